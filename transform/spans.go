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
	sign string // around each piece of its text; "" for none
	note *Entry // what is said at its end; nil for nothing
	text *strings.Builder
}

// beginSpan opens the span of a milestone. One whose end does not follow is no
// more than a place: nothing vanishes because a pointer is wrong.
func beginSpan(b *builder, e *etree.Element) []*Node {
	end := b.spanEnd(e)
	var nodes []*Node
	if id := b.ids.of(e); id != "" {
		nodes = append(nodes, &Node{Kind: Anchor, In: AllViews, Name: e.Tag, ID: id})
	}
	if end == nil {
		return nodes
	}
	b.spans = append(b.spans, b.newSpan(e, end))
	return nodes
}

func (b *builder) newSpan(e, end *etree.Element) openSpan {
	s := openSpan{kind: Span, name: e.Tag, in: AllViews, end: end, text: &strings.Builder{}}
	switch e.Tag {
	case "delSpan":
		s.kind, s.in, s.sign = Deletion, inDiplomatic, "del"
		s.note = &Entry{Hand: b.handOf(e, "hand"), Remark: b.labels.Get("del")}
	case "addSpan":
		a := b.addition(e)
		s.kind, s.sign = Insertion, a.sign(b.in)
		s.note = &Entry{Hand: a.hand, Remark: a.words}
	}
	if s.note != nil && b.undone(s.note.Hand) {
		s.note = nil
		if s.in = inDiplomatic; s.kind == Deletion {
			s.kind, s.in = Span, AllViews
		}
	}
	return s
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
	if b.order == nil {
		b.order = map[*etree.Element]int{}
		for e := range tei.Elements(b.doc.Root()) {
			b.order[e] = len(b.order)
		}
	}
	return b.order[later] > b.order[earlier]
}

// endSpan closes the spans that end at an element, and returns the marks of what
// is said of them.
func (b *builder) endSpan(e *etree.Element) []*Node {
	var refs []*Node
	kept := b.spans[:0]
	for _, s := range b.spans {
		if s.end != e {
			kept = append(kept, s)
			continue
		}
		if s.note == nil {
			continue
		}
		text := strings.TrimSpace(fold(s.text.String()))
		if s.kind == Deletion {
			s.note.Remark += " " + text
		} else {
			s.note.Lemma = lemma(words(text))
		}
		refs = append(refs, b.note(s.note))
		if label := b.label(s.note.Hand, inDiplomatic); label != nil {
			refs = append(refs, label)
		}
	}
	b.spans = kept
	return refs
}

// inSpans wraps text into the spans that are open.
func (b *builder) inSpans(n *Node) []*Node {
	if strings.Trim(n.Text, xmlSpace) == "" || b.in.header {
		return one(n)
	}
	text := n.Text
	for _, s := range b.spans {
		s.text.WriteString(text)
		outer := &Node{Kind: s.kind, In: s.in, Name: s.name, Nodes: one(n)}
		if s.note != nil {
			outer.Hand = s.note.Hand
		}
		if s.sign != "" {
			outer.Nodes = b.mark(s.sign, inDiplomatic, outer.Nodes)
		}
		n = outer
	}
	return one(n)
}
