package encode

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// sourceDesc describes what the transcription was made from: its citation word for
// word, with the pieces that the profile knows; the archival unit; other copies.
func (e *encoder) sourceDesc(desc *etree.Element) {
	e.bibl(desc)
	e.msDesc(desc)
	if p := e.facts.pieces["copy"]; p.text != "" {
		bibl := add(desc, "bibl", "type", "copy")
		e.copyOf(bibl, p)
		e.decide(p.span, p.rule, bibl, "another copy", false)
	}
	e.listWit(desc)
	if len(desc.Child) == 0 {
		addText(desc, "p", "A plain-text transcription; it states no source.")
	}
}

const citationID = "transcription"

// bibl makes the citation, which is the citation field, else the source field.
func (e *encoder) bibl(desc *etree.Element) {
	f := &e.facts
	var bibl *etree.Element
	for _, name := range []string{"citation", "source"} {
		field := f.fields[name]
		if field == nil || len(field.Value) == 0 {
			continue
		}
		b := add(desc, "bibl")
		if bibl == nil {
			bibl = b
			set(b, "xml:id", citationID)
		}
		if name != "citation" {
			set(b, "type", name)
		}
		e.citation(b, field)
	}
	url, rights := f.fields["url"], f.fields["rights"]
	if bibl == nil && (url != nil || rights != nil) {
		bibl = add(desc, "bibl", "xml:id", citationID)
	}
	if url != nil && len(url.Value) > 0 {
		e.fieldValue(add(bibl, "idno", "type", "URL"), url)
	}
	if rights != nil && len(rights.Value) > 0 {
		e.rights(bibl, rights)
	}
}

func (e *encoder) rights(bibl *etree.Element, f *notation.Field) {
	availability := add(bibl, "availability")
	for _, b := range f.Value {
		e.inline(add(availability, "p"), b.Content, folded)
	}
	e.explainField(f, availability)
}

// citation appends a citation word for word, its pieces marked.
func (e *encoder) citation(bibl *etree.Element, f *notation.Field) {
	marks := e.citationMarks(f)
	for i, b := range f.Value {
		if i > 0 {
			bibl.CreateText("\n\n")
		}
		nodes := e.withoutAngles(plainLines(b.Content))
		e.inline(bibl, e.withMarks(nodes, marks), folded)
	}
	e.explainField(f, bibl)
}

// citationElements says which pieces of a citation are elements within it, and
// with which attributes.
var citationElements = map[string][]string{
	"title":      {"title", "level", "a"},
	"date":       {"date"},
	"publisher":  {"publisher"},
	"translator": {"editor", "role", "translator"},
	"url":        {"ref"},
}

func (e *encoder) citationMarks(f *notation.Field) []mark {
	var marks []mark
	span := valueSpan(f)
	for name, el := range citationElements {
		p, ok := e.facts.pieces[name]
		if name == "translator" {
			marks = append(marks, e.translatorMarks(span, el)...)
			continue
		}
		if !ok || p.span.Start < span.Start || p.span.End > span.End {
			continue
		}
		m := mark{span: p.span, name: el[0], attrs: slices.Clone(el[1:]), rule: p.rule, what: name}
		switch name {
		case "date":
			d, ok := parseDate(p.text, e.dates.order)
			if !ok {
				continue
			}
			m.attrs = []string{"when", d.iso()}
		case "url":
			m.attrs = []string{"target", p.text}
		}
		marks = append(marks, m)
	}
	return marks
}

// withoutAngles takes away the angle brackets round an address of the web: they
// are signs of the notation.
func (e *encoder) withoutAngles(nodes []notation.Node) []notation.Node {
	at := e.facts.pieces["url"].span
	for i, n := range nodes {
		t, ok := n.(*notation.Text)
		if !ok || at.Start <= t.Span.Start || at.End >= t.Span.End {
			continue
		}
		before, rest := splitText(t, at.Start)
		url, after := splitText(rest, at.End)
		if !strings.HasSuffix(before.Text, "<") || !strings.HasPrefix(after.Text, ">") {
			return nodes
		}
		before, open := splitText(before, at.Start-1)
		closing, after := splitText(after, at.End+1)
		e.angled = true
		e.label(open.Span, "sign before an address of the web")
		e.label(closing.Span, "sign after an address of the web")
		return slices.Concat(nodes[:i], []notation.Node{before, url, after}, nodes[i+1:])
	}
	return nodes
}

// archivalPieces are the parts of an archival signature, from the collection down.
var archivalPieces = []string{"fond", "opis", "delo", "papka", "list"}

// hasMsDesc reports whether the archival unit is known: by metadata or by the citation.
func (e *encoder) hasMsDesc() bool {
	m := &e.meta
	for _, v := range []notation.Value{m.Country, m.Settlement, m.Repository, m.Collection, m.IDNo} {
		if v.Text != "" {
			return true
		}
	}
	return e.facts.pieces["idno"].text != ""
}

// msDesc describes the archival unit, if it is known.
func (e *encoder) msDesc(desc *etree.Element) {
	if !e.hasMsDesc() {
		return
	}
	ms := add(desc, "msDesc")
	id := add(ms, "msIdentifier")
	e.say(id, "country", e.meta.Country)
	e.say(id, "settlement", e.meta.Settlement)
	idno, repository := e.facts.pieces["idno"], e.facts.pieces["repository"]
	switch e.say(id, "repository", e.meta.Repository); {
	case e.meta.Repository.Text == "" && idno.text != "" && repository.text != "":
		addText(id, "repository", foldBlanks(repository.text))
	}
	e.say(id, "collection", e.meta.Collection)
	switch e.say(id, "idno", e.meta.IDNo); {
	case e.meta.IDNo.Text == "" && idno.text != "":
		e.signature(add(id, "idno", "type", "archival"), idno)
		e.decide(idno.span, idno.rule, id, "archival signature", false)
	}
	if l := e.facts.fields["language"]; l != nil && len(l.Value) > 0 {
		e.fieldValue(add(add(ms, "msContents"), "textLang", "mainLang", e.facts.original.Tag), l)
	}
}

// signature appends an archival signature word for word, its parts marked.
func (e *encoder) signature(el *etree.Element, whole piece) {
	text, at := whole.text, 0
	names := slices.Clone(archivalPieces)
	slices.SortStableFunc(names, func(a, b string) int { return e.facts.pieces[a].span.Start - e.facts.pieces[b].span.Start })
	for _, name := range names {
		p := e.facts.pieces[name]
		start := p.span.Start - whole.span.Start
		if p.text == "" || start < at {
			continue
		}
		el.CreateText(foldInner(text[at:start]))
		addText(el, "idno", foldBlanks(p.text), "type", name)
		at = start + len(p.text)
	}
	if at < len(text) {
		el.CreateText(foldInner(text[at:]))
	}
}

// foldInner folds blanks and keeps one at either end.
func foldInner(s string) string {
	s = allowed(s)
	if isWhite(s) && s != "" {
		return " "
	}
	folded := foldBlanks(s)
	if s != "" && isWhite(s[:1]) {
		folded = " " + folded
	}
	if s != "" && isWhite(s[len(s)-1:]) {
		folded += " "
	}
	return folded
}

func (e *encoder) copyOf(bibl *etree.Element, p piece) {
	inner := e.facts.pieces["copyidno"]
	if inner.text == "" {
		bibl.CreateText(foldInner(p.text))
		return
	}
	start := inner.span.Start - p.span.Start
	bibl.CreateText(foldInner(p.text[:start]))
	addText(bibl, "idno", foldBlanks(inner.text), "type", "archival")
	bibl.CreateText(foldInner(p.text[start+len(inner.text):]))
}
