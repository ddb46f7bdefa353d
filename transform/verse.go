package transform

import (
	"slices"
	"strings"

	"github.com/beevik/etree"
)

// stanza is the rule of lg. Lines are counted, unless they have numbers, through
// the outermost one, and through several of those that follow each other.
func stanza(b *builder, e *etree.Element) []*Node {
	if !b.in.verse && firstOfItsName(e) {
		b.verses = 0
	}
	nodes := b.while(func() { b.in.verse = true }, func() []*Node { return b.children(e) })
	n := b.block(Stanza, e, nodes)
	n.Class = join(n.Class, safeClass("type-", e.SelectAttrValue("type", "")))
	return one(n)
}

func firstOfItsName(e *etree.Element) bool {
	return e.Parent() == nil || e.Parent().SelectElement(e.Tag) == e
}

// verse is the rule of l. A line that is shared between speakers counts once, by
// its first part.
func verse(b *builder, e *etree.Element) []*Node {
	number := strings.TrimSpace(e.SelectAttrValue("n", ""))
	part := e.SelectAttrValue("part", "")
	if number == "" && b.in.verse && part != "M" && part != "F" {
		b.verses++
		number = numbered("", b.verses)
	}
	entries := len(b.m.Entries)
	nodes := b.while(func() { b.verse = number }, func() []*Node { return b.children(e) })
	n := b.block(Verse, e, nodes)
	n.N = number
	n.Varies = slices.ContainsFunc(b.m.Entries[entries:], func(e *Entry) bool { return e.Keyed && e.Line == number })
	if n.ID == "" && number != "" && !b.in.apart {
		n.ID = b.ids.fresh(either(safeClass("line-", number), "line"))
	}
	if part != "" {
		n.Class = join(n.Class, safeClass("part-", part))
	}
	return one(n)
}

// stage: a direction. It stands between speeches or within them.
func stage(b *builder, e *etree.Element) []*Node {
	nodes := b.children(e)
	if holdsBlocks(e.Parent()) || hasBlock(nodes) {
		return one(b.block(Stage, e, nodes))
	}
	return one(b.inline(Span, e, nodes))
}

// boxed returns the rule of an element that is always a block of one kind.
func boxed(k Kind) rule {
	return func(b *builder, e *etree.Element) []*Node { return one(b.block(k, e, b.children(e))) }
}
