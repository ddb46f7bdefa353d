package transform

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// list: items, numbered as the source numbers them, or terms and what they mean.
func list(b *builder, e *etree.Element) []*Node {
	if isGlossList(e) {
		return one(b.block(GlossList, e, b.glossList(e)))
	}
	nodes := b.while(func() { b.in.verse = false }, func() []*Node { return b.children(e) })
	n := b.block(List, e, nodes)
	n.Ordered = isOrdered(e)
	n.Class = join(n.Class, safeClass("type-", e.SelectAttrValue("type", "")))
	return one(n)
}

// isGlossList reports a list whose items have labels and that does not say that
// those are the items' numbers.
func isGlossList(e *etree.Element) bool {
	labels := 0
	for range tei.Children(e, "label") {
		labels++
	}
	return labels > 0 || e.SelectAttrValue("type", "") == "gloss"
}

func isOrdered(e *etree.Element) bool {
	for _, token := range append(rendTokens(e), e.SelectAttrValue("type", "")) {
		if token == "numbered" || token == "ordered" || token == "simple-numbered" {
			return true
		}
	}
	items, numbers := 0, 0
	for item := range tei.Children(e, "item") {
		items++
		if item.SelectAttrValue("n", "") != "" {
			numbers++
		}
	}
	return items > 0 && items == numbers
}

func (b *builder) glossList(e *etree.Element) []*Node {
	var nodes []*Node
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			if strings.Trim(child.Data, xmlSpace) != "" {
				nodes = append(nodes, b.text(child.Data)...)
			}
		case *etree.Element:
			nodes = append(nodes, b.glossed(child)...)
		}
	}
	return nodes
}

func (b *builder) glossed(e *etree.Element) []*Node {
	switch e.Tag {
	case "label", "headLabel":
		return one(b.block(Term, e, b.children(e)))
	case "item", "headItem":
		return one(b.block(Definition, e, b.children(e)))
	}
	return b.element(e)
}

func item(b *builder, e *etree.Element) []*Node {
	n := b.block(Item, e, b.children(e))
	n.N = strings.TrimSpace(e.SelectAttrValue("n", ""))
	return one(n)
}

// label is a heading of a part where it stands between blocks.
func label(b *builder, e *etree.Element) []*Node {
	nodes := b.children(e)
	if holdsBlocks(e.Parent()) || e.Parent().Tag == "opener" || e.Parent().Tag == "closer" || hasBlock(nodes) {
		return one(b.block(Line, e, nodes))
	}
	return one(b.inline(Span, e, nodes))
}
