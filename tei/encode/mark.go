package encode

import (
	"slices"
	"sort"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A mark is an element to be set round a piece of a block: a name, a date.
type mark struct {
	span  source.Span
	name  string
	attrs []string // pairs of name and value
	rule  notation.Name
	what  string
	guess bool
}

// A marked is the nodes of a mark, as a node.
type marked struct {
	mark  mark
	nodes []notation.Node
	made  func(*etree.Element)
}

// Place returns where the marked nodes stand.
func (m *marked) Place() source.Span { return m.mark.span }

func (m *marked) open(parent *etree.Element, fill func(*etree.Element)) {
	e := add(parent, m.mark.name, m.mark.attrs...)
	fill(e)
	if m.made != nil {
		m.made(e)
	}
}

// withMarks returns nodes with marks set in them. A mark that would cut a bracket
// in two is left out, and so is one that overlaps a mark before it.
func (e *encoder) withMarks(nodes []notation.Node, marks []mark) []notation.Node {
	if len(marks) == 0 {
		return nodes
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return a.span.Start - b.span.Start })
	end := 0
	for _, m := range marks {
		if m.span.Start < end || m.span.Len() == 0 {
			continue
		}
		end = m.span.End
		nodes = e.setMark(nodes, m)
	}
	return nodes
}

// setMark sets one mark, within a bracket if it stands in one.
func (e *encoder) setMark(nodes []notation.Node, m mark) []notation.Node {
	first := nodeAt(nodes, m.span.Start)
	last := nodeAt(nodes, m.span.End-1)
	if first < 0 || last < 0 {
		return nodes
	}
	if b, ok := nodes[first].(*notation.Bracket); ok && first == last && b.Span != m.span {
		inner := *b
		inner.Content = e.setMark(b.Content, m)
		nodes[first] = &inner
		return nodes
	}
	if cuts(nodes[first], m.span) || cuts(nodes[last], m.span) {
		return nodes
	}
	before, _ := splitText(nodes[first], m.span.Start)
	_, after := splitText(nodes[last], m.span.End)
	inside := append([]notation.Node(nil), nodes[first:last+1]...)
	_, inside[0] = splitNode(inside[0], m.span.Start)
	inside[len(inside)-1], _ = splitNode(inside[len(inside)-1], m.span.End)
	set := &marked{mark: m, nodes: inside, made: func(el *etree.Element) { e.decide(m.span, m.rule, el, m.what, m.guess) }}
	var mid []notation.Node
	if before != nil {
		mid = append(mid, before)
	}
	mid = append(mid, set)
	if after != nil {
		mid = append(mid, after)
	}
	return slices.Replace(nodes, first, last+1, mid...)
}

// nodeAt returns the index of the node that holds an offset, or -1.
func nodeAt(nodes []notation.Node, offset int) int {
	i := sort.Search(len(nodes), func(i int) bool { return nodes[i].Place().End > offset })
	if i == len(nodes) || nodes[i].Place().Start > offset {
		return -1
	}
	return i
}

// cuts reports whether the limits of a span lie within a node that cannot be
// divided.
func cuts(n notation.Node, s source.Span) bool {
	if _, ok := n.(*notation.Text); ok {
		return false
	}
	at := n.Place()
	return at.Start < s.Start || at.End > s.End
}

// splitNode divides a node at an offset: a half that is empty is the node itself.
func splitNode(n notation.Node, at int) (before, after notation.Node) {
	before, after = splitText(n, at)
	if before == nil {
		before = n
	}
	if after == nil {
		after = n
	}
	return before, after
}

// splitText divides a text at an offset. A half that would be empty is nil.
func splitText(n notation.Node, at int) (before, after notation.Node) {
	t, ok := n.(*notation.Text)
	if !ok {
		return nil, nil
	}
	i := at - t.Span.Start
	if i > 0 && i <= len(t.Text) {
		before = &notation.Text{Text: t.Text[:i], Span: source.Span{File: t.Span.File, Start: t.Span.Start, End: at}}
	}
	if i >= 0 && i < len(t.Text) {
		after = &notation.Text{Text: t.Text[i:], Span: source.Span{File: t.Span.File, Start: at, End: t.Span.End}}
	}
	return before, after
}
