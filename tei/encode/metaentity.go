package encode

import (
	"fmt"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// entities lists the persons and places that the metadata declares (TEI P5, 14.3), and those of authority files that the
// edition names.
func (e *encoder) entities(desc *etree.Element) {
	holder := func(name string) func() *etree.Element {
		var el *etree.Element
		return func() *etree.Element {
			if el == nil {
				el = add(desc, name)
			}
			return el
		}
	}
	persons, places := holder("particDesc"), holder("settingDesc")
	if len(e.meta.Persons) > 0 {
		e.entityList(add(persons(), "listPerson"), e.meta.Persons, personKind)
	}
	e.givenEntities(persons, &e.names.persons, "listPerson")
	if len(e.meta.Places) > 0 {
		e.entityList(add(places(), "listPlace"), e.meta.Places, placeKind)
	}
	e.givenEntities(places, &e.names.places, "listPlace")
}

// An entityKind is what persons or places are called.
type entityKind struct {
	element string // of the list
	name    string // of a name
	id      string // begins the ids that nobody stated
	list    string // the field of metadata
}

var (
	personKind = entityKind{"person", "persName", "person", "persons"}
	placeKind  = entityKind{"place", "placeName", "place", "places"}
)

// variantName is the type of a name that is not the first of a person or place.
const variantName = "variant"

func (e *encoder) entityList(list *etree.Element, entities []notation.Entity, kind entityKind) {
	for i, entity := range entities {
		el := add(list, kind.element, "xml:id", entityID(entity, kind, i))
		e.origins.attr(el, "xml:id", entity.ID.At)
		if entity.Name.Text != "" {
			e.say(el, kind.name, entity.Name)
		}
		for _, v := range entity.Variants {
			e.say(el, kind.name, v, "type", variantName)
		}
		note := func() { e.say(el, "note", entity.Note) }
		if kind == placeKind {
			note() // the schema wants it before idno in neither, but in places after the names
		}
		for _, ref := range entity.Refs {
			e.say(el, "idno", ref, "type", authorityOf(ref.Text))
		}
		if kind == personKind {
			note()
		}
	}
}

// entityID returns the xml:id of a person or place.
func entityID(entity notation.Entity, kind entityKind, i int) string {
	if entity.ID.Text != "" {
		return entity.ID.Text
	}
	return fmt.Sprintf("%s-%d", kind.id, i+1)
}

// authorities says by which word an address of the web belongs to which authority file.
var authorities = []struct{ host, name string }{
	{"viaf.org", "VIAF"},
	{"d-nb.info/gnd", "GND"},
	{"wikidata.org", "Wikidata"},
	{"geonames.org", "GeoNames"},
	{"id.loc.gov", "LOC"},
	{"isni.org", "ISNI"},
	{"orcid.org", "ORCID"},
	{"getty.edu", "Getty"},
	{"pleiades.stoa.org", "Pleiades"},
}

// authorityOf returns the name of the authority file that an address belongs to.
func authorityOf(address string) string {
	for _, a := range authorities {
		if strings.Contains(address, a.host) {
			return a.name
		}
	}
	return "URI"
}
