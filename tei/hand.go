package tei

import "github.com/beevik/etree"

// A HandNote is one hand that wrote in a source (TEI P5, 11.3.2.1).
type HandNote struct {
	Element *etree.Element
	ID      string // @xml:id, by which @hand and handShift/@new point here
	Scope   string // sole, major or minor; "" if not stated
	Medium  string // ink, pencil …; "" if not stated
	Text    string // what the header says of it
}

// Hands returns the hands that the header declares, in handNotes or in the
// description of a manuscript, in document order.
func (h *Header) Hands() []HandNote {
	var list []HandNote
	for e := range Find(h.Element, "handNote") {
		list = append(list, HandNote{
			Element: e,
			ID:      ID(e),
			Scope:   e.SelectAttrValue("scope", ""),
			Medium:  e.SelectAttrValue("medium", ""),
			Text:    Phrase(e),
		})
	}
	return list
}

// A Witness is one witness of a text (TEI P5, 13.1.3).
type Witness struct {
	Element *etree.Element
	ID      string // @xml:id, by which @wit points here
	Siglum  string // @n if given, else the id: what a reader sees in the apparatus
	Text    string // what the header says of it
}

// Witnesses returns the witnesses that the header declares, in document order.
// Those that an edition lists in its front matter are found by [WitnessesIn].
func (h *Header) Witnesses() []Witness { return WitnessesIn(h.Element) }

// WitnessesIn returns the witnesses declared anywhere in an element, in document
// order.
func WitnessesIn(e *etree.Element) []Witness {
	var list []Witness
	for w := range Find(e, "witness") {
		id := ID(w)
		list = append(list, Witness{
			Element: w,
			ID:      id,
			Siglum:  w.SelectAttrValue("n", id),
			Text:    Phrase(w),
		})
	}
	return list
}
