package encode

import (
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// splitLists makes blocks of the items of lists that stand within one block, a line each.
func (e *encoder) splitLists() {
	var body []*notation.Block
	var last *listItem
	for _, b := range e.tree.Body {
		var starts []int
		starts, last = e.itemLines(b, last)
		from := 0
		for _, start := range starts {
			if start > 0 {
				body = append(body, linesOf(b, from, start))
			}
			from = start
		}
		if from == 0 {
			body = append(body, b)
		} else {
			body = append(body, linesOf(b, from, len(b.Content)))
		}
	}
	e.tree.Body = body
}

// itemLines returns the indexes of the nodes of a block with which items of a list begin, each at
// the start of a line, nil if there are fewer than two; and the last item. The block may begin with the item
// that follows the last one of the block before.
func (e *encoder) itemLines(b *notation.Block, before *listItem) (starts []int, last *listItem) {
	lines := lineStarts(b)
	for n, i := range lines {
		item := e.itemAt(b.Content[i:])
		if item == nil && last != nil && n+1 < len(lines) {
			item = e.unlikeLine(b, i, lines[n+1], last)
		}
		switch {
		case item == nil:
		case last == nil && i > 0 && !endsSentence(b.Content[i-2]):
			return nil, nil
		case last == nil && (item.begins() || i == 0 && before != nil && item.follows(before)), last != nil && item.follows(last):
			starts, last = append(starts, i), item
		}
	}
	if len(starts) < 2 {
		return nil, last
	}
	return starts, last
}

// lineStarts returns the indexes of the nodes with which the lines of a block begin.
func lineStarts(b *notation.Block) []int {
	var starts []int
	for i := range b.Content {
		if i == 0 || isBreak(b.Content[i-1]) {
			starts = append(starts, i)
		}
	}
	return starts
}

// unlikeLine is unlikeItem for a line of a block and the next.
func (e *encoder) unlikeLine(b *notation.Block, line, next int, last *listItem) *listItem {
	t, ok := b.Content[line].(*notation.Text)
	if !ok {
		return nil
	}
	item := last.unlikeNext(t.Text)
	if item == nil {
		return nil
	}
	if after := e.itemAt(b.Content[next:]); after == nil || !after.follows(item) {
		return nil
	}
	return item
}

func isBreak(n notation.Node) bool { _, ok := n.(*notation.Break); return ok }

// endsSentence reports whether a text ends with a sign that may stand before a list.
func endsSentence(n notation.Node) bool {
	t, ok := n.(*notation.Text)
	return ok && strings.ContainsAny(strings.TrimRight(t.Text, " ")[max(0, len(strings.TrimRight(t.Text, " "))-1):], ".:;?!")
}

// linesOf makes a block of some of the lines of a block; the break before the first becomes the
// layout before it.
func linesOf(b *notation.Block, from, to int) *notation.Block {
	part := &notation.Block{Lead: b.Lead, Indent: b.Indent}
	if from > 0 {
		br := b.Content[from-1].(*notation.Break)
		_, indent := splitBreak(br.Text)
		file, cut := br.Span.File, br.Span.End-len(indent)
		part.Lead = notation.Layout{Text: strings.TrimSuffix(br.Text, indent), Span: file.Span(br.Span.Start, cut)}
		part.Indent = notation.Layout{Text: indent, Span: file.Span(cut, br.Span.End)}
	}
	if to < len(b.Content) {
		to-- // the break before the next
	}
	part.Content = b.Content[from:to]
	part.Span = part.Content[0].Place().Cover(part.Content[len(part.Content)-1].Place())
	return part
}
