package transform

import (
	"strconv"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// ids gives the elements of a page ids that are unique: the document's own, and
// others that do not collide with them.
type ids struct {
	elements map[string]*etree.Element // the first element that has an id
	taken    map[string]bool
	given    map[string]int // how many more have wanted an id that was taken
	copying  bool           // what is being built is a copy, whose ids are those of the original
}

// reserved are the ids of the page itself.
var reserved = set("text view-reading view-diplomatic view-critical view-witnesses notes index cite textual-notes apparatus witnesses legend about more contents")

func newIDs(root *etree.Element) ids {
	s := ids{elements: map[string]*etree.Element{}, taken: map[string]bool{}, given: map[string]int{}}
	for e := range tei.Elements(root) {
		id := tei.ID(e)
		if id == "" || s.elements[id] != nil {
			continue
		}
		s.elements[id] = e
		s.taken[id] = true
	}
	return s
}

// of returns the id of an element on the page, or "".
func (s ids) of(e *etree.Element) string {
	id := tei.ID(e)
	if id == "" || s.copying || s.elements[id] != e {
		return ""
	}
	return page(id)
}

// page returns the id on the page that stands for one of the document.
func page(id string) string {
	if reserved[id] {
		return "tei-" + id
	}
	return id
}

// fresh returns an id that nothing else on the page has: the wanted one, or that
// with a number after it.
func (s ids) fresh(wanted string) string {
	id := wanted
	for s.taken[id] || reserved[id] {
		s.given[wanted]++ // in a book, many lines want to be line-1
		id = wanted + "-" + strconv.Itoa(s.given[wanted]+1)
	}
	s.taken[id] = true
	return id
}
