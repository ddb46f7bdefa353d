package transform

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// edition is the rule of a TEI in a teiCorpus (TEI P5, 16.1): what its own header calls it
// stands above it, and who wrote in it is a hand of the page.
func edition(b *builder, e *etree.Element) []*Node {
	header := tei.Descend(e, "teiHeader")
	if header == nil || e == b.doc.Root() {
		return generic(b, e)
	}
	b.readHandsOf(&tei.Header{Element: header})
	nodes := b.while(func() { b.level++ }, func() []*Node { return b.inOrder(e) })
	if title := tei.Phrase(tei.Descend(header, "fileDesc", "titleStmt", "title")); title != "" {
		heading := &Node{Kind: Heading, In: pages, Class: "part-title", ID: b.ids.fresh("text"), Level: max(1, min(b.level+1, maxLevel)),
			Nodes: one(&Node{Kind: Sign, In: pages, Text: title})}
		nodes = append(one(heading), nodes...)
	}
	return one(b.block(Group, e, nodes))
}
