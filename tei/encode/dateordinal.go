package encode

import (
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// ordinalEndings are endings of numbers that letters set above the line.
var ordinalEndings = []string{"st", "nd", "rd", "th", "d", "er", "e"}

// plainOrdinals returns the text of a block in which the endings of numbers that stand in brackets,
// 12[superscript: th], are written as if they did not: 12th, with blanks for the signs behind it, so that all other bytes
// are in their places. The ranges are those of the brackets.
func plainOrdinals(b *notation.Block) (text string, brackets []notation.Range) {
	text = b.Span.Text()
	for i, n := range b.Content {
		bracket, ok := n.(*notation.Bracket)
		if !ok || bracket.Rule == nil || i == 0 || !endsInDigit(b.Content[i-1]) {
			continue
		}
		ending := strings.TrimSpace(notation.String(bracket.Content))
		if !slices.Contains(ordinalEndings, ending) {
			continue
		}
		at := notation.Range{Start: bracket.Span.Start - b.Span.Start, End: bracket.Span.End - b.Span.Start}
		end := at.End
		for end < len(text) && strings.IndexByte(".,", text[end]) >= 0 {
			end++
		}
		plain := ending + text[at.End:end]
		text = text[:at.Start] + plain + strings.Repeat(" ", end-at.Start-len(plain)) + text[end:]
		brackets = append(brackets, at)
	}
	return text, brackets
}

func endsInDigit(n notation.Node) bool {
	t, ok := n.(*notation.Text)
	return ok && t.Text != "" && t.Text[len(t.Text)-1] >= '0' && t.Text[len(t.Text)-1] <= '9'
}

// behind returns an offset, or the end of the bracket in which it lies.
func behind(offset int, brackets []notation.Range) int {
	for _, b := range brackets {
		if offset > b.Start && offset < b.End {
			return b.End
		}
	}
	return offset
}
