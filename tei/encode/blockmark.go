package encode

import (
	"slices"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// marks returns the names and dates to be marked in a block: those that its rule
// names, then the dates of its text.
func (e *encoder) marks(p *part) []mark {
	var list []mark
	for group, name := range p.marked() {
		at, ok := p.span(group)
		if !ok {
			continue
		}
		if m, ok := e.ruleMark(p, group, name, at); ok {
			list = append(list, m)
		}
	}
	if p.rule != nil && p.rule.Element == "idno" {
		return list // it holds words only
	}
	lines := kept
	if p.prose && p.item == nil && p.role != table {
		lines = folded
	}
	return append(list, e.textMarks(p.block, list, lines)...)
}

// textMarks returns the dates in a block and the names that lists have, which no other mark takes.
func (e *encoder) textMarks(b *notation.Block, others []mark, lines lineEnd) []mark {
	list := e.dateMarks(b, others)
	return append(list, e.nameMarks(b.Span, slices.Concat(others, list), lines)...)
}

func (p *part) marked() map[string]string {
	if p.rule == nil {
		return nil
	}
	return p.rule.Marks
}

func (e *encoder) ruleMark(p *part, group, name string, at source.Span) (mark, bool) {
	m := mark{span: at, name: name, rule: p.rule.Name, what: markWords(name)}
	if ref := e.refTo(name, at.Text(), at); ref != "" {
		m.attrs = []string{"ref", ref}
	}
	switch name {
	case "date":
		d, ok := parseDate(at.Text(), e.dates.order)
		if !ok {
			return mark{}, false
		}
		m.attrs = []string{"when", d.iso()}
		m.what += " " + d.iso()
	case "num":
		m.attrs = []string{"value", at.Text()}
	case "time":
		m.attrs = []string{"when-iso", timeOfDay(at.Text())}
		m.what += " " + timeOfDay(at.Text())
		m.what, m.guess = orElse(m.what, p.rule.Guess), true
	}
	return m, true
}

// markWords names an element that marks words, for people.
func markWords(element string) string {
	switch element {
	case "persName":
		return "name of a person"
	case "placeName":
		return "name of a place"
	case "roleName":
		return "office"
	case "orgName":
		return "name of a body"
	case "num":
		return "number"
	case "time":
		return "time of day"
	}
	return element
}

func overlaps(at source.Span, marks []mark) bool {
	for _, m := range marks {
		if at.Start < m.span.End && m.span.Start < at.End {
			return true
		}
	}
	return false
}
