package transform

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// An openSpan is a deletion, addition or damage that began at a milestone and ends
// where its target stands (TEI P5, 12.3.1.4): it may cross the borders of elements.
type openSpan struct {
	kind Kind
	name string
	in   Views // where its text stands
	end  *etree.Element
	hand *Hand
	text *strings.Builder
}

// spanKinds are the milestones that begin such a span.
var spanKinds = map[string]struct {
	kind Kind
	in   Views
	sign string
}{
	"delSpan":    {Deletion, inDiplomatic, "del"},
	"addSpan":    {Insertion, AllViews, "add"},
	"damageSpan": {Span, AllViews, ""},
}

// beginSpan opens the span of a milestone. One whose end does not follow is no
// more than a place: nothing vanishes because a pointer is wrong.
func beginSpan(b *builder, e *etree.Element) []*Node {
	k := spanKinds[e.Tag]
	end := b.spanEnd(e)
	var nodes []*Node
	if id := b.ids.of(e); id != "" {
		nodes = append(nodes, &Node{Kind: Anchor, In: AllViews, Name: e.Tag, ID: id})
	}
	if end == nil {
		return nodes
	}
	b.spans = append(b.spans, openSpan{kind: k.kind, name: e.Tag, in: k.in, end: end, hand: b.handOf(e, "hand"), text: &strings.Builder{}})
	return nodes
}

// spanEnd returns the element that a milestone's @spanTo points to, if it comes
// later.
func (b *builder) spanEnd(e *etree.Element) *etree.Element {
	for _, id := range tei.Pointers(e.SelectAttrValue("spanTo", "")) {
		if end := b.ids.elements[id]; end != nil && b.follows(end, e) {
			return end
		}
	}
	return nil
}

// follows reports whether an element comes after another in the document.
func (b *builder) follows(later, earlier *etree.Element) bool {
	after := false
	for e := range tei.Elements(b.doc.Root()) {
		switch e {
		case earlier:
			after = true
		case later:
			return after
		}
	}
	return false
}

// endSpan closes the spans that end at an element.
func (b *builder) endSpan(e *etree.Element) {
	kept := b.spans[:0]
	for _, s := range b.spans {
		if s.end != e {
			kept = append(kept, s)
		}
	}
	b.spans = kept
}

// inSpans wraps text into the spans that are open.
func (b *builder) inSpans(n *Node) []*Node {
	if strings.Trim(n.Text, xmlSpace) == "" || b.in.header {
		return one(n)
	}
	for _, s := range b.spans {
		outer := &Node{Kind: s.kind, In: s.in, Name: s.name, Hand: s.hand}
		nodes := one(n)
		if sign := spanKinds[s.name].sign; sign != "" {
			nodes = b.mark(sign, inDiplomatic, nodes)
		}
		outer.Nodes = attach(nodes, b.label(s.hand, inDiplomatic))
		n = outer
	}
	return one(n)
}
