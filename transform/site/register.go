package site

import (
	"slices"
	"strconv"
)

// A registered is an entry of a register on its page.
type registered struct {
	ID, Label, URI string
	Letters        *way
	Lists          []entryList
}

// An entryList is what an entry has under one heading.
type entryList struct {
	Name      string
	Documents []document
	Places    []placeIn
}

// A placeIn is an edition that names somebody, with further places in it.
type placeIn struct {
	Address, Title, Date string
	More                 []again
}

// An again is a further place: its number, and what it is called for those who hear it.
type again struct {
	Address, Title string
	N              int
}

func everyone(*entry) bool { return true }

func kindOfRegister(page string) kind {
	for k, name := range registerOf {
		if name == page {
			return k
		}
	}
	return ""
}

// register lists persons, places or organisations with all that names them.
func (m *maker) register(page string) listPage {
	k := kindOfRegister(page)
	entries := m.c.sorted(everyone, k)
	return m.entryPage(page, entries, func(e *entry) registered {
		r := registered{ID: e.ID, Label: e.Label, URI: e.URI}
		switch {
		case k == place:
			r.Lists = append(r.Lists, m.documentList("sent-from", e.Sent, nil), m.documentList("sent-to", e.Got, nil))
		case e.corresponds():
			r.Letters = &way{Page: "correspondents.html#" + fragment(e.ID), Label: m.counts(e)}
		}
		r.Lists = append(r.Lists, m.documentList("author", e.Wrote, func(d *document) { d.From = nil }))
		r.Lists = append(r.Lists, entryList{Name: m.labels.Get("site.mentions"), Places: m.mentions(e)})
		r.Lists = slices.DeleteFunc(r.Lists, func(l entryList) bool { return len(l.Documents)+len(l.Places) == 0 })
		return r
	})
}

// counts says how much somebody sent and received.
func (m *maker) counts(e *entry) string {
	text := ""
	for _, part := range []struct {
		key   string
		count int
	}{{"site.sent", len(e.Sent)}, {"site.received", len(e.Got)}} {
		if part.count > 0 {
			if text != "" {
				text += " · "
			}
			text += m.labels.Get(part.key) + ": " + strconv.Itoa(part.count)
		}
	}
	return text
}

// correspondents lists senders and receivers with their letters.
func (m *maker) correspondents() listPage {
	entries := m.c.sorted((*entry).corresponds, person, organisation)
	return m.entryPage(lettersName, entries, func(e *entry) registered {
		r := registered{ID: e.ID, Label: e.Label, URI: e.URI}
		for _, l := range []entryList{
			m.documentList("sent", e.Sent, func(d *document) { d.From = nil }),
			m.documentList("received", e.Got, func(d *document) { d.To = nil }),
		} {
			if len(l.Documents) > 0 {
				r.Lists = append(r.Lists, l)
			}
		}
		return r
	})
}

func (m *maker) entryPage(page string, entries []*entry, describe func(*entry) registered) listPage {
	p := listPage{Label: m.labels.Get("site.initials"), Lead: m.labels.Count("name", len(entries))}
	for _, w := range m.ways {
		if w.Page == page {
			p.Heading = w.Label
		}
	}
	p.Groups = grouped(entries, func(e *entry) (string, string) { return letterOf(e.Sort) },
		func(g *group, e *entry) { g.Entries = append(g.Entries, describe(e)) })
	return p
}

func (m *maker) documentList(label string, editions []*edition, change func(*document)) entryList {
	l := entryList{Name: m.labels.Get("site." + label)}
	for _, e := range editions {
		d := m.line(e, "../")
		if change != nil {
			change(&d)
		}
		l.Documents = append(l.Documents, d)
	}
	return l
}

// mentions lists where somebody is named.
func (m *maker) mentions(e *entry) []placeIn {
	var list []placeIn
	for _, in := range e.Named {
		p := placeIn{Title: in.Edition.Title, Date: in.Edition.Date.label(), Address: "../" + within(in.Edition.Page, in.Anchors[0])}
		for i, anchor := range in.Anchors[1:] {
			p.More = append(p.More, again{N: i + 2, Title: p.Title + ", " + strconv.Itoa(i+2), Address: "../" + within(in.Edition.Page, anchor)})
		}
		list = append(list, p)
	}
	return list
}
