package site

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// An edition is what the site must know of one edition. It is kept between runs.
type edition struct {
	Page      string            `json:"page"`
	File      string            `json:"file"`
	Title     string            `json:"title"`
	Lang      string            `json:"lang,omitempty"`
	Date      dating            `json:"date"`
	Letter    bool              `json:"letter,omitempty"` // it has a correspDesc
	Sent      action            `json:"sent"`
	Received  action            `json:"received"`
	Authors   []name            `json:"authors,omitempty"`
	Mentions  []mention         `json:"mentions,omitempty"`
	Known     map[string]entity `json:"known,omitempty"`   // described in it, by the ids by which others point to them
	Passages  []passage         `json:"passages"`          // for the search
	Changed   string            `json:"changed,omitempty"` // when, as the header says
	Publisher string            `json:"publisher,omitempty"`
	Editors   []string          `json:"editors,omitempty"`
	Summary   string            `json:"summary,omitempty"`

	place int // in the order of the collection
}

// An action is the sending or receiving of a letter.
type action struct {
	Names  []name `json:"names,omitempty"`
	Places []name `json:"places,omitempty"`
	Date   dating `json:"date"`
}

// A mention is a name in a text.
type mention struct {
	name
	Anchor string `json:"anchor,omitempty"` // the id to go to; "" is the top of the page
}

// readHeader reads what the header of a document says.
func (e *edition) readHeader(d *tei.Document, n namer) {
	h := d.Header()
	if h == nil {
		return
	}
	e.Title = titleOf(h)
	for _, a := range h.CorrespActions() {
		switch {
		case a.Type == "sent":
			e.Sent.read(a, n)
		case a.Type == "received" && (a.Subtype == "" || a.Subtype == "addressee"):
			e.Received.read(a, n)
		}
	}
	e.Letter = tei.Descend(h.Element, "profileDesc", "correspDesc") != nil
	if statement := tei.Descend(h.Element, "fileDesc", "titleStmt"); statement != nil {
		for author := range tei.Children(statement, "author") {
			inner := author
			if name := tei.Descend(author, "persName"); name != nil {
				inner = name
			}
			e.Authors = n.add(e.Authors, inner, person)
		}
		for editor := range tei.Children(statement, "editor") {
			e.Editors = append(e.Editors, tei.Phrase(editor))
		}
	}
	e.Date = e.dated(h)
	e.readPublication(h)
	e.Summary = strings.Join(h.Abstract(), " ")
}

// titleOf chooses among titles: that of the text itself, not of the series it is in.
func titleOf(h *tei.Header) string {
	best, rank := "", 0
	for t := range tei.Find(h.Element, "title") {
		if t.Parent().Tag != "titleStmt" {
			continue
		}
		r := 2
		switch kind := t.SelectAttrValue("type", ""); {
		case t.SelectAttrValue("level", "") == "a", kind == "main":
			r = 3
		case t.SelectAttrValue("level", "") == "s", kind != "":
			r = 1
		}
		if text := tei.Phrase(t); text != "" && r > rank {
			best, rank = text, r
		}
	}
	return best
}

// add appends the name that an element is, if it is one.
func (n namer) add(list []name, e *etree.Element, k kind) []name {
	found, ok := n.read(e, k)
	if !ok || slices.ContainsFunc(list, func(other name) bool { return other.ID == found.ID }) {
		return list
	}
	found.Head = true
	return append(list, found)
}

func (a *action) read(from tei.CorrespAction, n namer) {
	for _, found := range from.Names {
		k := kindOf(found.Element)
		if k == "" {
			k = person
		}
		a.Names = n.add(a.Names, found.Element, k)
	}
	for _, found := range from.Places {
		a.Places = n.add(a.Places, found.Element, place)
	}
	for _, d := range from.Dates {
		if a.Date.first() == "" {
			a.Date = datingOf(d)
		}
	}
}

// dated is when the text was made: as the header says of its creation, of its sending,
// of the source's origin, or of the source.
func (e *edition) dated(h *tei.Header) dating {
	if creation := tei.Descend(h.Element, "profileDesc", "creation"); creation != nil {
		if d := firstDate(creation, "date"); d.first() != "" {
			return d
		}
	}
	if e.Sent.Date.first() != "" {
		return e.Sent.Date
	}
	source := tei.Descend(h.Element, "fileDesc", "sourceDesc")
	if source == nil {
		return dating{}
	}
	if d := firstDate(source, "origDate"); d.first() != "" {
		return d
	}
	return firstDate(source, "date")
}

// firstDate is the first date of an element's name below another that says when.
func firstDate(below *etree.Element, local string) dating {
	for e := range tei.Find(below, local) {
		if d := datingOf(tei.DateOf(e)); d.first() != "" {
			return d
		}
	}
	return dating{}
}

// readPublication reads by whom the edition was published, and when it changed last.
func (e *edition) readPublication(h *tei.Header) {
	if statement := tei.Descend(h.Element, "fileDesc", "publicationStmt"); statement != nil {
		for child := range tei.Children(statement, "publisher") {
			e.Publisher = either(e.Publisher, tei.Phrase(child))
		}
		for child := range tei.Children(statement, "date") {
			e.Changed = max(e.Changed, child.SelectAttrValue("when", ""))
		}
	}
	for change := range tei.Find(h.Element, "change") {
		e.Changed = max(e.Changed, change.SelectAttrValue("when", ""))
	}
}

// senders are those under whom an index of letters has it: who sent it, or whom the
// header calls the author.
func (e *edition) senders() []name {
	if len(e.Sent.Names) > 0 {
		return e.Sent.Names
	}
	return e.Authors
}

// isLetter reports whether an edition says that it was sent or received.
func (e *edition) isLetter() bool {
	return e.Letter || len(e.Sent.Names)+len(e.Received.Names) > 0
}
