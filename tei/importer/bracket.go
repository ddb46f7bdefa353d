package importer

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// literalLabel is the label of brackets of the source itself.
const literalLabel = "brackets in the original: "

// Signs of the notation for brackets of the source that have no partner.
const (
	openingSign = "[opening bracket]"
	closingSign = "[closing bracket]"
)

// A bracketSign is a square bracket that the source has, or one of the notation that is written
// round words.
type bracketSign struct {
	list   int // the number of the text that it stands in
	i, at  int // the inline of the text, and the offset in it
	opens  bool
	turn   bool // it is of the notation
	within bool // it stands in a bracket of the notation
	pair   *bracketSign
}

// brackets sees to the square brackets of the source, which the notation has in use. Those that
// are notation stay as they are; those of the source itself get a label. A bracket that has no partner, or
// whose partner stands in words of another kind, is taken out of the marks: else it would close one of theirs.
func (s *script) brackets() {
	var signs []*bracketSign
	number := 0
	for list := range s.lists {
		*list = grouped(*list)
		signs = bracketSigns(signs, *list, number)
		number++
	}
	pairUp(signs)
	pairs, stray := 0, 0
	for _, sign := range signs {
		switch {
		case sign.turn:
		case sign.pair == nil:
			stray++
		case sign.opens:
			pairs++
		}
	}
	number = 0
	for list := range s.lists {
		end := 0
		for end < len(signs) && signs[end].list == number {
			end++
		}
		*list = settled(*list, signs[:end], s.options.Literal)
		signs = signs[end:]
		number++
	}
	s.reportBrackets(pairs, stray)
}

// bracketSigns appends the brackets of a text.
func bracketSigns(signs []*bracketSign, list []inline, number int) []*bracketSign {
	for i, n := range list {
		if n.turn != 0 {
			signs = append(signs, &bracketSign{list: number, i: i, opens: n.turn > 0, turn: true})
		}
		for at := 0; at < len(n.text) && !n.raw; at++ {
			if c := n.text[at]; c == '[' || c == ']' {
				signs = append(signs, &bracketSign{list: number, i: i, at: at, opens: c == '['})
			}
		}
	}
	return signs
}

// lists yields the texts of all blocks and notes, in the order in which they are printed.
func (s *script) lists(yield func(*[]inline) bool) {
	for i := range s.blocks {
		b := &s.blocks[i]
		if !yield(&b.text) {
			return
		}
		for _, row := range b.rows {
			for j := range row {
				if !yield((*[]inline)(&row[j])) {
					return
				}
			}
		}
	}
	for i := range s.notes {
		if !yield(&s.notes[i].text) {
			return
		}
	}
}

// pairUp pairs the brackets of the source. A bracket of the notation takes up only whole pairs.
func pairUp(signs []*bracketSign) {
	var open []*bracketSign
	turns := []int{0} // where the brackets begin that are open in each bracket of the notation
	for _, sign := range signs {
		from := turns[len(turns)-1]
		sign.within = len(turns) > 1
		switch {
		case sign.turn && sign.opens:
			turns = append(turns, len(open))
		case sign.turn && len(turns) > 1:
			open, turns = open[:from], turns[:len(turns)-1]
		case sign.opens:
			open = append(open, sign)
		case len(open) > from:
			partner := open[len(open)-1]
			open = open[:len(open)-1]
			sign.pair, partner.pair = partner, sign
		}
	}
}

// whole reports whether a bracket and its partner stand in one inline.
func (b *bracketSign) whole() bool {
	return b.pair != nil && b.pair.list == b.list && b.pair.i == b.i
}

// settled returns a text in which each of its brackets stands where it does no harm.
func settled(list []inline, signs []*bracketSign, literal bool) []inline {
	if len(signs) == 0 {
		return list
	}
	var out []inline
	for i, n := range list {
		if n.raw {
			out = append(out, n)
			for len(signs) > 0 && signs[0].i == i {
				signs = signs[1:]
			}
			continue
		}
		var text strings.Builder
		from := 0
		for ; len(signs) > 0 && signs[0].i == i; signs = signs[1:] {
			sign := signs[0]
			text.WriteString(n.text[from:sign.at])
			from = sign.at + 1
			form := sign.form(literal)
			if sign.whole() && n.marks&unclear == 0 {
				text.WriteString(form)
				continue
			}
			out = append(out, inline{text: text.String(), marks: n.marks}, notationOf(form))
			text.Reset()
		}
		n.text = text.String() + n.text[from:]
		out = append(out, n)
	}
	return out
}

// form returns a bracket as it is written.
func (b *bracketSign) form(literal bool) string {
	switch {
	case b.pair == nil && (literal || b.within) && b.opens:
		return openingSign
	case b.pair == nil && (literal || b.within):
		return closingSign
	case b.opens && literal && b.pair != nil:
		return "[" + literalLabel
	case b.opens:
		return "["
	}
	return "]"
}

// reportBrackets says what will be read as notation.
func (s *script) reportBrackets(pairs, stray int) {
	if pairs > 0 && !s.options.Literal {
		s.found = append(s.found, diag.Diagnostic{
			Severity: diag.Info, Code: CodeBrackets, Span: s.file.Span(0, 0),
			Message: fmt.Sprintf("%s of the source will be read as notation", count(pairs, "pair of square brackets", "pairs of square brackets")),
			Help:    "if they are no remarks of a transcriber, but stand in the document itself: --brackets literal",
		})
	}
	if stray > 0 {
		s.doubt(CodeBrackets, fmt.Sprintf("%s without a partner", count(stray, "square bracket stands", "square brackets stand")),
			"encode reads them as characters and says where they are")
	}
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
