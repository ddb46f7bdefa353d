package tei

import (
	"iter"
	"strings"

	"github.com/beevik/etree"
)

// A Header is the view of a teiHeader (TEI P5, 2).
type Header struct {
	Element *etree.Element
}

// Titles returns the titles of the edition: title in titleStmt.
func (h *Header) Titles() []string {
	return phrases(h.in("fileDesc", "titleStmt"), "title")
}

// Authors returns the authors of the text: author in titleStmt.
func (h *Header) Authors() []string {
	return phrases(h.in("fileDesc", "titleStmt"), "author")
}

// A RespStmt says who did what for an edition (TEI P5, 2.2.1).
type RespStmt struct {
	Element *etree.Element
	ID      string   // @xml:id, by which @resp points here; "" if it has none
	Resp    string   // what they did: "translated by"
	Names   []string // who
}

// RespStmts returns the statements of responsibility in titleStmt.
func (h *Header) RespStmts() []RespStmt {
	var list []RespStmt
	for e := range all(h.in("fileDesc", "titleStmt"), "respStmt") {
		r := RespStmt{Element: e, ID: ID(e), Resp: Phrase(firstChild(e, "resp"))}
		for _, name := range []string{"persName", "orgName", "name"} {
			r.Names = append(r.Names, phrases(e, name)...)
		}
		list = append(list, r)
	}
	return list
}

// A Language is one language used in an edition (TEI P5, 2.4.2).
type Language struct {
	Element *etree.Element
	Ident   string // BCP 47 tag: "ru-Latn"
	Text    string // what the header says of it
}

// Languages returns the languages of langUsage.
func (h *Header) Languages() []Language {
	var list []Language
	for e := range all(h.in("profileDesc", "langUsage"), "language") {
		list = append(list, Language{Element: e, Ident: e.SelectAttrValue("ident", ""), Text: Phrase(e)})
	}
	return list
}

// A CorrespAction is one step on a letter's way (TEI P5, 2.4.6).
type CorrespAction struct {
	Element *etree.Element
	Type    string // sent, received, transmitted, redirected, forwarded
	Subtype string
	Names   []Name // persons and organisations
	Places  []Name
	Dates   []Date
}

// CorrespActions returns the steps that correspDesc lists, in its order.
func (h *Header) CorrespActions() []CorrespAction {
	desc := h.in("profileDesc", "correspDesc")
	var list []CorrespAction
	for e := range all(desc, "correspAction") {
		list = append(list, correspAction(e))
	}
	return list
}

func correspAction(e *etree.Element) CorrespAction {
	a := CorrespAction{
		Element: e,
		Type:    e.SelectAttrValue("type", ""),
		Subtype: e.SelectAttrValue("subtype", ""),
	}
	for found := range Elements(e) {
		switch {
		case Is(found, "persName"), Is(found, "orgName"), Is(found, "name"):
			a.Names = append(a.Names, nameOf(found))
		case Is(found.Parent(), "placeName"): // a part of the place's name
		case Is(found, "placeName"), Is(found, "settlement"), Is(found, "country"):
			a.Places = append(a.Places, nameOf(found))
		case Is(found, "date"):
			a.Dates = append(a.Dates, DateOf(found))
		}
	}
	return a
}

// Abstract returns the paragraphs of the abstract.
func (h *Header) Abstract() []string {
	return phrases(h.in("profileDesc", "abstract"), "p")
}

func (h *Header) in(path ...string) *etree.Element {
	return Descend(h.Element, path...)
}

// phrases returns the text of the children of a name, without empty ones.
func phrases(e *etree.Element, local string) []string {
	var list []string
	for child := range all(e, local) {
		if s := Phrase(child); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// all is Children for an element that may be missing.
func all(e *etree.Element, local string) iter.Seq[*etree.Element] {
	if e == nil {
		return func(func(*etree.Element) bool) {}
	}
	return Children(e, local)
}

// ID returns the xml:id of an element, "" if it has none.
func ID(e *etree.Element) string { return e.SelectAttrValue("xml:id", "") }

// Pointers returns the ids that a pointer attribute (@hand, @wit, @resp, …) names
// by "#id", in order; what points out of the document is left out.
func Pointers(value string) []string {
	var ids []string
	for _, p := range strings.Fields(value) {
		if id, ok := strings.CutPrefix(p, "#"); ok && id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}
