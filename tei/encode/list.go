package encode

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// A listItem is what a block is in a list.
type listItem struct {
	rule   *notation.ListRule
	n      string // its number, "" if the list has none
	first  bool   // the list begins with it
	spaced bool   // blank lines stand between the items of its list
	joined bool   // it begins in the line after the block before it, though no blank line stands there
	unlike bool   // its number is not written like those of the others, and stays in its words
	text   *notation.Text
}

// maxItem is the length in bytes of the longest item with a number: longer ones are numbered
// paragraphs.
const maxItem = 240

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
		run := e.listFrom(parts[i:])
		if len(run) < 2 {
			continue
		}
		e.setList(parts, i, run)
		i += len(run) - 1
	}
}

// listFrom returns the items that some blocks are, up to the end of a list; nil for the end of a page between.
func (e *encoder) listFrom(parts []*part) []*listItem {
	last := e.newItem(parts[0])
	if last == nil || !last.begins() {
		return nil
	}
	run, items := []*listItem{last}, 1
	end := 1
	for i, p := range parts[1:] {
		if p.role == pageOnly {
			run = append(run, nil)
			continue
		}
		item := e.newItem(p)
		if item == nil || !item.follows(last) {
			item = cmp.Or(e.unlikeItem(parts[i+1:], last), item)
		}
		if item == nil || !item.follows(last) {
			if item != nil || !e.goesOn(parts[i+1:], last) {
				break
			}
			return nil
		}
		run = append(run, item)
		last, items, end = item, items+1, len(run)
	}
	if items < 2 {
		return nil
	}
	return run[:end]
}

// unlikeItem reads the first of some blocks as the next item of a list, though its number is not written like those
// of the items before and after it: "7th" between "6." and "8.".
func (e *encoder) unlikeItem(parts []*part, last *listItem) *listItem {
	if len(parts) < 2 || len(parts[0].text) > maxItem {
		return nil
	}
	item := last.unlikeNext(parts[0].text)
	if item == nil {
		return nil
	}
	if after := e.newItem(parts[1]); after == nil || !after.follows(item) {
		return nil
	}
	return item
}

// unlikeNext returns the item after an item that a text may be: it begins with its number, whatever follows that.
func (l *listItem) unlikeNext(text string) *listItem {
	n, ok := l.rule.After(l.n)
	rest, begins := strings.CutPrefix(text, n)
	if !ok || !begins || rest == "" || '0' <= rest[0] && rest[0] <= '9' {
		return nil
	}
	return &listItem{rule: l.rule, n: n, unlike: true}
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
func (e *encoder) setList(parts []*part, from int, run []*listItem) {
	prose := from == 0 || !e.strongBelow(parts[from-1])
	spaced := false
	for i, item := range run {
		if item == nil {
			continue
		}
		p := parts[from+i]
		p.item, p.prose = item, prose
		item.first = i == 0
		item.joined = from+i > 0 && lineEnds(p.block.Lead.Text) == 1
		spaced = spaced || i > 0 && !item.joined
	}
	for _, item := range run {
		if item != nil {
			item.spaced = spaced && !e.tree.ByLine
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
	n, what := item.n, "item of a list"
	if item.unlike {
		n, what = "", "item of a list, its number written in another way"
	}
	el := add(a.list, "item", "n", n)
	var rend []string
	if item.rule != a.listRule {
		rend = append(rend, item.rule.Rend)
	}
	if indent := a.indentation(p.block.Indent.Text); indent != "" {
		rend = append(rend, indent)
	}
	set(el, "rend", strings.Join(rend, " "))
	a.inline(el, a.withMarks(a.unmarked(p), a.marks(p)), folded)
	a.decide(p.block.Span, item.rule.Name, el, orElse(what, "a paragraph"), true)
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
	if p.item.unlike {
		return p.block.Content
	}
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
