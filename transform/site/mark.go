package site

import (
	"strconv"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/transform"
)

// marks are the names in a text by the ids that their elements have.
type marks map[string]name

// mark gives each name in the text of a document an id, if it has none: its own, with
// the number of the mention, so that the address of a mention stays the same when the
// text around it changes.
func (n namer) mark(d *tei.Document) marks {
	found, taken, count := marks{}, map[string]bool{}, map[string]int{}
	for e := range tei.Elements(d.Root()) {
		taken[tei.ID(e)] = true
	}
	for text := range tei.Find(d.Root(), "text") {
		for e := range tei.Elements(text) {
			k := kindOf(e)
			if k == "" || inRegister(e) || kindOf(e.Parent()) == k {
				continue
			}
			mentioned, ok := n.read(e, k)
			if !ok {
				continue
			}
			id := tei.ID(e)
			for id == "" {
				count[mentioned.ID]++
				if wanted := "name-" + mentioned.ID + "-" + strconv.Itoa(count[mentioned.ID]); !taken[wanted] {
					id = wanted
					taken[id] = true
					e.CreateAttr("xml:id", id)
				}
			}
			found[id] = mentioned
		}
	}
	return found
}

// inRegister reports a name in a description of persons or places, which is no mention.
func inRegister(e *etree.Element) bool {
	for up := e.Parent(); up != nil; up = up.Parent() {
		if described[up.Tag] != "" {
			return true
		}
	}
	return false
}

// A placer finds marked names in a model.
type placer struct {
	marks    marks
	view     transform.View
	mentions []mention
	link     func(name) string // the address of a name in its register; nil makes no links
}

// where is where a node stands: whether the view that is shown first has it, whether
// it is part of a link, and the id of the last block that can be gone to.
type where struct {
	shown  bool
	linked bool
	anchor string
}

// model finds the names in all parts of a model.
func (p *placer) model(m *transform.Model) {
	at := where{shown: true}
	p.nodes(m.Text, at)
	for _, note := range m.Notes {
		at.anchor = note.ID
		p.nodes(note.Nodes, at)
	}
	for _, entry := range m.Entries {
		at.anchor = entry.ID
		for _, rdg := range entry.Readings {
			p.nodes(rdg.Nodes, at)
		}
	}
}

func (p *placer) nodes(nodes []*transform.Node, at where) {
	for _, n := range nodes {
		p.node(n, at)
		if n.Kind.Block() && n.ID != "" {
			at.anchor = n.ID
		}
	}
}

func (p *placer) node(n *transform.Node, at where) {
	at.shown = at.shown && n.In.Has(p.view)
	at.linked = at.linked || n.Kind == transform.Link
	mentioned, marked := p.marks[n.ID]
	switch {
	case marked:
		delete(p.marks, n.ID)
		found := mention{name: mentioned, Anchor: at.anchor}
		if at.shown {
			found.Anchor = n.ID
		}
		p.mentions = append(p.mentions, found)
	case n.Kind.Block() && n.ID != "" && at.shown:
		at.anchor = n.ID
	}
	p.nodes(n.Nodes, at)
	if marked && p.link != nil && !at.linked && !n.Kind.Block() && !links(n.Nodes) {
		n.Nodes = []*transform.Node{{Kind: transform.Link, In: transform.AllViews, Class: "entity",
			Target: p.link(mentioned), Nodes: n.Nodes}}
	}
}

// links reports whether nodes hold what a page makes links of, since links hold none.
func links(nodes []*transform.Node) bool {
	for _, n := range nodes {
		switch n.Kind {
		case transform.Link, transform.NoteRef, transform.EntryRef, transform.Facsimile:
			return true
		}
		if links(n.Nodes) {
			return true
		}
	}
	return false
}
