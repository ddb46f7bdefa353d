package encode

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/notation"
)

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
