package transform

import (
	"path"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// figure: an image with its caption. Its description is the caption too, for those
// who see no image.
func figure(b *builder, e *etree.Element) []*Node {
	return one(b.block(Figure, e, b.children(e)))
}

func figDesc(b *builder, e *etree.Element) []*Node {
	return one(b.block(Caption, e, b.children(e)))
}

// graphic: an image. Its address is one that a page may load or point to, or is
// not used.
func graphic(b *builder, e *etree.Element) []*Node {
	target, ok := SafeTarget(based(e, e.SelectAttrValue("url", "")))
	if !ok {
		return b.children(e)
	}
	n := b.inline(Image, e, nil)
	n.Target, n.Title = target, either(describedBy(e), b.labels.Get("image"))
	n.Text = b.labels.Get("image") + ": " + path.Base(target)
	nodes := append(one(n), b.children(e)...)
	if holdsBlocks(e.Parent()) && e.Parent().Tag != "figure" && !hasBlock(nodes) {
		return one(b.anonymous(Line, nodes))
	}
	return nodes
}

// describedBy is the text that stands for an image: the figDesc beside it, or its
// own desc.
func describedBy(e *etree.Element) string {
	for desc := range tei.Children(e, "desc") {
		return tei.Phrase(desc)
	}
	for desc := range tei.Children(e.Parent(), "figDesc") {
		return strings.TrimSpace(tei.Phrase(desc))
	}
	return ""
}
