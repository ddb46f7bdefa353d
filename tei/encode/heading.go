package encode

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// headingMark is the group of a rule for headings that takes the signs before one which say its
// level, a sign for each.
const headingMark = "mark"

// headingEnd is the group that takes the signs after it.
const headingEnd = "end"

// A level is a division that a heading with a mark began.
type level struct {
	n   int // 1 is the highest
	div *etree.Element
}

// heading appends a heading; one that stands after text opens a division of its
// own. Marks say what is below what.
func (a *assembler) heading(p *part) {
	mark, marked := p.span(headingMark)
	switch {
	case marked:
		a.openLevel(len(strings.TrimSpace(mark.Text())))
	case a.text || p.where == "middle":
		a.div, a.text = add(a.whole, "div"), false
	}
	a.part = nil
	h := add(a.div, "head", "type", p.rule.Type)
	if !marked {
		a.fillBlock(h, p, kept)
		a.explain(p, h)
		return
	}
	indent := a.indentation(p.block.Indent.Text)
	set(h, "rend", strings.TrimSpace(levelRend(a.levels[len(a.levels)-1].n)+" "+indent))
	content := withoutStart(p.block.Content, mark)
	a.label(mark, "mark of a heading")
	if end, ok := p.span(headingEnd); ok {
		content = withoutEnd(content, end)
		a.label(end, "mark of a heading")
	}
	a.inline(h, a.withMarks(content, a.marks(p)), kept)
	a.decide(p.block.Span, p.rule.Name, h, "heading", false)
}

// openLevel opens a division of a level within the lowest one above it. The first may be the
// whole itself, if nothing stands there yet.
func (a *assembler) openLevel(n int) {
	var closed *etree.Element
	for len(a.levels) > 0 && a.levels[len(a.levels)-1].n >= n {
		closed = a.levels[len(a.levels)-1].div
		a.levels = a.levels[:len(a.levels)-1]
	}
	switch {
	case closed != nil && closed == a.whole:
		a.open(add(a.whole.Parent(), "div"))
	case len(a.levels) > 0:
		a.div = add(a.levels[len(a.levels)-1].div, "div")
	case a.text || hasParts(a.whole):
		a.div = add(a.whole, "div")
	default:
		a.div = a.whole
	}
	a.levels, a.text = append(a.levels, level{n, a.div}), false
}

// hasParts reports whether a division holds anything but beginnings of pages.
func hasParts(div *etree.Element) bool {
	return slices.ContainsFunc(div.ChildElements(), func(e *etree.Element) bool { return e.Tag != "pb" && e.Tag != "fw" })
}

// withoutStart returns nodes without the text at a place that stands first in them, behind the ends
// of pages.
func withoutStart(nodes []notation.Node, at source.Span) []notation.Node {
	nodes = slices.Clone(nodes)
	for i, n := range nodes {
		if t, ok := n.(*notation.Text); ok && t.Span.Start == at.Start {
			_, nodes[i] = splitText(t, at.End)
			break
		}
	}
	return nodes
}

// withoutEnd returns nodes without the text at a place that stands last in them, before the ends of
// pages.
func withoutEnd(nodes []notation.Node, at source.Span) []notation.Node {
	nodes = slices.Clone(nodes)
	for i, n := range slices.Backward(nodes) {
		if t, ok := n.(*notation.Text); ok && t.Span.End == at.End {
			nodes[i], _ = splitText(t, at.Start)
			break
		}
	}
	return nodes
}

func levelRend(n int) string { return fmt.Sprintf("level(%d)", n) }

var levelToken = expression.Lazy(`(?:^|\s)level\(([1-6])\)`)

// marked makes a block of a heading with its mark, if it had one.
func (b *blockReader) marked(e *etree.Element) {
	nodes := b.inline(e.Child)
	if m := levelToken().FindStringSubmatch(e.SelectAttrValue("rend", "")); m != nil {
		n, _ := strconv.Atoi(m[1]) // the expression allows nothing else
		before, after, _ := strings.Cut(b.headingForm(n), "{content}")
		nodes = slices.Concat(texts(before), nodes, texts(after))
	}
	b.add(e, nodes)
}

// headingForm returns how the profile writes a heading of a level: one sign for each before the words.
func (d *decoder) headingForm(n int) string {
	for _, r := range d.profile.Blocks {
		before, _, ok := strings.Cut(r.Print, "{content}")
		if ok && r.Role == heading && len(strings.TrimSpace(before)) == n {
			return r.Print
		}
	}
	return strings.Repeat("#", n) + " {content}"
}
