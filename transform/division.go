package transform

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// division: a part of the text. Only those with a heading count as a level.
func division(b *builder, e *etree.Element) []*Node {
	nodes := b.while(func() {
		if hasHead(e) {
			b.level++
		}
	}, func() []*Node { return b.children(e) })
	n := b.block(Division, e, nodes)
	n.Class = join(n.Class, safeClass("type-", e.SelectAttrValue("type", "")))
	return one(n)
}

func hasHead(e *etree.Element) bool {
	for range tei.Children(e, "head") {
		return true
	}
	return false
}

// maxLevel is the deepest level of headings that a page has.
const maxLevel = 5

// head: a heading, or the caption of a table, a figure or a list.
func head(b *builder, e *etree.Element) []*Node {
	nodes := b.children(e)
	if captioned[e.Parent().Tag] {
		return one(b.block(Caption, e, nodes))
	}
	n := b.block(Heading, e, nodes)
	n.Level = max(1, min(b.level, maxLevel))
	if n.ID == "" && !b.in.apart && len(n.Nodes) > 0 {
		n.ID = b.ids.fresh("head")
	}
	n.Class = join(n.Class, safeClass("type-", e.SelectAttrValue("type", "")))
	return one(n)
}

var captioned = set(`table figure list lg listBibl listPerson listPlace listOrg listEvent listWit listApp castList castGroup
	msDesc msPart note`)
