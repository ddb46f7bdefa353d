package encode

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
)

// body makes the blocks of the text.
func (d *decoder) body() []*notation.Block {
	text := tei.Descend(d.doc.Root(), "text")
	if text == nil {
		return nil
	}
	b := blockReader{decoder: d}
	b.children(text)
	b.flush()
	return b.blocks
}

// containers are the elements that hold blocks and are no blocks themselves.
var containers = map[string]bool{
	"text": true, "front": true, "body": true, "back": true, "div": true, "opener": true,
	"closer": true, "floatingText": true,
}

// A blockReader makes blocks of the elements that hold text.
type blockReader struct {
	*decoder
	blocks []*notation.Block
	loose  []notation.Node // text and elements that stand between blocks
	runsOn *notation.Break // the next element goes on with the block before it
}

func (b *blockReader) children(e *etree.Element) {
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			if !isWhite(child.Data) {
				b.loose = append(b.loose, &notation.Text{Text: child.Data})
			}
		case *etree.Element:
			b.element(child)
		}
	}
}

func (b *blockReader) element(e *etree.Element) {
	switch {
	case containers[e.Tag]:
		b.flush()
		if b.terms[termNotes] == noteParts && isPortion(e) {
			b.blocks = append(b.blocks, b.endNotes()...)
			b.notes = nil
		}
		b.children(e)
		b.flush()
	case e.Tag == "address":
		b.flush()
		b.address(e)
	case e.Tag == "milestone" && e.SelectAttrValue("unit", "") == "section":
		b.flush()
		b.add(e, texts(separatorLine(e)))
	case e.Tag == "table":
		b.flush()
		b.table(e)
	case e.Tag == "pb" && isNumbered(e):
	case e.Tag == "postscript":
		b.flush()
		b.postscript(e)
	case e.Tag == "list":
		b.flush()
		b.list(e)
	case e.Tag == "sp":
		b.flush()
		b.speech(e)
	case e.Tag == "lb" && e.Parent().Tag == "closer":
		b.flush()
		b.runsOn = &notation.Break{Text: "\n" + b.indentOf(e)}
	case e.Tag == "milestone", e.Tag == "lb":
		b.loose = append(b.loose, b.inline([]etree.Token{e})...)
	case isEndNote(e):
		b.flush()
		b.looseNote(e)
	case e.Tag == "head":
		b.flush()
		b.marked(e)
	case b.isBracket(e):
		b.flush()
		b.add(e, b.inline([]etree.Token{e}))
	default:
		b.flush()
		b.add(e, b.inline(e.Child))
	}
}

// isPortion reports whether an element holds an enclosure, or one of several documents.
func isPortion(e *etree.Element) bool {
	return e.Tag == "floatingText" || e.Parent() != nil && e.Parent().Tag == "body" && e.Index() > 0 && e.Tag == "div" && e.Parent().Parent().Tag == "text"
}

// isEndNote reports whether an element that stands between blocks is a numbered
// note without a mark.
func isEndNote(e *etree.Element) bool {
	return e.Tag == "note" && e.SelectAttr("n") != nil && e.SelectAttrValue("place", "") == "end"
}

func (b *blockReader) looseNote(e *etree.Element) {
	if rule, r := b.rule(e); rule != nil {
		b.mark(rule, r)
	}
}

// speech makes one block of the speaker and the first paragraph, and one of each
// further.
func (b *blockReader) speech(e *etree.Element) {
	var before []notation.Node
	first := true
	for _, child := range e.Child {
		el, ok := child.(*etree.Element)
		switch {
		case !ok:
		case el.Tag == "p" && first:
			first = false
			block := &notation.Block{Content: append(before, b.inline(el.Child)...)}
			block.Indent.Text = b.indentOf(e)
			b.blocks = append(b.blocks, block)
		case el.Tag == "p":
			b.add(el, b.inline(el.Child))
		case el.Tag == "speaker":
			before = append(append(before, b.inline(el.Child)...), &notation.Text{Text: " "})
		default:
			before = append(before, b.inline([]etree.Token{el})...)
		}
	}
}

// isBracket reports whether an element that stands between blocks is a bracket
// which is a block by itself.
func (b *blockReader) isBracket(e *etree.Element) bool {
	rule, _ := b.rule(e)
	return rule != nil
}

func (b *blockReader) flush() {
	if len(b.loose) > 0 {
		b.blocks = append(b.blocks, &notation.Block{Content: b.loose})
		b.loose = nil
	}
}

func (b *blockReader) add(e *etree.Element, nodes []notation.Node) {
	if before := len(b.blocks) - 1; b.runsOn != nil && before >= 0 {
		b.blocks[before].Content = slices.Concat(b.blocks[before].Content, []notation.Node{b.runsOn}, nodes)
		b.runsOn = nil
		return
	}
	block := &notation.Block{Content: nodes}
	block.Indent.Text = b.indentOf(e)
	b.blocks = append(b.blocks, block)
}

// address makes blocks of the lines of an address: an indented line stands alone,
// unless it is said to run on.
func (b *blockReader) address(e *etree.Element) {
	var block *notation.Block
	for line := range tei.Children(e, "addrLine") {
		indent := b.indentOf(line)
		nodes := b.inline(line.Child)
		if block == nil || indent != "" && !hasToken(line, runOn) {
			block = &notation.Block{Content: nodes}
			block.Indent.Text = indent
			b.blocks = append(b.blocks, block)
			continue
		}
		block.Content = append(block.Content, &notation.Break{Text: "\n" + indent})
		block.Content = append(block.Content, nodes...)
	}
}

// runOn is the token of @rend of a line that is indented and yet no block by
// itself.
const runOn = "run-on"

func hasToken(e *etree.Element, token string) bool {
	for _, t := range strings.Fields(e.SelectAttrValue("rend", "")) {
		if t == token {
			return true
		}
	}
	return false
}

var indentToken = expression.Lazy(`(?:^|\s)indent\((\d{1,4})\)`)

// indentOf returns the indentation that @rend states.
func (d *decoder) indentOf(e *etree.Element) string {
	m := indentToken().FindStringSubmatch(e.SelectAttrValue("rend", ""))
	if m == nil {
		return ""
	}
	n, _ := strconv.Atoi(m[1]) // the expression allows nothing else
	return strings.Repeat(d.indent, n)
}
