package encode

import (
	"strings"
	"unicode"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// withoutPadding returns a bracket without the blanks within its signs, on each side where no word touches the sign
// from without: there they keep words apart.
func (e *encoder) withoutPadding(b *notation.Bracket, before, after bool) *notation.Bracket {
	padded := *b
	padded.Content = append([]notation.Node(nil), b.Content...)
	if t, ok := outerText(padded.Content, 0); ok && before {
		n := len(t.Text) - len(strings.TrimLeft(t.Text, " "))
		blanks, rest := splitText(t, t.Span.Start+n)
		e.padding(blanks)
		padded.Content[0] = rest
	}
	if t, ok := outerText(padded.Content, len(padded.Content)-1); ok && after {
		rest, blanks := splitText(t, t.Span.Start+len(strings.TrimRight(t.Text, " ")))
		e.padding(blanks)
		padded.Content[len(padded.Content)-1] = rest
	}
	return &padded
}

func (e *encoder) padding(blanks *notation.Text) {
	if blanks.Text != "" {
		e.layout = append(e.layout, Layout{Span: blanks.Span, Kind: Blank, Note: "blanks within a bracket"})
	}
}

// outerText returns the first or the last of some nodes, if it is text.
func outerText(nodes []notation.Node, at int) (*notation.Text, bool) {
	if len(nodes) == 0 {
		return nil, false
	}
	t, ok := nodes[at].(*notation.Text)
	return t, ok && t.Span.File != nil
}

// endsOpen reports whether no word ends at the end of an element.
func endsOpen(parent *etree.Element) bool {
	if len(parent.Child) == 0 {
		return true
	}
	text := lastText(parent)
	return text != nil && !endsInWord(text.Data)
}

// beginsOpen reports whether no word begins with the first of some nodes.
func beginsOpen(nodes []notation.Node) bool {
	if len(nodes) == 0 {
		return true
	}
	switch n := nodes[0].(type) {
	case *notation.Text:
		r := firstRune(n.Text)
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	case *notation.Break, *notation.PageEnd:
		return true
	}
	return false
}

func endsInWord(s string) bool {
	r := lastRune(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
