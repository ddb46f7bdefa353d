package encode

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
)

// table is the role of a block each line of which is a row of cells between bars.
const table = "table"

var (
	tableRow  = expression.Lazy(`^\|(?:[^|\n]*\|){2,}$`)
	tableRule = expression.Lazy(`^\|?(?: ?:?-{3,}:? ?\|)+(?: ?:?-{3,}:?)?$`)
)

// isTable reports whether a block is a table: bars stand at both ends of its lines, or a rule below the first.
func isTable(p *part) bool {
	if !strings.Contains(p.text, "|") {
		return false
	}
	lines := strings.Split(p.text, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	if isOpenTable(lines) {
		return true
	}
	return !slices.ContainsFunc(lines, func(line string) bool { return !tableRow().MatchString(line) })
}

// isOpenTable reports whether lines are the rows of a table without bars at their ends.
func isOpenTable(lines []string) bool {
	return len(lines) > 2 && lines[0] != "" && lines[0][0] != '|' && lines[1] != "" && lines[1][0] != '|' && tableRule().MatchString(lines[1]) &&
		!slices.ContainsFunc(lines, func(line string) bool { return !strings.Contains(line, "|") })
}

// table appends a table: a row a line; the first holds labels if a rule stands below it.
func (a *assembler) table(p *part) {
	el := add(a.div, "table", "rend", a.indentation(p.block.Indent.Text))
	open := p.text[0] != '|'
	a.openTables = a.openTables || open
	for _, line := range splitLines(a.withMarks(p.block.Content, a.marks(p))) {
		if rule := notation.String(line.nodes); tableRule().MatchString(strings.TrimSpace(rule)) && len(el.ChildElements()) == 1 {
			set(el.ChildElements()[0], "role", "label")
			a.label(line.nodes[0].Place(), "rule below the first row of a table")
			continue
		}
		row := add(el, "row")
		for _, cell := range a.cells(line.nodes, open) {
			a.inline(add(row, "cell"), cell, folded)
		}
	}
	a.conclude(p.block.Span, table, el, "table", false)
}

// cells divides the nodes of a row at its bars, and takes the blanks beside them away. An open row has no bars
// at its ends.
func (a *assembler) cells(nodes []notation.Node, open bool) [][]notation.Node {
	var list [][]notation.Node
	if open {
		list = append(list, nil)
	}
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
	if last := len(list) - 1; !open {
		return list[:last]
	} else {
		list[last] = trimCell(list[last])
	}
	return list
}

func trimCell(nodes []notation.Node) []notation.Node {
	if len(nodes) == 0 {
		return nodes
	}
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
		line(b.row(row))
		if row.SelectAttrValue("role", "") == "label" {
			line(texts(b.ruleBelow(len(row.ChildElements()))))
		}
	}
	b.blocks = append(b.blocks, block)
}

// row makes a line of a row.
func (b *blockReader) row(e *etree.Element) []notation.Node {
	var nodes []notation.Node
	for i, cell := range e.ChildElements() {
		if i > 0 {
			nodes = append(nodes, texts(" | ")...)
		}
		nodes = append(nodes, b.inline(cell.Child)...)
	}
	if b.terms[termTables] == openTables {
		return nodes
	}
	return slices.Concat(texts("| "), nodes, texts(" |"))
}

// ruleBelow returns the rule below a first row of some cells.
func (b *blockReader) ruleBelow(cells int) string {
	rule := strings.Join(slices.Repeat([]string{"---"}, cells), " | ")
	if b.terms[termTables] == openTables {
		return rule
	}
	return "| " + rule + " |"
}
