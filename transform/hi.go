package transform

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// writingKinds are the ways of writing that have a kind of their own, from the
// inside out.
var writingKinds = []struct {
	class string
	kind  Kind
}{
	{"superscript", Superior}, {"subscript", Inferior}, {"italic", Italic}, {"bold", Bold}, {"underline", Underlined},
}

// hi: a passage that is written in another way (TEI P5, 3.3.2.2), as a known set
// of words in @rend says. Another hand may have underlined it.
func hi(b *builder, e *etree.Element) []*Node {
	hand := b.handOf(e, "hand")
	nodes := b.children(e)
	if hasBlock(nodes) {
		return one(b.block(Group, e, nodes))
	}
	n := b.inline(Span, e, nodes)
	classes := strings.Fields(n.Class)
	for _, w := range writingKinds {
		if i := slices.Index(classes, w.class); i >= 0 {
			classes = slices.Delete(classes, i, i+1)
			n = b.wrapWriting(n, w.kind)
		}
	}
	n.Class = strings.Join(classes, " ")
	if n.Kind == Superior && abbreviates(e) {
		n.Class = join(n.Class, "abbreviation")
	}
	if hand == nil {
		return one(n)
	}
	n.Hand = hand
	quoted := lemma(one(n))
	return attach(append(one(n), b.label(hand, b.asWritten())), b.note(&Entry{Lemma: quoted, Remark: strings.TrimSpace(e.SelectAttrValue("rend", "")), Hand: hand}))
}

// wrapWriting gives a span a kind of its own, or puts a second one around it.
func (b *builder) wrapWriting(n *Node, k Kind) *Node {
	if n.Kind == Span {
		n.Kind = k
		return n
	}
	outer := *n
	outer.Kind, outer.Nodes = k, one(n)
	n.ID, n.Lang, n.RTL, n.Class = "", "", false, ""
	return &outer
}

// abbreviates reports raised letters after a letter, as in Dʳ: an abbreviation,
// which the reading view does not raise. 10² stays what it is.
func abbreviates(e *etree.Element) bool {
	text := strings.TrimSpace(tei.Content(e))
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' }) < 0 && inWord(e)
}

// metamark: a mark that says how to read the text, by its author or a reader (TEI
// P5, 12.3.4.2). One without characters of its own is told by what the edition calls
// it.
func metamark(b *builder, e *etree.Element) []*Node {
	nodes := generic(b, e)
	look := strings.TrimSpace(either(e.SelectAttrValue("rend", ""), e.SelectAttrValue("function", "")))
	if look == "" || strings.Trim(tei.Content(e), xmlSpace) != "" {
		return nodes
	}
	hand := b.handOf(e, "hand")
	n := b.inline(Span, e, attach(one(b.sign("["+look+b.placed(e)+"]", marked)), b.label(hand, marked)))
	n.In &= marked
	n.Class = "" // what it looks like is said in words
	if hand != nil {
		return attach(one(n), b.note(&Entry{Remark: look, Hand: hand}))
	}
	return one(n)
}

// linedSegments are the types of seg in which line ends are meant.
var linedSegments = set("stamp letterhead envelope postmark signature")

// segment is the rule of seg.
func segment(b *builder, e *etree.Element) []*Node {
	lined := linedSegments[e.SelectAttrValue("type", "")]
	return b.while(func() { b.in.lines = b.in.lines || lined }, func() []*Node { return generic(b, e) })
}

// written returns the rule of elements that are shown in a way of writing.
func written(k Kind) rule {
	return func(b *builder, e *etree.Element) []*Node { return one(b.inline(k, e, b.children(e))) }
}
