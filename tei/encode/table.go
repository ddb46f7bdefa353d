package encode

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
)

// table is the role of a block each line of which is a row of cells between bars.
const table = "table"

var (
	tableRow  = expression.Lazy(`^\|(?:[^|\n]*\|){2,}$`)
	tableRule = expression.Lazy(`^\|(?: ?:?-{3,}:? ?\|)+$`)
)

// isTable reports whether a block is a table.
func isTable(p *part) bool {
	if !strings.HasPrefix(p.text, "|") {
		return false
	}
	for _, line := range strings.Split(p.text, "\n") {
		if !tableRow().MatchString(strings.TrimSpace(line)) {
			return false
		}
	}
	return true
}

// table appends a table: a row a line; the first holds labels if a rule stands below it.
func (a *assembler) table(p *part) {
	el := add(a.div, "table", "rend", a.indentation(p.block.Indent.Text))
	for _, line := range splitLines(a.withMarks(p.block.Content, a.marks(p))) {
		if rule := notation.String(line.nodes); tableRule().MatchString(strings.TrimSpace(rule)) && len(el.ChildElements()) == 1 {
			set(el.ChildElements()[0], "role", "label")
			a.label(line.nodes[0].Place(), "rule below the first row of a table")
			continue
		}
		row := add(el, "row")
		for _, cell := range a.cells(line.nodes) {
			a.inline(add(row, "cell"), cell, folded)
		}
	}
	a.conclude(p.block.Span, table, el, "table", false)
}

// cells divides the nodes of a row at its bars, and takes the blanks beside them away.
func (a *assembler) cells(nodes []notation.Node) [][]notation.Node {
	var list [][]notation.Node
	for _, n := range nodes {
		t, ok := n.(*notation.Text)
		for ok {
			i := strings.IndexByte(t.Text, '|')
			if i < 0 {
				break
			}
			before, rest := splitText(t, t.Span.Start+i)
			bar, rest := splitText(rest, rest.Span.Start+1)
			a.label(bar.Span, "bar of a table")
			if len(list) > 0 {
				list[len(list)-1] = trimCell(append(list[len(list)-1], before))
			}
			list, t = append(list, nil), rest
		}
		if ok && t.Text != "" {
			n = t
		} else if ok {
			continue
		}
		if len(list) > 0 {
			list[len(list)-1] = append(list[len(list)-1], n)
		}
	}
	return list[:len(list)-1]
}

func trimCell(nodes []notation.Node) []notation.Node {
	if t, ok := nodes[0].(*notation.Text); ok {
		cut := len(t.Text) - len(strings.TrimLeft(t.Text, " "))
		_, nodes[0] = splitText(t, t.Span.Start+cut)
	}
	last := len(nodes) - 1
	if t, ok := nodes[last].(*notation.Text); ok {
		nodes[last], _ = splitText(t, t.Span.Start+len(strings.TrimRight(t.Text, " ")))
	}
	return nodes
}

// table makes a block of a table: a line a row.
func (b *blockReader) table(e *etree.Element) {
	block := &notation.Block{}
	block.Indent.Text = b.indentOf(e)
	line := func(nodes []notation.Node) {
		if len(block.Content) > 0 {
			block.Content = append(block.Content, &notation.Break{Text: "\n"})
		}
		block.Content = append(block.Content, nodes...)
	}
	for _, row := range e.ChildElements() {
		if row.Tag != "row" {
			line(b.inline([]etree.Token{row}))
			continue
		}
		nodes := texts("|")
		rule := "|"
		for _, cell := range row.ChildElements() {
			nodes = append(append(append(nodes, texts(" ")...), b.inline(cell.Child)...), texts(" |")...)
			rule += " --- |"
		}
		line(nodes)
		if row.SelectAttrValue("role", "") == "label" {
			line(texts(rule))
		}
	}
	b.blocks = append(b.blocks, block)
}
