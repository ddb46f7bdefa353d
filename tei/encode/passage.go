package encode

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
)

// CodePassage says that a bracket begins a passage that none ends, or ends one that none began.
const CodePassage diag.Code = "passage-open"

// spanMark is the role of a block that is nothing but the bracket at the beginning or end of a
// passage.
const spanMark = "span"

// pairPassages pairs the brackets that begin and end a passage, in the order of the text, and names
// each pair (TEI P5, 11.3.1.4). Those without a partner stay characters.
func (e *encoder) pairPassages() {
	e.passages = map[*notation.Bracket]string{}
	var open []*notation.Bracket
	n := 0
	for b := range brackets(e.tree.Body) {
		switch rule := b.Rule; {
		case rule == nil || rule.Passage == "":
		case rule.Passage == "begins":
			open = append(open, b)
		case len(open) == 0:
			e.loosePassage(b, "ends a passage that no bracket before it begins")
		default:
			n++
			id := fmt.Sprintf("as%d", n)
			e.passages[open[len(open)-1]], e.passages[b] = id, id
			open = open[:len(open)-1]
		}
	}
	for _, b := range open {
		e.loosePassage(b, "begins a passage that no bracket after it ends")
	}
}

func (e *encoder) loosePassage(b *notation.Bracket, what string) {
	b.Rule = nil
	e.warn(CodePassage, b.Span, "write the other bracket where the passage begins or ends, as in [handwritten insert begins] … [handwritten insert ends]",
		"%s %s; it stays in the text as it is", b.Span.Text(), what)
}

// brackets yields the brackets of blocks, the outer before the inner.
func brackets(blocks []*notation.Block) func(func(*notation.Bracket) bool) {
	return func(yield func(*notation.Bracket) bool) {
		for _, b := range blocks {
			if !bracketsIn(b.Content, yield) {
				return
			}
		}
	}
}

func bracketsIn(nodes []notation.Node, yield func(*notation.Bracket) bool) bool {
	for _, n := range nodes {
		if b, ok := n.(*notation.Bracket); ok && (!yield(b) || !bracketsIn(b.Content, yield)) {
			return false
		}
	}
	return true
}
