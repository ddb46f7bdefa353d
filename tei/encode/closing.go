package encode

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// closingWords is the group of a rule for signatures that takes the complimentary close above the name.
const closingWords = "closing"

// closingAndName appends a block of which the first lines are the complimentary close and the others the
// signature. The lb between them says that they are one block.
func (a *assembler) closingAndName(closer *etree.Element, p *part, closing source.Span) {
	nodes := a.withMarks(p.block.Content, a.marks(p))
	words := add(closer, salutation, "rend", a.indentation(p.block.Indent.Text))
	for i, n := range nodes {
		br, ok := n.(*notation.Break)
		if !ok || br.Span.Start < closing.End {
			continue
		}
		a.inline(words, nodes[:i], kept)
		a.lineBreak(closer, nodes, i, kept)
		signed := add(closer, signature)
		a.inline(signed, nodes[i+1:], kept)
		a.explain(p, signed)
		return
	}
	a.inline(words, nodes, kept)
	a.explain(p, words)
}
