package encode

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A part is a block of the body and what it was taken for.
type part struct {
	block *notation.Block
	role  string              // "p" if no rule took it for anything
	rule  *notation.BlockRule // nil if none did
	found map[string]notation.Range
	text  string // as typed; of a bracket with a label that is the whole block, what stands in it
	at    source.Span
	where string // "start", "middle" or "end": the zone in which a rule read it
	prose bool
	loose bool // it is of a closer that closes nothing
}

// The roles of blocks that the encoder itself knows.
const (
	paragraph  = "p"
	heading    = "head"
	address    = "address"
	dateline   = "dateline"
	salutation = "salute"
	signature  = "signed"
	routing    = "transmission"
	annotation = "annotation"
	separator  = "separator"
	postscript = "postscript"
	speech     = "speech"

	preliminary = "preliminary" // before a heading or an address, and neither
	pageOnly    = "page"        // nothing but the end of a page
)

// parts takes the blocks of the body for what the rules of the profile say.
func (e *encoder) parts() []*part {
	parts := make([]*part, len(e.tree.Body))
	first, last := len(parts), -1
	for i, b := range e.tree.Body {
		parts[i] = e.newPart(b)
		if parts[i].prose {
			first, last = min(first, i), i
		}
	}
	newZone(e, "start", parts[:first]).read()
	if first <= last {
		newZone(e, "middle", parts[first:last+1]).read()
	}
	newZone(e, "end", parts[last+1:]).read()
	e.speeches(parts)
	return parts
}

// minSpeeches is the number of blocks that must begin with the name of a speaker
// for one of them to be a speech.
const minSpeeches = 3

// speeches takes the prose of minutes for speeches.
func (e *encoder) speeches(parts []*part) {
	var found []*part
	for _, p := range parts {
		if p.role == paragraph && p.prose {
			if newZone(e, speech, nil).assign(p, 0); p.rule != nil {
				found = append(found, p)
			}
		}
	}
	if len(found) >= minSpeeches {
		return
	}
	for _, p := range found {
		p.role, p.rule, p.found = paragraph, nil, nil
	}
}

func (e *encoder) newPart(b *notation.Block) *part {
	at := readable(b)
	p := &part{block: b, role: paragraph, text: at.Text(), at: at}
	if len(core(b)) == 0 {
		p.role = pageOnly
	}
	p.prose = p.role == paragraph && isProse(p) && !e.strong(p)
	return p
}

// strong reports whether a block is no prose by a rule of the profile, even if it
// reads like a sentence: "Printed from the original in the archive."
func (e *encoder) strong(p *part) bool {
	return slices.ContainsFunc(e.profile.Blocks, func(r *notation.BlockRule) bool {
		return r.Strong && len(p.text) <= maxStrong && r.Match.MatchString(p.text)
	})
}

// maxStrong is the length in bytes of the longest block that a strong rule is tried
// on.
const maxStrong = 2000

// A zone is a run of blocks before the first prose or after the last.
type zone struct {
	e     *encoder
	where string
	parts []*part
	rules map[string]bool // that read a block of the zone
	roles map[string]bool // that blocks of the zone have
}

func newZone(e *encoder, where string, parts []*part) *zone {
	return &zone{e, where, parts, map[string]bool{}, map[string]bool{}}
}

func (z *zone) read() {
	for i, p := range z.parts {
		if p.rule == nil && p.role == paragraph && !p.prose {
			z.assign(p, i)
		}
		z.roles[p.role] = true
		if p.rule != nil {
			z.rules[p.rule.Name.Text] = true
		}
	}
}

func (z *zone) assign(p *part, i int) {
	if role := bracketRole(p.block, z.where); role != "" {
		p.role, p.where = role, z.where
		return
	}
	previous := ""
	if i > 0 {
		previous = z.parts[i-1].role
	}
	for _, r := range z.e.profile.Blocks {
		if found := z.matches(r, p, previous); found != nil {
			p.role, p.rule, p.found, p.where = r.Role, r, found, z.where
			return
		}
	}
}

// bracketRole returns the role of a block that is nothing but a bracket.
func bracketRole(b *notation.Block, where string) string {
	n, ok := onlyBracket(b)
	if !ok || n.Rule == nil || where == "start" && n.Rule.Role == signature {
		return ""
	}
	return n.Rule.Role
}

func (z *zone) matches(r *notation.BlockRule, p *part, previous string) map[string]notation.Range {
	switch {
	case r.Where != "" && r.Where != z.where,
		len(r.After) > 0 && !slices.Contains(r.After, previous),
		r.Since != "" && !z.rules[r.Since],
		slices.ContainsFunc(r.Not, func(role string) bool { return z.roles[role] }),
		r.Indented && p.block.Indent.Text == "",
		!fits(r, p.text):
		return nil
	}
	if r.Match == nil {
		return map[string]notation.Range{}
	}
	found := r.Match.Find(p.text)
	if at, ok := found["sender"]; ok && !z.e.isSender(p.text[at.Start:at.End]) {
		return nil
	}
	return found
}

// fits reports whether a block has no more and no wider lines than a rule allows.
func fits(r *notation.BlockRule, text string) bool {
	if r.MaxLines == 0 && r.MaxWidth == 0 {
		return true
	}
	lines := strings.Split(text, "\n")
	if r.MaxLines > 0 && len(lines) > r.MaxLines {
		return false
	}
	return r.MaxWidth == 0 || !slices.ContainsFunc(lines, func(l string) bool {
		return utf8.RuneCountInString(l) > r.MaxWidth
	})
}

// isSender reports whether a name is that of the sender in the title or of the author, or
// one word of it: a first name is enough below a letter.
func (e *encoder) isSender(name string) bool {
	name = strings.TrimRight(foldBlanks(name), ".")
	for _, known := range []string{e.facts.sender.text, e.facts.value("author")} {
		if strings.EqualFold(name, known) && known != "" {
			return true
		}
		if slices.Contains(strings.Fields(known), name) {
			return true
		}
	}
	return false
}

var sentence = regexp.MustCompile(`\p{Ll}{2}.*[.!?:;…]["'”’»)\]]*(?:\[\d{1,3}\])*$`)

// minProse is the number of words that make a sentence: shorter ones may be a
// salutation or a signature.
const minProse = 6

// maxShort is the length in bytes of the longest block that need not be prose.
const maxShort = 240

// isProse reports whether a block is running text: a sentence, or long.
func isProse(p *part) bool {
	if b, ok := onlyBracket(p.block); ok && b.Rule != nil && b.Rule.Role != "" {
		return false
	}
	if len(p.text) > maxShort {
		return true
	}
	folded := foldBlanks(p.text)
	return sentence.MatchString(folded) && strings.Count(folded, " ") >= minProse-1
}

func onlyBracket(b *notation.Block) (*notation.Bracket, bool) {
	nodes := core(b)
	if len(nodes) != 1 {
		return nil, false
	}
	n, ok := nodes[0].(*notation.Bracket)
	return n, ok
}

// span returns where a named group of a part stands.
func (p *part) span(name string) (source.Span, bool) {
	at, ok := p.found[name]
	if !ok {
		return source.Span{}, false
	}
	return p.at.File.Span(p.at.Start+at.Start, p.at.Start+at.End), true
}

// readable returns where the words of a block stand by which it is recognised,
// without the ends of pages round them. An inserted signature is a signature.
func readable(b *notation.Block) source.Span {
	nodes := core(b)
	if len(nodes) == 0 {
		return b.Span
	}
	if n, ok := onlyBracket(b); ok && n.Label != "" && len(n.Content) > 0 {
		nodes = n.Content
	}
	return nodes[0].Place().Cover(nodes[len(nodes)-1].Place())
}

// core returns the content of a block without ends of pages at its own ends.
func core(b *notation.Block) []notation.Node {
	nodes := b.Content
	for len(nodes) > 0 && isPage(nodes[0]) {
		nodes = nodes[1:]
	}
	for len(nodes) > 0 && isPage(nodes[len(nodes)-1]) {
		nodes = nodes[:len(nodes)-1]
	}
	return nodes
}

func isPage(n notation.Node) bool {
	switch n.(type) {
	case *notation.PageEnd, *notation.Break:
		return true
	}
	return false
}
