package tei

import (
	"iter"

	"github.com/beevik/etree"
)

// A Name is a name as a text gives it (TEI P5, 14.2).
type Name struct {
	Element *etree.Element
	Kind    string // the element: persName, placeName, orgName, name …
	Ref     string // @ref: who or what is meant; "" if not stated
	Key     string // @key; "" if not stated
	Text    string // the name
}

var nameElements = map[string]bool{
	"persName": true, "placeName": true, "orgName": true, "name": true,
	"geogName": true, "settlement": true, "country": true, "region": true,
}

// Names yields the names in an element and below it, in document order: persons,
// places, organisations, and others marked as name.
func Names(e *etree.Element) iter.Seq[Name] {
	return func(yield func(Name) bool) {
		for found := range Elements(e) {
			if nameElements[found.Tag] && found.NamespaceURI() == Namespace && !yield(nameOf(found)) {
				return
			}
		}
	}
}

func nameOf(e *etree.Element) Name {
	return Name{
		Element: e,
		Kind:    e.Tag,
		Ref:     e.SelectAttrValue("ref", ""),
		Key:     e.SelectAttrValue("key", ""),
		Text:    Phrase(e),
	}
}

// A Date is a date as a text gives it, with what the edition says it is (TEI P5,
// 14.4). All fields are as written; a field that is not stated is "".
type Date struct {
	Element   *etree.Element
	When      string // @when, or @when-iso
	NotBefore string
	NotAfter  string
	From      string
	To        string
	Text      string
}

// DateOf returns what a date element states.
func DateOf(e *etree.Element) Date {
	return Date{
		Element:   e,
		When:      either(e, "when"),
		NotBefore: either(e, "notBefore"),
		NotAfter:  either(e, "notAfter"),
		From:      either(e, "from"),
		To:        either(e, "to"),
		Text:      Phrase(e),
	}
}

// either returns the W3C form of a dating attribute, else its ISO form.
func either(e *etree.Element, key string) string {
	return e.SelectAttrValue(key, e.SelectAttrValue(key+"-iso", ""))
}
