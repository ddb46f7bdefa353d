package collate

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// Reconstruct returns the text of a witness, named by its xml:id, from an apparatus:
// the text outside of readings, and those readings that name the witness. Paragraphs
// and stanzas are divided by a blank line, verses by a line end, and white space before
// a lb that is the witness's is a line end. The entries stand in the text, or in a list
// behind it, linked by anchors (DoubleEndPoint).
func Reconstruct(d *tei.Document, id string) string { return string(rebuild(d, id).text) }

func rebuild(d *tei.Document, id string) *reconstruction {
	r := &reconstruction{id: id, on: true, entries: anchored(d.Root())}
	body := tei.Descend(d.Root(), "text", "body")
	if body == nil {
		r.append("", d.Root())
		return r
	}
	for e := range tei.Elements(d.Root()) {
		if tei.Is(e, "witStart") && r.names(e, "wit") {
			r.on = false // until then
		}
	}
	first := true
	for _, block := range body.ChildElements() {
		if !first && r.on {
			r.append("\n\n", block)
		}
		first = false
		r.block(block)
	}
	return r
}

// block adds a paragraph, or the verses of a stanza.
func (r *reconstruction) block(e *etree.Element) {
	if e.Tag != "lg" {
		r.content(e, false)
		return
	}
	for i, verse := range e.ChildElements() {
		if i > 0 && r.on {
			r.append("\n", verse)
		}
		r.content(verse, false)
	}
}

type reconstruction struct {
	id      string
	on      bool // the witness is there
	text    []byte
	pieces  []rebuilt
	entries map[string]*etree.Element // those behind the text, by the anchor that they begin at
	until   string                    // the anchor at which one ends whose lemma is being passed over
}

// A rebuilt piece of text begins at an offset and came from an element.
type rebuilt struct {
	offset int
	from   *etree.Element
}

func (r *reconstruction) append(s string, from *etree.Element) {
	if n := len(r.pieces); n == 0 || r.pieces[n-1].from != from {
		r.pieces = append(r.pieces, rebuilt{len(r.text), from})
	}
	r.text = append(r.text, s...)
}

// at returns the element from which the text at an offset came.
func (r *reconstruction) at(offset int) *etree.Element {
	n, found := slices.BinarySearchFunc(r.pieces, offset, func(p rebuilt, offset int) int { return p.offset - offset })
	if !found {
		n--
	}
	return r.pieces[max(n, 0)].from
}

func (r *reconstruction) names(e *etree.Element, attr string) bool {
	return slices.Contains(tei.Pointers(e.SelectAttrValue(attr, "")), r.id)
}

// content adds what an element holds; own says that it is a reading of the witness.
func (r *reconstruction) content(e *etree.Element, own bool) {
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			if r.until == "" && (r.on || own) {
				r.append(child.Data, e)
			}
		case *etree.Element:
			if child.Tag == "anchor" {
				r.anchor(child.SelectAttrValue("xml:id", ""))
			} else if r.until == "" {
				r.element(child, own)
			}
		}
	}
}

// anchor passes a place at which an entry may begin or end.
func (r *reconstruction) anchor(id string) {
	app := r.entries[id]
	switch {
	case r.until != "":
		if r.until == id {
			r.until = ""
		}
	case app != nil:
		r.element(app, false)
		r.until = strings.TrimPrefix(app.SelectAttrValue("to", ""), "#")
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
	case "witStart", "witEnd", "lacunaStart", "lacunaEnd":
		if r.names(e, "wit") {
			r.on = e.Tag == "witStart" || e.Tag == "lacunaEnd"
		}
	case "note": // an editor's: those of witnesses are not collated
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
