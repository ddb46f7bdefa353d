package site

import (
	"path"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// A kind says what a name names.
type kind string

const (
	person       kind = "person"
	place        kind = "place"
	organisation kind = "org"
)

// A name is one use of a name. Uses with one id are of one person, place or
// organisation.
type name struct {
	Kind kind   `json:"kind"`
	ID   string `json:"id"`
	Text string `json:"text"`
	Sort string `json:"sort,omitempty"` // the surname first, where the edition marks it
	URI  string `json:"uri,omitempty"`  // of an authority file
	Head bool   `json:"head,omitempty"` // from a header, which names persons in full
}

// kinds are the elements that name something; those of which the value is "" say by
// their @type what.
var kinds = map[string]kind{
	"persName": person, "author": person, "placeName": place, "geogName": place, "settlement": place, "country": place,
	"region": place, "district": place, "orgName": organisation, "name": "", "rs": "",
}

// kindOf returns what an element names, "" if it names nothing that a register has.
func kindOf(e *etree.Element) kind {
	k, ok := kinds[e.Tag]
	if !ok || e.NamespaceURI() != tei.Namespace {
		return ""
	}
	if k != "" {
		return k
	}
	switch t := strings.ToLower(e.SelectAttrValue("type", "")); {
	case strings.HasPrefix(t, "pers"):
		return person
	case strings.HasPrefix(t, "place"), strings.HasPrefix(t, "geog"):
		return place
	case strings.HasPrefix(t, "org"):
		return organisation
	}
	return ""
}

// A namer reads names in one document.
type namer struct {
	path string // of the document in the collection
	own  map[string]entity
}

// read returns the name that an element is. It goes by what the element points to,
// else by its key, else by its words; words that differ in case or accents only are
// the same. ok is false if there is nothing to go by.
func (n namer) read(e *etree.Element, k kind) (name, bool) {
	found := name{Kind: k, Text: words(e), Sort: sortText(e)}
	ref, _, _ := strings.Cut(strings.TrimSpace(e.SelectAttrValue("ref", "")), " ")
	target, local := strings.CutPrefix(ref, "#")
	switch {
	case local && n.own[target].ID != "":
		known := n.own[target]
		found.ID, found.URI = known.ID, known.URI
	case ref != "":
		found.ID = slug(n.resolve(ref))
		if isWeb(ref) {
			found.URI = ref
		}
	default:
		found.ID = slug(e.SelectAttrValue("key", found.Text))
	}
	return found, found.ID != "" && found.Text != ""
}

// unsaid reports an element whose text is no part of a name: a remark, and what was
// written before it was changed, or is written otherwise.
func unsaid(e *etree.Element) bool {
	switch e.Tag {
	case "note", "del", "fw":
		return true
	case "sic", "orig", "abbr":
		return e.Parent().Tag == "choice"
	}
	return false
}

// words is the text of a name, as a reader says it.
func words(e *etree.Element) string {
	var out strings.Builder
	say(&out, e)
	return strings.Join(strings.Fields(out.String()), " ")
}

func say(out *strings.Builder, e *etree.Element) {
	for _, token := range e.Child {
		switch token := token.(type) {
		case *etree.CharData:
			out.WriteString(token.Data)
		case *etree.Element:
			if token.Tag == "lb" && token.SelectAttrValue("break", "") != "no" {
				out.WriteByte(' ')
			}
			if !unsaid(token) {
				say(out, token)
			}
		}
	}
}

// resolve returns what a pointer means wherever in the collection it stands. An id
// that its own document does not have is one of the whole project.
func (n namer) resolve(ref string) string {
	file, id, ok := strings.Cut(ref, "#")
	switch {
	case isWeb(ref):
		_, rest, _ := strings.Cut(ref, "://")
		return rest
	case !ok:
		return ref
	case file == "":
		return id
	}
	return path.Join(path.Dir(n.path), file) + "#" + id
}

func isWeb(ref string) bool {
	return strings.HasPrefix(ref, "http://") || strings.HasPrefix(ref, "https://")
}

// sortText is a name with its surname first, "" if it marks none.
func sortText(e *etree.Element) string {
	surname, forename := tei.Descend(e, "surname"), tei.Descend(e, "forename")
	if surname == nil {
		return ""
	}
	if forename == nil {
		return tei.Phrase(surname)
	}
	return tei.Phrase(surname) + ", " + tei.Phrase(forename)
}

// addresses are the ids that names get which point to an entity from elsewhere.
func (n namer) addresses(xmlID string) []string {
	return []string{slug(n.path + "#" + xmlID), slug(xmlID)}
}

// called is the name of an entity. A list that gives the surname first and leaves out
// the comma would make one think it the forename.
func called(e *etree.Element) string {
	text, sort := words(e), sortText(e)
	if surname, rest, ok := strings.Cut(sort, ", "); ok && text == surname+" "+rest {
		return sort
	}
	return text
}

// An entity is a person, place or organisation that a document describes, in a list
// of such.
type entity struct {
	ID   string `json:"id"`
	Kind kind   `json:"kind"`
	Text string `json:"text"`
	Sort string `json:"sort,omitempty"`
	URI  string `json:"uri,omitempty"`
}

var described = map[string]kind{"person": person, "place": place, "org": organisation}

// entities returns what a document describes, by xml:id. What an authority file knows
// goes by that, and the rest by its name, in all documents.
func (n namer) entities(root *etree.Element) map[string]entity {
	own, taken := map[string]entity{}, map[string]bool{}
	for e := range tei.Elements(root) {
		k, ok := described[e.Tag]
		id := tei.ID(e)
		if !ok || id == "" || e.NamespaceURI() != tei.Namespace {
			continue
		}
		found := entity{Kind: k}
		for _, child := range e.ChildElements() {
			if kinds[child.Tag] == k && found.Text == "" {
				found.Text, found.Sort = called(child), sortText(child)
			}
			if text := tei.Phrase(child); child.Tag == "idno" && isWeb(text) && (found.URI == "" || authority(child)) {
				found.URI = text
			}
		}
		found.ID = slug(found.Text)
		if found.URI != "" {
			_, rest, _ := strings.Cut(found.URI, "://")
			found.ID = slug(rest)
		}
		if found.ID == "" || taken[found.ID] {
			found.ID = slug(found.Text + " " + id)
		}
		taken[found.ID] = true
		own[id] = found
	}
	return own
}

// authority reports an identifier of one of the files that correspSearch knows.
func authority(idno *etree.Element) bool {
	switch strings.ToLower(idno.SelectAttrValue("type", idno.SelectAttrValue("subtype", ""))) {
	case "gnd", "viaf", "lc", "bnf", "ndl", "geonames":
		return true
	}
	return false
}
