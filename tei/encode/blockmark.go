package encode

import (
	"fmt"
	"slices"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// dateRule is the name under which dates found in running text are reported.
var dateRule = notation.Name{Text: "date"}

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
		d, ok := parseDate(at.Text())
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

// dateMarks returns the dates in a block that no other mark takes.
func (e *encoder) dateMarks(b *notation.Block, others []mark) []mark {
	var list []mark
	text := b.Span.Text()
	for _, found := range findDates(text) {
		at := b.Span.File.Span(b.Span.Start+found.start, b.Span.Start+found.end)
		if !overlaps(at, others) {
			if m, ok := e.dateMark(at, found); ok {
				list = append(list, m)
			}
		}
	}
	return list
}

// dateMark marks a date. One of which the text states the last two digits of the year only is
// marked if the document's date has these, else not.
func (e *encoder) dateMark(at source.Span, found foundDate) (mark, bool) {
	d := found.date
	m := mark{span: at, name: "date", rule: dateRule, attrs: found.attrs(), what: "date " + datedWords(found.attrs())}
	if found.until != (calendarDate{}) {
		return m, true
	}
	if d.year == 0 || d.century() {
		full, ok := d.inferred(e.facts.date)
		if ok {
			m.attrs = []string{"when", full.iso(), "evidence", "internal"}
			m.what = fmt.Sprintf("date %s: the year is inferred from the document's", full.iso())
			m.guess = true
		}
		return m, ok || !d.century()
	}
	return m, true
}

// datedWords returns the values of the attributes that state a date.
func datedWords(attrs []string) string {
	words := attrs[1]
	if len(attrs) > 3 {
		words += "/" + attrs[3]
	}
	return words
}

func overlaps(at source.Span, marks []mark) bool {
	for _, m := range marks {
		if at.Start < m.span.End && m.span.Start < at.End {
			return true
		}
	}
	return false
}
