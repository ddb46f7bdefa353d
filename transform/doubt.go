package transform

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// Doubt is the class of signs that a page leaves to its writing in the reading
// view. Plain text has no dotted line, and writes them.
const Doubt = "doubt"

// unclear: a doubtful reading (TEI P5, 12.3.3.1).
func unclear(b *builder, e *etree.Element) []*Node {
	key := "unclear"
	if inWord(e) {
		key = "unclear.part"
	}
	in := marked
	if b.in.rdg {
		in = pages // a reading shows its doubts wherever it is quoted
	} else {
		b.legend.use("unclear.dotted", b.views&inReading)
	}
	nodes := b.mark(key, in, b.children(e))
	leaves(nodes, AllViews, func(n *Node, _ Views) {
		if n.Kind == Sign && n.In == marked {
			n.Class = Doubt
		}
	})
	n := b.inline(Span, e, nodes)
	n.Class = join(n.Class, certClass(e))
	return one(n)
}

func certClass(e *etree.Element) string {
	return safeClass("cert-", e.SelectAttrValue("cert", ""))
}

// doubtful reports a low @cert, in words or as a probability.
func doubtful(e *etree.Element) bool {
	switch cert := e.SelectAttrValue("cert", ""); {
	case cert == "low":
		return true
	case len(cert) > 1 && cert[0] == '0' && cert[1] == '.':
		return len(cert) > 2 && cert[2] < '5'
	}
	return false
}

// supplied: text that the editor or translator gives (TEI P5, 12.3.3.1).
func supplied(b *builder, e *etree.Element) []*Node {
	reason := e.SelectAttrValue("reason", "")
	key, in := "supplied", AllViews
	if reason == "omitted" || reason == "omitted-in-original" {
		key, in = "supplied.omitted", edited
	}
	if doubtful(e) {
		key += ".low"
	}
	nodes := b.while(func() { b.views &= in }, func() []*Node { return b.mark(key, in, b.children(e)) })
	n := b.inline(Span, e, nodes)
	n.In &= in
	n.Class = join(n.Class, safeClass("reason-", reason), certClass(e))
	return one(n)
}

// surplus and secl: text that the editor takes for superfluous.
func surplus(b *builder, e *etree.Element) []*Node {
	nodes := b.while(func() { b.views &= marked }, func() []*Node { return b.mark("surplus", inCritical, b.children(e)) })
	n := b.inline(Span, e, nodes)
	n.In &= marked
	return one(n)
}

// sic that stands alone: the editor vouches for it.
func sic(b *builder, e *etree.Element) []*Node {
	return one(b.inline(Span, e, b.mark("sic", annotated, b.children(e))))
}

// corr that stands alone: what the source has is not told.
func corr(b *builder, e *etree.Element) []*Node {
	return one(b.inline(Span, e, b.mark("corr", marked, b.children(e))))
}

// ex: letters that fill up an abbreviation (TEI P5, 12.3.1.2).
func ex(b *builder, e *etree.Element) []*Node {
	nodes := b.while(func() { b.views &= edited }, func() []*Node { return b.mark("ex", inCritical, b.children(e)) })
	n := b.inline(Expansion, e, nodes)
	n.In &= edited
	return one(n)
}

// am: signs of abbreviation. Where the expansion is given too, it takes their
// place in an edited text.
func am(b *builder, e *etree.Element) []*Node {
	n := b.inline(Span, e, b.children(e))
	if b.in.abbr {
		n.In &= inDiplomatic
	}
	return one(n)
}

func expan(b *builder, e *etree.Element) []*Node {
	nodes := b.while(func() { b.in.abbr = true }, func() []*Node { return b.children(e) })
	return one(b.inline(Span, e, nodes))
}

// weak: a hyphen that only a line end made (TEI P5, 3.2.2) is none in an edited text.
func weak(b *builder, e *etree.Element) []*Node {
	n := b.inline(Span, e, b.children(e))
	if e.SelectAttrValue("force", "") == "weak" && breaksWord(e) {
		n.In &= inDiplomatic
	}
	return one(n)
}

// breaksWord reports whether the next thing after an element is a break within a
// word.
func breaksWord(e *etree.Element) bool {
	for i := e.Index() + 1; i < len(e.Parent().Child); i++ {
		switch sibling := e.Parent().Child[i].(type) {
		case *etree.CharData:
			if fold(sibling.Data) != " " && sibling.Data != "" {
				return false
			}
		case *etree.Element:
			return breaks[sibling.Tag] && sibling.SelectAttrValue("break", "") == "no"
		}
	}
	return false
}

var breaks = set("lb pb cb gb milestone")

// isTEI reports whether an element has one of several names.
func isTEI(e *etree.Element, names map[string]bool) bool {
	return names[e.Tag] && e.NamespaceURI() == tei.Namespace
}
