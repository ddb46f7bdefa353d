package encode

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// address appends the lines of an address. An indented block goes on with the
// address before it.
func (a *assembler) address(part *etree.Element, p *part) {
	var to *etree.Element
	if children := part.ChildElements(); a.role == address && p.block.Indent.Text != "" {
		to = children[len(children)-1]
	} else {
		to = add(part, "address")
	}
	nodes := a.withMarks(p.block.Content, a.marks(p))
	rend := a.indentation(p.block.Indent.Text)
	var first *etree.Element
	for _, line := range splitLines(nodes) {
		if line.at != nil {
			rend = a.lineRend(line.at)
		}
		el := add(to, "addrLine", "rend", rend)
		a.inline(el, line.nodes, kept)
		if first == nil {
			first = el
		}
	}
	a.explain(p, first)
}

// lineRend returns the @rend of a line after a break within a block.
func (a *assembler) lineRend(br *notation.Break) string {
	_, indent := splitBreak(br.Text)
	if indent == "" {
		return ""
	}
	return a.indentation(indent) + " " + runOn
}

// An addressLine is the nodes of a line, and the break before it.
type addressLine struct {
	at    *notation.Break
	nodes []notation.Node
}

// splitLines divides nodes at the ends of lines that stand in no bracket.
func splitLines(nodes []notation.Node) []addressLine {
	lines := []addressLine{{}}
	for _, n := range nodes {
		if b, ok := n.(*notation.Break); ok {
			lines = append(lines, addressLine{at: b})
			continue
		}
		last := &lines[len(lines)-1]
		last.nodes = append(last.nodes, n)
	}
	return lines
}
