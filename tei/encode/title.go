package encode

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// title makes the title: the header's, else that of the citation, else the first heading of the text, else
// the name of the file, since TEI asks for one.
func (e *encoder) title(stmt *etree.Element) {
	title := add(stmt, "title")
	field := e.facts.fields["title"]
	if field != nil && len(field.Value) > 0 {
		e.fieldValue(title, field)
		return
	}
	if p := e.facts.pieces["title"]; p.text != "" {
		title.CreateText(allowed(foldBlanks(p.text)))
		e.decide(p.span, p.rule, title, "title: that of the citation, since the header has no other", false)
		return
	}
	start := e.tree.File.Span(0, 0)
	if words := e.firstHeading(); words != "" {
		title.CreateText(words)
		e.conclude(start, "title", title, "title: the first heading, since the header has none", true)
		return
	}
	title.CreateText(allowed(baseName(e.tree.File.Name())))
	e.conclude(start, "title", title, "title: the name of the file, since the text has none", true)
}

// firstHeading returns the words of the first heading of the text that is no letterhead, without notes. That of one of
// several documents is no title of all of them.
func (e *encoder) firstHeading() string {
	if len(e.doc.body.FindElements("./div[@type='"+documentPortion+"']")) > 1 {
		return ""
	}
	words := ""
	for head := range tei.Find(e.doc.body, "head") {
		own := headingWords(head)
		if head.SelectAttrValue("type", "") != "letterhead" {
			return own
		}
		if words == "" {
			words = own
		}
	}
	return words
}

// headingWords returns the words of a heading in one line, without notes.
func headingWords(head *etree.Element) string {
	copied := head.Copy()
	for _, note := range copied.FindElements(".//note") {
		note.Parent().RemoveChild(note)
	}
	for _, lb := range copied.FindElements(".//lb") {
		if lb.SelectAttrValue("break", "") != "no" {
			lb.CreateText(" ")
		}
	}
	return tei.Phrase(copied)
}
