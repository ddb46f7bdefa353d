package importer

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table reads a table. One that only arranges blocks on the page is read block by block.
func (p *webPage) table(n *html.Node, m marks) {
	if caption := firstOf(n, atom.Caption); caption != nil {
		p.walk(caption, m)
		p.flush(paragraph, 0)
	}
	rows := tableRows(n)
	if !isData(n, rows) {
		for _, row := range rows {
			for _, c := range row {
				p.block(c, m)
			}
		}
		return
	}
	b := block{kind: table}
	width := 0
	var open []int // rows that the cell of each column still spans
	for i, row := range rows {
		var cells []cell
		labels := true
		for _, c := range row {
			cells, open = skipSpanned(cells, open)
			labels = labels && c.DataAtom == atom.Th
			cells = append(cells, p.cell(c, m))
			open = p.spans(c, &cells, open)
		}
		cells, open = skipSpanned(cells, open)
		if labels && i == b.head && len(row) > 0 && i == 0 {
			b.head = 1
		}
		width = max(width, len(cells))
		b.rows = append(b.rows, cells)
	}
	for i := range b.rows {
		for len(b.rows[i]) < width {
			b.rows[i] = append(b.rows[i], nil)
		}
	}
	p.add(b)
}

// maxSpan is the number of columns or rows that a cell spans at most.
const maxSpan = 100

// spans appends empty cells for the columns that a cell spans, and notes the rows.
func (p *webPage) spans(c *html.Node, cells *[]cell, open []int) []int {
	columns := max(1, min(atoi(attrOf(c, "colspan"), 1), maxSpan))
	rows := max(1, min(atoi(attrOf(c, "rowspan"), 1), maxSpan))
	if columns > 1 || rows > 1 {
		p.leave(kindSpan, "")
	}
	for i := range columns {
		if i > 0 {
			*cells = append(*cells, nil)
		}
		at := len(*cells) - 1
		for len(open) <= at {
			open = append(open, 0)
		}
		open[at] = rows - 1
	}
	return open
}

// skipSpanned appends empty cells where cells of rows above span this one.
func skipSpanned(cells []cell, open []int) ([]cell, []int) {
	for len(cells) < len(open) && open[len(cells)] > 0 {
		open[len(cells)]--
		cells = append(cells, nil)
	}
	return cells, open
}

// cell reads a cell as one piece of text.
func (p *webPage) cell(n *html.Node, m marks) cell {
	outer := p.script
	p.script = &script{options: outer.options, file: outer.file, notes: outer.notes}
	p.walk(n, m)
	p.flush(paragraph, 0)
	inner := p.script
	p.script = outer
	p.notes = inner.notes
	p.takeLeft(inner)
	return flat(inner.blocks)
}

// tableRows returns the cells of a table, row by row, without those of tables in it.
func tableRows(n *html.Node) [][]*html.Node {
	var rows [][]*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
			rows = append(rows, tableRows(c)...)
		case atom.Tr:
			var row []*html.Node
			for d := c.FirstChild; d != nil; d = d.NextSibling {
				if d.DataAtom == atom.Td || d.DataAtom == atom.Th {
					row = append(row, d)
				}
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// isData reports whether a table holds data: cells of a few words in several columns.
func isData(n *html.Node, rows [][]*html.Node) bool {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
		for _, c := range row {
			if len(strings.TrimSpace(textOfHTML(c))) > 1000 {
				return false
			}
		}
	}
	if width < 2 || attrOf(n, "role") == "presentation" || len(allOf(n, atom.Table)) > 0 {
		return false
	}
	for _, name := range []atom.Atom{atom.H1, atom.H2, atom.H3, atom.Ul, atom.Ol} {
		if len(allOf(n, name)) > 0 {
			return false
		}
	}
	return true
}
