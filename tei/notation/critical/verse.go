package critical

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// isVerse reports whether a line is one of verse: it begins with "| ", and is no row of a
// table.
func isVerse(line string) bool {
	return (strings.HasPrefix(line, "| ") || line == "|") && !isRow(line)
}

// verse reads the lines of verse that follow each other as a stanza (Pandoc's line block),
// and returns where the last ends.
func (p *parser) verse(e *Element, at, end int) int {
	lg := &Element{Name: "lg"}
	stop := at
	for start := at; start < end; {
		lineEnd := p.lineEnd(start, end)
		if !isVerse(p.text[start:lineEnd]) {
			break
		}
		stop = start + len(strings.TrimRight(p.text[start:lineEnd], white))
		l := p.itself("l", min(start+2, stop), stop)
		l.Span = p.span(start, stop)
		lg.add(l)
		start = lineEnd + 1
	}
	p.doubtVerse(p.lineEnd(stop, end)+1, end)
	lg.Span = p.span(at, stop)
	p.readsBy(ruleLines, lg, "stanza", "| line", "")
	e.add(lg)
	return p.lineEnd(stop, end)
}

// itself reads a piece of text into an element of a name. One bracket that is such an element is it: [l 4: …] in
// a line of verse, [cell cols=2: …] in a table.
func (p *parser) itself(name string, from, to int) *Element {
	start, end := p.trim(from, to)
	if p.isOne(start, end) && p.labels(start, name) {
		nodes := p.inline(start, end)
		if e, ok := only(nodes).(*Element); ok && e.Name == name && (start == from || !e.has("rend")) {
			if start > from {
				e.set("rend", indentation(p.text[from:start]), p.span(from, start))
			}
			return e
		}
	}
	return p.textBlock(name, from, to)
}

// labels reports whether the bracket that opens at an offset has a label of an element.
func (p *parser) labels(at int, element string) bool {
	pr, ok := p.pairAt(at)
	return ok && pr.kind == square && p.elementOf(pr) == element
}

// only returns the one node of a list; nil if there are none or several.
func only(nodes []Node) Node {
	if len(nodes) != 1 {
		return nil
	}
	return nodes[0]
}

// isRow reports whether a line is the row of a table: it begins and ends with "|".
func isRow(line string) bool {
	line = strings.TrimRight(line, white)
	return len(line) > 1 && line[0] == '|' && line[len(line)-1] == '|' && line[len(line)-2] != '\\'
}

// indentation is the value of @rend for blanks before the first character.
func indentation(blanks string) string {
	return fmt.Sprintf("indent(%d)", utf8.RuneCountInString(blanks))
}
