package html

import (
	"slices"

	"github.com/siglum/siglum/transform"
)

// noteRef writes the mark of a note.
func noteRef(p *page, n *transform.Node) {
	p.start("sup", &transform.Node{In: n.In}, "note-ref")
	p.element("a", n.N, attr{"id", n.ID}, attr{"href", n.Target}, attr{"role", "doc-noteref"}, attr{"aria-label", n.Title})
	p.close("sup")
}

// entryRef writes the mark of an entry.
func entryRef(p *page, n *transform.Node) {
	p.start("sup", &transform.Node{In: n.In}, "entry-ref")
	called := lettersOf(n.Entry)
	label := p.m.Labels.Get("textual-note")
	if len(called) == 1 {
		label = p.m.Labels.Get("entry-ref", "key", called[0].letter)
	}
	p.open("a", attr{"id", n.ID}, attr{"href", n.Target}, attr{"aria-label", label})
	if n.Entry.Keyed {
		p.text(p.m.Variant)
	} else {
		p.keys(n.Entry)
	}
	p.close("a")
	if other := n.Entry.Other; other != nil {
		p.element("a", "⇄", attr{"class", "other"}, attr{"href", "#" + other.Ref}, attr{"aria-label", p.m.Labels.Get("other-place")})
	}
	p.close("sup")
}

// A called is what an entry is called in some views.
type called struct {
	letter string
	in     transform.Views
}

// lettersOf returns the letters of an entry. If it has one, that stands wherever
// the entry does.
func lettersOf(e *transform.Entry) []called {
	var list []called
	for _, v := range shown {
		letter := e.Keys[v]
		i := slices.IndexFunc(list, func(c called) bool { return c.letter == letter })
		switch {
		case letter == "":
		case i >= 0:
			list[i].in |= 1 << v
		default:
			list = append(list, called{letter, 1 << v})
		}
	}
	if len(list) == 1 {
		list[0].in = transform.AllViews
	}
	return list
}

// keys writes what an entry is called, in each view.
func (p *page) keys(e *transform.Entry) {
	for _, c := range lettersOf(e) {
		if c.in == transform.AllViews {
			p.text(c.letter)
			continue
		}
		p.start("span", &transform.Node{In: c.in}, "")
		p.text(c.letter)
		p.close("span")
	}
}
