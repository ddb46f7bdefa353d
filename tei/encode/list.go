package encode

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// A listItem is what a block is in a list.
type listItem struct {
	rule   *notation.ListRule
	n      string // its number, "" if the list has none
	first  bool   // the list begins with it
	spaced bool   // blank lines stand between the items of its list
	joined bool   // it begins in the line after the block before it, though no blank line stands there
	text   *notation.Text
}

// maxItem is the length in bytes of the longest item with a number: longer ones are numbered
// paragraphs.
const maxItem = 240

// splitLists makes blocks of the items of lists that stand within one block, a line each.
func (e *encoder) splitLists() {
	var body []*notation.Block
	for _, b := range e.tree.Body {
		starts := e.itemLines(b)
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
// the start of a line; nil if there are fewer than two.
func (e *encoder) itemLines(b *notation.Block) []int {
	var starts []int
	var last *listItem
	for i := range b.Content {
		if i > 0 && !isBreak(b.Content[i-1]) {
			continue
		}
		item := e.itemAt(b.Content[i:])
		switch {
		case item == nil:
		case last == nil && i > 0 && !endsSentence(b.Content[i-2]):
			return nil
		case last == nil && item.begins(), last != nil && item.follows(last):
			starts, last = append(starts, i), item
		}
	}
	if len(starts) < 2 {
		return nil
	}
	return starts
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

// itemAt reads nodes as those of an item of a list, nil if they are none.
func (e *encoder) itemAt(nodes []notation.Node) *listItem {
	for len(nodes) > 1 && isPage(nodes[0]) {
		nodes = nodes[1:]
	}
	if len(nodes) == 0 {
		return nil
	}
	t, ok := nodes[0].(*notation.Text)
	if !ok {
		return nil
	}
	text := t.Text
	if len(nodes) > 1 {
		text += "x" // a bracket may follow the mark
	}
	for _, r := range e.profile.Lists {
		if n, _, ok := r.Item(text); ok {
			return &listItem{rule: r, n: n, text: t}
		}
	}
	return nil
}

// begins reports whether a list may begin with an item.
func (l *listItem) begins() bool { return l.rule.Follows("", l.n) }

// follows reports whether an item is the next of a list: with the next number, or any without.
func (l *listItem) follows(before *listItem) bool {
	if l.rule.Numbered() {
		return l.rule == before.rule && l.rule.Follows(before.n, l.n)
	}
	return !before.rule.Numbered()
}

// lists takes runs of blocks for the items of lists.
func (e *encoder) lists(parts []*part) {
	for i := 0; i < len(parts); i++ {
		n := e.listFrom(parts[i:])
		if n < 2 {
			continue
		}
		e.setList(parts, i, i+n)
		i += n - 1
	}
}

// listFrom returns how many of some blocks are a list.
func (e *encoder) listFrom(parts []*part) int {
	last := e.newItem(parts[0])
	if last == nil || !last.begins() {
		return 0
	}
	n, items := 1, 1
	for i, p := range parts[1:] {
		if p.role == pageOnly {
			continue
		}
		item := e.newItem(p)
		if item == nil || !item.follows(last) {
			if item != nil || !e.goesOn(parts[i+1:], last) {
				break
			}
			return 0
		}
		last, n, items = item, i+2, items+1
	}
	if items < 2 {
		return 0
	}
	return n
}

// maxBetween is the number of blocks after a numbered item in which the next number shows that
// these are paragraphs with numbers, not items.
const maxBetween = 6

func (e *encoder) goesOn(parts []*part, last *listItem) bool {
	if !last.rule.Numbered() {
		return false
	}
	for _, p := range parts[:min(len(parts), maxBetween)] {
		if item := e.itemAt(p.block.Content); item != nil && item.rule == last.rule && item.follows(last) {
			return true
		}
	}
	return false
}

func (e *encoder) newItem(p *part) *listItem {
	item := e.itemAt(p.block.Content)
	if item == nil || item.rule.Numbered() && len(p.text) > maxItem {
		return nil
	}
	return item
}

// setList marks blocks as the items of a list. They are running text, unless the line above them
// is of another kind, such as a distribution list.
func (e *encoder) setList(parts []*part, from, to int) {
	prose := from == 0 || !e.strong(parts[from-1])
	spaced := false
	for i, p := range parts[from:to] {
		if p.role == pageOnly {
			continue
		}
		p.item = e.itemAt(p.block.Content)
		p.item.first = i == 0
		p.item.joined = from+i > 0 && lineEnds(p.block.Lead.Text) == 1
		p.prose = prose
		spaced = spaced || i > 0 && !p.item.joined
	}
	for _, p := range parts[from:to] {
		if p.item != nil {
			p.item.spaced = spaced && !e.tree.ByLine
		}
	}
}

// The tokens of @rend of a list: blank lines stand between its items; it begins in the line after
// the block before it.
const spacedList = "spaced"

// item appends an item to the open list.
func (a *assembler) item(p *part) {
	item := p.item
	if item.first || a.list == nil {
		a.list = add(a.div, "list", "rend", a.listRend(item))
		a.listRule = item.rule
	}
	el := add(a.list, "item", "n", item.n)
	var rend []string
	if item.rule != a.listRule {
		rend = append(rend, item.rule.Rend)
	}
	if indent := a.indentation(p.block.Indent.Text); indent != "" {
		rend = append(rend, indent)
	}
	set(el, "rend", strings.Join(rend, " "))
	a.inline(el, a.withMarks(a.unmarked(p), a.marks(p)), folded)
	a.decide(p.block.Span, item.rule.Name, el, "item of a list, or else a paragraph", true)
}

func (a *assembler) listRend(item *listItem) string {
	rend := []string{item.rule.Rend}
	if item.spaced {
		rend = append(rend, spacedList)
	}
	if item.joined && !a.tree.ByLine {
		rend = append(rend, runOn)
	}
	return strings.Join(rend, " ")
}

// unmarked returns the nodes of an item without its mark, which decoding makes again.
func (a *assembler) unmarked(p *part) []notation.Node {
	nodes := slices.Clone(p.block.Content)
	mark := len(p.item.rule.Mark(p.item.n))
	for i, n := range nodes {
		if n == notation.Node(p.item.text) {
			before, rest := splitText(p.item.text, p.item.text.Span.Start+mark)
			a.label(before.Span, "mark of an item of a list")
			nodes[i] = rest
			if rest.Text == "" {
				nodes = slices.Delete(nodes, i, i+1)
			}
			break
		}
	}
	return nodes
}

// list makes blocks of the items of a list.
func (b *blockReader) list(e *etree.Element) {
	between, first := "\n", hasToken(e, runOn)
	if hasToken(e, spacedList) {
		between = ""
	}
	rule := b.listRule(e)
	n := 0
	for _, child := range e.Child {
		item, ok := child.(*etree.Element)
		switch {
		case !ok:
			continue
		case item.Tag != "item":
			b.element(item)
			continue
		}
		r := rule
		if own := b.listRule(item); own != nil {
			r = own
		}
		block := &notation.Block{Content: withMark(b.inline(item.Child), r, item.SelectAttrValue("n", ""))}
		block.Indent.Text = b.indentOf(item)
		if n > 0 {
			block.Lead.Text = between
		} else if first {
			block.Lead.Text = "\n"
		}
		b.blocks = append(b.blocks, block)
		n++
	}
}

// listRule returns the rule of the profile that @rend names, or nil.
func (d *decoder) listRule(e *etree.Element) *notation.ListRule {
	var best *notation.ListRule
	for _, r := range d.profile.Lists {
		if hasTokens(e, r.Rend) && (best == nil || len(r.Rend) > len(best.Rend)) {
			best = r
		}
	}
	return best
}

func hasTokens(e *etree.Element, tokens string) bool {
	for _, t := range strings.Fields(tokens) {
		if !hasToken(e, t) {
			return false
		}
	}
	return true
}

// withMark puts the mark of an item before its words, behind the ends of pages.
func withMark(nodes []notation.Node, r *notation.ListRule, n string) []notation.Node {
	mark := n
	if r != nil {
		mark = r.Mark(n)
	} else if n != "" {
		mark += " "
	}
	if mark == "" {
		return nodes
	}
	i := 0
	for i < len(nodes) && isPage(nodes[i]) {
		i++
	}
	return slices.Insert(slices.Clone(nodes), i, notation.Node(&notation.Text{Text: mark}))
}
