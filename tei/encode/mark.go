package encode

import (
	"slices"

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
// in two is left out, and so is one that overlaps a mark before it. The nodes
// given are not changed.
func (e *encoder) withMarks(nodes []notation.Node, marks []mark) []notation.Node {
	if len(marks) == 0 {
		return nodes
	}
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b mark) int { return a.span.Start - b.span.Start })
	w := marker{encoder: e, rest: slices.Clone(nodes)}
	for len(marks) > 0 {
		marks = w.set(marks)
	}
	return append(w.out, w.rest...)
}

// A marker sets marks in nodes in one pass.
type marker struct {
	*encoder
	out  []notation.Node // done
	rest []notation.Node // still to come; the first may be the second half of a text
	end  int             // where the last mark set ended
}

// set sets the first of some marks, or those that stand in one bracket with it,
// and returns the others.
func (w *marker) set(marks []mark) []mark {
	m := marks[0]
	if m.span.Len() == 0 || m.span.Start < w.end || !w.goTo(m.span.Start) {
		return marks[1:]
	}
	if b, ok := w.rest[0].(*notation.Bracket); ok && within(m.span, b) {
		if b.Rule != nil && takesWord(b.Rule) {
			return marks[1:] // letters of a word, which no element may divide
		}
		n := 1
		for n < len(marks) && within(marks[n].span, b) {
			n++
		}
		inner := *b
		inner.Content = w.withMarks(b.Content, marks[:n])
		w.out, w.rest, w.end = append(w.out, &inner), w.rest[1:], b.Span.End
		return marks[n:]
	}
	if inside, rest, ok := cut(w.rest, m.span.End); ok {
		set := &marked{mark: m, nodes: inside, made: func(el *etree.Element) { w.decide(m.span, m.rule, el, m.what, m.guess) }}
		w.out, w.rest, w.end = append(w.out, set), rest, m.span.End
	}
	return marks[1:]
}

// within reports whether a span lies in a bracket and is not all of it.
func within(s source.Span, b *notation.Bracket) bool {
	return s.Start >= b.Span.Start && s.End <= b.Span.End && s != b.Span
}

// goTo moves what stands before an offset to what is done, unless the offset lies
// before what is still to come, or within a node that is no text and no bracket.
func (w *marker) goTo(at int) bool {
	for len(w.rest) > 0 && w.rest[0].Place().End <= at {
		w.out, w.rest = append(w.out, w.rest[0]), w.rest[1:]
	}
	if len(w.rest) == 0 || at < w.rest[0].Place().Start {
		return false
	}
	if t, ok := w.rest[0].(*notation.Text); ok && at > t.Span.Start {
		before, after := splitText(t, at)
		w.out = append(w.out, before)
		w.rest[0] = after
	}
	_, bracket := w.rest[0].(*notation.Bracket)
	return bracket || w.rest[0].Place().Start == at
}

// cut divides nodes at an offset; the text that it divides is replaced by its second half. ok is false if it lies within a node that cannot be
// divided.
func cut(nodes []notation.Node, at int) (before, after []notation.Node, ok bool) {
	for i, n := range nodes {
		switch place := n.Place(); {
		case place.End < at:
			continue
		case place.End == at:
			return slices.Clone(nodes[:i+1]), nodes[i+1:], true
		}
		t, isText := n.(*notation.Text)
		if !isText || at <= t.Span.Start {
			return nil, nil, false
		}
		first, second := splitText(t, at)
		before = append(slices.Clone(nodes[:i]), first)
		nodes[i] = second
		return before, nodes[i:], true
	}
	return nil, nil, false
}

// splitText divides a text at an offset within it.
func splitText(t *notation.Text, at int) (before, after *notation.Text) {
	i := at - t.Span.Start
	file := t.Span.File
	return &notation.Text{Text: t.Text[:i], Span: file.Span(t.Span.Start, at)},
		&notation.Text{Text: t.Text[i:], Span: file.Span(at, t.Span.End)}
}
