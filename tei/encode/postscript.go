package encode

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// postscript appends a postscript: its label, P.S., and what it says. The blank between is made
// again by decoding.
func (a *assembler) postscript(p *part) {
	ps := add(a.div, "postscript")
	nodes := a.withMarks(p.block.Content, a.marks(p))
	at, ok := p.span("label")
	if t, isText := nodes[0].(*notation.Text); ok && isText && at.End < t.Span.End && at.Start == t.Span.Start {
		label, rest := splitText(t, at.End)
		_, rest = splitText(rest, rest.Span.Start+len(" "))
		a.inline(add(ps, "label"), []notation.Node{label}, kept)
		nodes = append([]notation.Node{rest}, nodes[1:]...)
	}
	made := add(ps, "p", "rend", a.indentation(p.block.Indent.Text))
	a.inline(made, nodes, folded)
	a.explain(p, ps)
}

// postscript makes one block of the label of a postscript and the paragraph after it.
func (b *blockReader) postscript(e *etree.Element) {
	var label []notation.Node
	for _, child := range e.Child {
		el, ok := child.(*etree.Element)
		switch {
		case !ok:
		case el.Tag == "label":
			label = append(b.inline(el.Child), &notation.Text{Text: " "})
		case el.Tag == "p" && label != nil:
			block := &notation.Block{Content: append(label, b.inline(el.Child)...)}
			block.Indent.Text = b.indentOf(el)
			b.blocks, label = append(b.blocks, block), nil
		default:
			b.element(el)
		}
	}
	b.flush()
}
