package transform

import (
	"strconv"

	"github.com/beevik/etree"
)

// table: rows of cells, with a caption (TEI P5, 15.1.1).
func table(b *builder, e *etree.Element) []*Node {
	n := b.block(Table, e, b.children(e))
	return one(n)
}

func row(b *builder, e *etree.Element) []*Node {
	n := b.block(Row, e, b.children(e))
	n.Head = e.SelectAttrValue("role", "") == "label"
	return one(n)
}

// maxCells bounds how many columns or rows a cell may span.
const maxCells = 1000

func cell(b *builder, e *etree.Element) []*Node {
	n := b.block(Cell, e, b.children(e))
	n.Head = e.SelectAttrValue("role", "") == "label"
	n.Cols, n.Rows = span(e, "cols"), span(e, "rows")
	return one(n)
}

func span(e *etree.Element, attribute string) int {
	n, err := strconv.Atoi(e.SelectAttrValue(attribute, ""))
	if err != nil || n < 2 || n > maxCells {
		return 0
	}
	return n
}
