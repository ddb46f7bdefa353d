package encode

import (
	"github.com/beevik/etree"
)

// pageNumber is the role of a line that is nothing but the number of a page of the source.
const pageNumber = "page-number"

// pageNumType is the type of the fw that such a line becomes (TEI P5, 11.6).
const pageNumType = "pageNum"

// isPagePart reports whether a block is of the pages, not of the text.
func (p *part) isPagePart() bool {
	return p.role == pageOnly || p.role == pageNumber || p.role == spanMark
}

// pageNumber appends the beginning of a page, and the line that says its number.
func (a *assembler) pageNumber(p *part) {
	n, _ := p.span("n")
	pb := add(a.div, "pb", "n", n.Text())
	fw := add(a.div, "fw", "type", pageNumType)
	a.fillBlock(fw, p, kept)
	a.explain(p, pb)
}

// isNumbered reports whether a line after the beginning of a page says its number: decoding prints
// the line.
func isNumbered(pb *etree.Element) bool {
	after := false
	for _, e := range pb.Parent().ChildElements() {
		if after {
			return e.Tag == "fw" && e.SelectAttrValue("type", "") == pageNumType
		}
		after = e == pb
	}
	return false
}
