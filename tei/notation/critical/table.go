package critical

import (
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/expression"
)

var tableRule = expression.Lazy(`^\|[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|[ \t]*$`)

// table reads a block whose lines are rows: | a | b |. If a rule follows the first row, its
// cells are headings.
func (p *parser) table(e *Element, at, to int) bool {
	table := &Element{Name: "table", Span: p.span(at, to)}
	for start := at; start < to; {
		end := p.lineEnd(start, to)
		line := p.text[start:end]
		if !isRow(line) {
			if len(table.Children) > 0 {
				p.doubtRow(start, end)
			}
			return false
		}
		if tableRule().MatchString(line) && len(table.Children) == 1 && end < to && len(table.Children[0].(*Element).Attrs) == 0 {
			table.Children[0].(*Element).set("role", "label", p.span(start, end))
		} else {
			row := p.row(start, end)
			table.add(row)
			p.doubtCells(table, row)
		}
		start = end + 1
	}
	p.readsBy(ruleLines, table, "table", "| a | b |", "")
	e.add(table)
	return true
}

func (p *parser) row(at, to int) *Element {
	row := &Element{Name: "row", Span: p.span(at, to)}
	cells := p.split(at+1, to, '|')
	for _, c := range cells[:len(cells)-1] {
		from, end := p.trim(c.from, c.to)
		row.add(p.itself("cell", from, end))
	}
	return row
}

// A piece is a part of the text.
type piece struct{ from, to int }

// split divides a part of the text at a sign, where that stands outside of brackets and has its
// meaning.
func (p *parser) split(from, to int, sign byte) []piece {
	pieces := []piece{{from, from}}
	for i := from; i < to; {
		if p.text[i] != sign && strings.IndexByte(signBytes, p.text[i]) < 0 {
			i++
			continue
		}
		if next := p.passOver(i, to); next > i {
			i = next
			continue
		}
		if p.text[i] == sign {
			pieces[len(pieces)-1].to = i
			pieces = append(pieces, piece{from: i + 1})
		}
		i++
	}
	pieces[len(pieces)-1].to = to
	return slices.Clip(pieces)
}

// passOver returns where what is one thing ends, if it begins at i: an escape, raw TEI, or
// a pair of signs that ends by to. Signs in it divide nothing. Else it returns i.
func (p *parser) passOver(i, to int) int {
	if p.text[i] == '\\' {
		return i + escapeLength(p.text[i:])
	}
	if raw := p.raws.at(i); raw.end > 0 {
		return raw.end
	}
	if pr, ok := p.pairAt(i); ok && pr.end() <= to {
		return pr.end()
	}
	return i
}

// trim returns a part of the text without white space at its ends.
func (p *parser) trim(from, to int) (int, int) {
	to = from + len(strings.TrimRight(p.text[from:to], white))
	return to - len(strings.TrimLeft(p.text[from:to], white)), to
}

// items reads a block whose lines begin with numbers, or with hyphens, as a list.
func (p *parser) items(e *Element, at, to int) bool {
	m := listItem().FindStringSubmatch(p.text[at:to])
	if m == nil {
		return false
	}
	numbered := m[1] != ""
	list := &Element{Name: "list", Span: p.span(at, to)}
	list.set("rend", map[bool]string{true: "numbered", false: "bulleted"}[numbered], p.span(at, at+len(m[0])))
	for start := at; start < to; {
		m := listItem().FindStringSubmatch(p.text[start:to])
		end := p.itemEnd(start, to, numbered)
		from := min(start+len(m[0]), end)
		item := p.itself("item", from+len(p.text[from:end])-len(strings.TrimLeft(p.text[from:end], " \t")), end)
		item.Span = p.span(start, end)
		if numbered {
			item.set("n", m[1], p.span(start, start+len(m[1])))
		}
		list.add(item)
		start = end + 1
	}
	or := ""
	if numbered && len(list.Children) == 1 {
		or = "a paragraph"
	}
	p.readsBy(ruleLines, list, "list", strings.TrimSpace(m[0])+" item", or)
	e.add(list)
	return true
}

// itemEnd returns where an item ends: before the line that begins the next.
func (p *parser) itemEnd(at, to int, numbered bool) int {
	for {
		end := p.lineEnd(at, to)
		if end >= to {
			return to
		}
		if m := listItem().FindStringSubmatch(p.text[end+1 : to]); m != nil && (m[1] != "") == numbered {
			return end
		}
		at = end + 1
	}
}
