package transform

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"
	"golang.org/x/text/collate"

	"github.com/siglum/siglum/tei"
)

// An Index lists what the text names of one kind, with the places where it does.
type Index struct {
	Name    string // persons, places, organisations
	Entries []IndexEntry
}

// An IndexEntry is one person, place or organisation.
type IndexEntry struct {
	ID     string // of the entry on the page
	Name   string
	Target string // where the page or an authority file says more; "" if that is not known
	Places []Place
}

// A Place is where the text names something.
type Place struct {
	Target string // "#" and the id of the name
	Label  string // what the place is found by: its paragraph, line, note or page
	In     Views
}

// A mention is what a name in the text says of itself.
type mention struct {
	kind, key, name string
	target          string
}

// named is the rule of names and references to persons, places and organisations (TEI
// P5, 14.1): text like any other, to which the index leads.
func named(b *builder, e *etree.Element) []*Node {
	nodes := generic(b, e)
	kind := nameKind(e)
	if kind == "" || len(nodes) != 1 || nodes[0].Kind.Block() || b.in.header || defines(e) {
		return nodes
	}
	if m := b.mentionOf(e, kind); m.name != "" {
		nodes[0].mention = m
	}
	return nodes
}

func (b *builder) mentionOf(e *etree.Element, kind string) *mention {
	m := &mention{kind: kind, name: nameIn(e)}
	m.key = m.name
	pointer := firstField(either(e.SelectAttrValue("ref", ""), e.SelectAttrValue("key", "")))
	if pointer == "" {
		return m
	}
	m.key = pointer
	target, ok := SafeTarget(pointer)
	own := b.ids.elements[strings.TrimPrefix(pointer, "#")]
	switch {
	case pointer[0] == '#' && own != nil:
		m.name, m.target = either(nameOfEntity(own), m.name), "#"+page(tei.ID(own))
	case ok && strings.Contains(target, "://"): // others only their project can resolve
		m.target = target
	}
	return m
}

var nameKinds = map[string]string{
	"persName": "persons", "placeName": "places", "geogName": "places", "orgName": "organisations",
	"person": "persons", "pers": "persons", "place": "places", "org": "organisations", "organization": "organisations", "organisation": "organisations",
}

// nameKind returns what a name is one of, "" if that is not stated, or if it is no more
// than "he", which nobody can look up.
func nameKind(e *etree.Element) string {
	if e.Tag == "rs" && e.SelectAttr("ref") == nil && e.SelectAttr("key") == nil {
		return ""
	}
	return either(nameKinds[e.Tag], nameKinds[strings.ToLower(e.SelectAttrValue("type", ""))])
}

var definitions = set("listPerson listPlace listOrg listEvent standOff msDesc person place org")

// defines reports a name in a list that says who or what it is, and not in the text.
func defines(e *etree.Element) bool {
	for ; e != nil; e = e.Parent() {
		if definitions[e.Tag] {
			return true
		}
	}
	return false
}

var entityNames = set("persName placeName orgName name geogName settlement country region")

// nameOfEntity is what a person, place or organisation is called where the document
// describes it.
func nameOfEntity(e *etree.Element) string {
	for child := range tei.Elements(e) {
		if entityNames[child.Tag] {
			return nameIn(child)
		}
	}
	return ""
}

// nameIn returns a name as an index has it: the surname first where it is marked.
func nameIn(e *etree.Element) string {
	var surnames, others []string
	for child := range tei.Elements(e) {
		switch child.Tag {
		case "surname":
			surnames = append(surnames, tei.Phrase(child))
		case "forename":
			others = append(others, tei.Phrase(child))
		}
	}
	if len(surnames) > 0 && len(others) > 0 {
		return strings.Join(surnames, " ") + ", " + strings.Join(others, " ")
	}
	return strings.Trim(tei.Phrase(e), " ,.;:")
}

// index collects the names of the text and the notes.
func (b *builder) index() []Index {
	i := indexer{b: b, entries: map[string]*IndexEntry{}, kinds: map[string][]*IndexEntry{}}
	i.visit(b.m.Text, AllViews)
	for _, n := range b.m.Notes {
		i.label = b.labels.Get("note-ref", "key", n.Key)
		i.visit(n.Nodes, AllViews)
	}
	order := collate.New(b.labels.tag)
	var all []Index
	for _, kind := range []string{"persons", "places", "organisations"} {
		entries := i.kinds[kind]
		slices.SortStableFunc(entries, func(x, y *IndexEntry) int { return order.CompareString(x.Name, y.Name) })
		list := Index{Name: kind}
		for _, e := range entries {
			e.ID = b.ids.fresh("index-" + either(safeClass("", e.Name), "name"))
			list.Entries = append(list.Entries, *e)
		}
		if len(entries) > 0 {
			all = append(all, list)
		}
	}
	return all
}

// An indexer goes through the text and knows by what a place in it is found.
type indexer struct {
	b           *builder
	entries     map[string]*IndexEntry // by kind and key
	kinds       map[string][]*IndexEntry
	label, page string
	names       int
}

func (i *indexer) visit(nodes []*Node, in Views) {
	for _, n := range nodes {
		outer := i.label
		switch {
		case n.Kind == PageBreak && n.Name == "pb":
			i.page = strings.Trim(n.Text, "[]")
		case n.Kind == Paragraph && n.N != "" && n.ID != "":
			i.label = "¶ " + n.N
		case n.Kind == Verse && n.N != "":
			i.label = i.b.labels.Get("line", "n", n.N)
		}
		if n.mention != nil {
			i.enter(n, in&n.In)
		}
		i.visit(n.Nodes, in&n.In)
		i.label = outer
	}
}

// enter adds a place to what is named there, once for each paragraph.
func (i *indexer) enter(n *Node, in Views) {
	m := n.mention
	id := m.kind + " " + m.key
	e := i.entries[id]
	if e == nil {
		e = &IndexEntry{Name: m.name, Target: m.target}
		i.entries[id] = e
		i.kinds[m.kind] = append(i.kinds[m.kind], e)
	}
	label := either(either(i.label, i.page), i.b.m.Pointer)
	if last := len(e.Places) - 1; last >= 0 && e.Places[last].Label == label && label != i.b.m.Pointer {
		e.Places[last].In |= in
		return
	}
	if n.ID == "" {
		i.names++
		n.ID = i.b.ids.fresh("name-" + strconv.Itoa(i.names))
	}
	e.Places = append(e.Places, Place{Target: "#" + n.ID, Label: label, In: in})
}
