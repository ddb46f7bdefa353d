package encode

import (
	"strconv"

	"github.com/siglum/siglum/tei/notation"
)

// splitNoteLines makes blocks of notes that stand one to a line: a block that begins with the number of a
// note in brackets is divided where a line begins with the next number.
func (e *encoder) splitNoteLines() {
	var body []*notation.Block
	for _, b := range e.tree.Body {
		body = append(body, noteLines(b)...)
	}
	e.tree.Body = body
}

func noteLines(b *notation.Block) []*notation.Block {
	number, err := strconv.Atoi(noteNumber(b))
	if err != nil {
		return []*notation.Block{b}
	}
	var blocks []*notation.Block
	start := 0
	for i := 1; i < len(b.Content)-1; i++ {
		if _, ok := b.Content[i].(*notation.Break); ok && i > start && markNumber(b.Content[i+1]) == strconv.Itoa(number+1) {
			blocks = append(blocks, pieceOf(b, start, i))
			start, number = i+1, number+1
		}
	}
	if start == 0 {
		return []*notation.Block{b}
	}
	return append(blocks, pieceOf(b, start, len(b.Content)))
}
