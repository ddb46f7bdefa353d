package encode

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/notation"
)

// A zone is a run of blocks before the first prose or after the last.
type zone struct {
	e      *encoder
	where  string
	parts  []*part
	rules  map[string]bool // that read a block of the zone
	roles  map[string]bool // that blocks of the zone have
	letter bool            // a salutation or an address stands above the text
}

func newZone(e *encoder, where string, parts []*part) *zone {
	return &zone{e: e, where: where, parts: parts, rules: map[string]bool{}, roles: map[string]bool{}}
}

func (z *zone) read() {
	for i, p := range z.parts {
		switch {
		case p.item != nil:
			z.item(p, i)
		case p.rule == nil && p.role == paragraph && !p.prose:
			z.assign(p, i)
		}
		z.roles[p.role] = true
		if p.rule != nil {
			z.rules[p.rule.Name.Text] = true
		}
	}
}

// item takes the items of a list for what the line above them is.
func (z *zone) item(p *part, i int) {
	if i > 0 && z.parts[i-1].role == distribution {
		p.role, p.where = distribution, z.where
	}
}

func (z *zone) assign(p *part, i int) {
	previous := ""
	if i > 0 {
		previous = z.parts[i-1].role
	}
	if role := bracketRole(p.block, z.where); role != "" {
		if role == signature && previous == production {
			role = production // of the person who made the copy
		}
		p.role, p.where = role, z.where
		return
	}
	if z.where == "start" && z.e.isTitle(p) {
		p.role, p.rule, p.where = heading, titleRule, z.where
		return
	}
	for _, r := range z.e.profile.Blocks {
		if r.Series || r.Next == "text" && !z.beforeText(i) {
			continue
		}
		if found := z.matches(r, p, previous); found != nil {
			p.role, p.rule, p.found, p.where = r.Role, r, found, z.where
			return
		}
	}
}

// beforeText reports whether the block after one is running text and the one before it is no
// heading that runs on.
func (z *zone) beforeText(i int) bool {
	return i+1 < len(z.parts) && z.parts[i+1].prose && z.parts[i+1].item == nil
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
		r.Letter && !z.letter,
		slices.ContainsFunc(r.Not, func(role string) bool { return z.roles[role] }),
		r.Indented && p.block.Indent.Text == "",
		r.Mixed && z.e.tree.Capitals,
		!fits(r, p.text):
		return nil
	}
	found := r.Read(p.text)
	if at, ok := found["sender"]; ok && !z.e.isSender(p.text[at.Start:at.End]) {
		return nil
	}
	return found
}

// fits reports whether a block has no more and no wider lines than a rule allows.
func fits(r *notation.BlockRule, text string) bool {
	if r.MaxLines > 0 && strings.Count(text, "\n") >= r.MaxLines {
		return false
	}
	if r.MaxWidth == 0 || len(text) <= r.MaxWidth {
		return true
	}
	for rest := text; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if len(line) > r.MaxWidth && utf8.RuneCountInString(line) > r.MaxWidth {
			return false
		}
	}
	return true
}

// isSender reports whether a name is that of the sender in the title or of the author, or
// one word of it: a first name is enough below a letter. Two words or more that the title has
// are a name too.
func (e *encoder) isSender(name string) bool {
	letters := lettersOf(unbracketed(name))
	for _, known := range []string{e.facts.sender.text, e.facts.value("author")} {
		known = unbracketedName(known)
		if letters != "" && letters == lettersOf(known) {
			return true
		}
		if slices.ContainsFunc(strings.Fields(known), func(w string) bool { return w == strings.Trim(name, ".") }) {
			return true
		}
	}
	receiver := lettersOf(e.facts.receiver.text)
	return strings.Count(name, " ") > 0 && strings.Contains(lettersOf(e.facts.title()), letters) &&
		(receiver == "" || !strings.Contains(letters, receiver))
}

// unbracketedName returns a name without what brackets add to it: "Filippov [Stalin]".
func unbracketedName(name string) string {
	name, _, _ = strings.Cut(name, " [")
	return name
}
