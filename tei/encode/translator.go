package encode

import (
	"slices"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/source"
)

// betweenNames matches what stands between the names of several people.
var betweenNames = expression.Lazy(`,?\s+(?:and|&)\s+|,\s+`)

// translators returns the names of the translators that the citation or source names, each apart.
func (f *facts) translators() []piece {
	whole := f.pieces["translator"]
	var list []piece
	add := func(from, to int) {
		file, start := whole.span.File, whole.span.Start
		list = append(list, piece{whole.text[from:to], file.Span(start+from, start+to), whole.rule})
	}
	if whole.text == "" {
		return nil
	}
	from := 0
	for _, at := range betweenNames().FindAllStringIndex(whole.text, -1) {
		add(from, at[0])
		from = at[1]
	}
	add(from, len(whole.text))
	return list
}

// translation says who translated, if the citation or source does: all in one statement, since nothing says who
// supplied which words.
func (e *encoder) translation(stmt *etree.Element) {
	list := e.facts.translators()
	if len(list) == 0 {
		return
	}
	resp := add(stmt, "respStmt", "xml:id", translatorID)
	addText(resp, "resp", translatedBy)
	for _, p := range list {
		e.decide(p.span, p.rule, e.refWords(addText(resp, "persName", foldBlanks(p.text)), p.span), "translator", false)
	}
}

// translatorMarks returns the names of the translators that a field of the header names, to be marked there.
func (e *encoder) translatorMarks(field source.Span, element []string) []mark {
	var marks []mark
	if len(e.meta.Translators) > 0 {
		return nil // who was told elsewhere
	}
	for _, p := range e.facts.translators() {
		if p.span.Start < field.Start || p.span.End > field.End {
			continue
		}
		m := mark{span: p.span, name: element[0], attrs: slices.Clone(element[1:]), rule: p.rule, what: "translator"}
		if ref := e.refTo(personKind.name, foldBlanks(p.text), p.span); ref != "" {
			m.attrs = append(m.attrs, "ref", ref)
		}
		marks = append(marks, m)
	}
	return marks
}
