package critical

import (
	"strings"

	"github.com/siglum/siglum/tei/expression"
)

// verse prints a stanza as lines that begin with "| ".
func (p *printer) verse(lg *Element) (string, bool) {
	if len(lg.Attrs) > 0 || len(lg.Children) == 0 {
		return "", false
	}
	var lines []string
	for _, n := range lg.Children {
		l, ok := n.(*Element)
		if !ok || l.Name != "l" || hasWhiteEdge(l.Children) || hasLineEnd(l.Children) {
			return "", false
		}
		blanks, ok := indentOf(l)
		text := p.lineOf(l.Children)
		if !ok || text == "" && blanks != "" {
			return "", false
		}
		lines = append(lines, strings.TrimRight("| "+blanks+text, " "))
	}
	return strings.Join(lines, "\n"), true
}

// lineOf prints nodes as a line in which "|" is escaped.
func (p *printer) lineOf(nodes []Node) string {
	w := &writer{printer: p, bars: true, line: true}
	return w.print(nodes)
}

// table prints a table as lines between "|".
func (p *printer) table(table *Element) (string, bool) {
	if len(table.Attrs) > 0 || len(table.Children) == 0 {
		return "", false
	}
	var lines []string
	for i, n := range table.Children {
		row, ok := n.(*Element)
		if !ok || row.Name != "row" {
			return "", false
		}
		isHead := i == 0 && len(row.Attrs) == 1 && row.Attr("role") == "label"
		line, ok := p.row(row)
		if !ok || len(row.Attrs) > 0 && !isHead || i == 1 && len(lines) == 1 && tableRule().MatchString(line) {
			return "", false
		}
		lines = append(lines, line)
		if isHead {
			if len(table.Children) == 1 {
				return "", false // a rule that nothing follows is a row
			}
			lines = append(lines, "|"+strings.Repeat(" --- |", len(row.Children)))
		}
	}
	return strings.Join(lines, "\n"), true
}

func (p *printer) row(row *Element) (string, bool) {
	line := strings.Builder{}
	line.WriteByte('|')
	for _, n := range row.Children {
		cell, ok := n.(*Element)
		if !ok || cell.Name != "cell" || len(cell.Attrs) > 0 || hasWhiteEdge(cell.Children) || hasLineEnd(cell.Children) {
			return "", false
		}
		line.WriteString(" " + p.lineOf(cell.Children) + " |")
	}
	return line.String(), len(row.Children) > 0
}

// list prints a list as lines that begin with numbers or hyphens.
func (p *printer) list(list *Element) (string, bool) {
	rend := list.Attr("rend")
	if len(list.Attrs) != 1 || rend != "numbered" && rend != "bulleted" || len(list.Children) == 0 {
		return "", false
	}
	var lines []string
	for _, n := range list.Children {
		item, ok := n.(*Element)
		if !ok || item.Name != "item" || len(item.Children) == 0 || hasWhiteEdge(item.Children) || hasLineEnd(item.Children) {
			return "", false
		}
		sign := "- "
		if rend == "numbered" {
			sign = item.Attr("n") + ". "
		}
		if !listItem().MatchString(sign) || len(item.Attrs) != map[string]int{"numbered": 1}[rend] {
			return "", false
		}
		lines = append(lines, sign+p.lineOf(item.Children))
	}
	return strings.Join(lines, "\n"), true
}

var speakerName = expression.Lazy(`^\pL[^\n:\\\[\]{}|#*_^` + "`" + `]{0,60}$`)

// speech prints a speech as its speaker, "::" and a paragraph.
func (p *printer) speech(sp *Element) (string, bool) {
	if len(sp.Attrs) > 0 || len(sp.Children) != 2 {
		return "", false
	}
	who, ok := sp.Children[0].(*Element)
	said, isElement := sp.Children[1].(*Element)
	if !ok || !isElement || who.Name != "speaker" || said.Name != "p" || len(who.Attrs)+len(said.Attrs) > 0 || len(who.Children) != 1 {
		return "", false
	}
	name, ok := who.Children[0].(*Text)
	if !ok || !speakerName().MatchString(name.Text) || hasWhiteEdge(who.Children) || len(said.Children) == 0 {
		return "", false
	}
	if hasWhiteEdge(said.Children) || hasBlankLine(said.Children) {
		return "", false
	}
	return name.Text + ":: " + p.inline(said.Children, false), true
}
