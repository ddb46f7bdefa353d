package collate

import (
	"slices"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// Reconstruct returns the text of a witness, named by its xml:id, from an apparatus:
// the text outside of readings, and those readings that name the witness. Paragraphs
// and stanzas are divided by a blank line, verses by a line end, and white space before a lb that is the witness's is a
// line end.
func Reconstruct(d *tei.Document, id string) string {
	r := &reconstruction{id: id, on: true}
	body := tei.Descend(d.Root(), "text", "body")
	if body == nil {
		return ""
	}
	for e := range tei.Elements(body) {
		if tei.Is(e, "witStart") && r.names(e, "wit") {
			r.on = false // until then
		}
	}
	first := true
	for _, block := range body.ChildElements() {
		if !first && r.on {
			r.text = append(r.text, "\n\n"...)
		}
		first = false
		r.block(block)
	}
	return string(r.text)
}

// block adds a paragraph, or the verses of a stanza.
func (r *reconstruction) block(e *etree.Element) {
	if e.Tag != "lg" {
		r.content(e, false)
		return
	}
	for i, verse := range e.ChildElements() {
		if i > 0 && r.on {
			r.text = append(r.text, '\n')
		}
		r.content(verse, false)
	}
}

type reconstruction struct {
	id   string
	on   bool // the witness is there
	text []byte
}

func (r *reconstruction) names(e *etree.Element, attr string) bool {
	return slices.Contains(tei.Pointers(e.SelectAttrValue(attr, "")), r.id)
}

// content adds what an element holds; own says that it is a reading of the witness.
func (r *reconstruction) content(e *etree.Element, own bool) {
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			if r.on || own {
				r.text = append(r.text, child.Data...)
			}
		case *etree.Element:
			r.element(child, own)
		}
	}
}

func (r *reconstruction) element(e *etree.Element, own bool) {
	switch e.Tag {
	case "app":
		for reading := range tei.Elements(e) {
			if (tei.Is(reading, "lem") || tei.Is(reading, "rdg")) && r.names(reading, "wit") {
				r.content(reading, true)
			}
		}
	case "lb":
		if (r.on || own) && (e.SelectAttr("edRef") == nil || r.names(e, "edRef")) {
			r.lineEnd()
		}
	case "witStart", "witEnd":
		if r.names(e, "wit") {
			r.on = e.Tag == "witStart"
		}
	default:
		r.content(e, own)
	}
}

// lineEnd makes a line end of the white space that was added last.
func (r *reconstruction) lineEnd() {
	if n := len(r.text); n > 0 && (r.text[n-1] == ' ' || r.text[n-1] == '\n') {
		r.text = r.text[:n-1]
	}
	r.text = append(r.text, '\n')
}
