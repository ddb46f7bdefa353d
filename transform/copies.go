package transform

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// maxCopied bounds how many bytes of text are copied in a document: copies of what is
// large would grow it without end.
const maxCopied = 1 << 20

// original returns the element whose content is that of another one, which says that it
// is a copy (TEI P5, 17.6); else that other one. What is not there, holds its copy, or is
// too much, is not copied, nor are copies within copies.
func (b *builder) original(e *etree.Element) *etree.Element {
	if e.SelectAttr("copyOf") == nil || b.ids.copying || len(e.Child) > 0 || e.NamespaceURI() != tei.Namespace {
		return e // examples quote, and copy nothing
	}
	for _, id := range tei.Pointers(e.SelectAttrValue("copyOf", "")) {
		original := b.ids.elements[id]
		if original == nil || contains(original, e) {
			continue
		}
		if b.copies += len(tei.Content(original)); b.copies <= maxCopied {
			return original
		}
	}
	return e
}

// copied builds the content of an element that is another one's. What is a copy has no
// ids: those are the original's.
func (b *builder) copied(original *etree.Element) []*Node {
	b.ids.copying = true
	defer func() { b.ids.copying = false }()
	return b.children(original)
}

func contains(outer, e *etree.Element) bool {
	for ; e != nil; e = e.Parent() {
		if e == outer {
			return true
		}
	}
	return false
}
