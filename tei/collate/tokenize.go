package collate

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/siglum/siglum/tei/source"
)

// FromText reads plain text as a witness. Words and pieces of punctuation are found
// as Unicode has them (UAX #29).
func FromText(id string, f *source.File, n Normalization) *Witness {
	w := &Witness{ID: id}
	text := string(f.Bytes())
	c := cutter{witness: w, normal: n}
	c.cut(text, func(start, end int) source.Span { return f.Span(start, end) })
	return w
}

// A cutter cuts text into tokens and gives them to a witness.
type cutter struct {
	witness *Witness
	normal  Normalization
	place   func(*Token) // gives a token what it has besides its text; may be nil
}

// cut adds the tokens of a text; span gives the place of a range of it.
func (c *cutter) cut(text string, span func(start, end int) source.Span) {
	at := 0
	for it := words.FromString(text); it.Next(); {
		piece := it.Value()
		end := at + len(piece)
		if isSpace(piece) {
			c.space(piece)
		} else {
			c.token(piece, span(at, end))
		}
		at = end
	}
}

// space adds white space to the token before it.
func (c *cutter) space(s string) {
	if n := len(c.witness.Tokens); n > 0 {
		c.witness.Tokens[n-1].Space += s
	} else {
		c.witness.Lead += s
	}
}

func (c *cutter) token(text string, at source.Span) {
	t := Token{Text: text, Normal: c.normal.Apply(text), Span: at}
	if c.place != nil {
		c.place(&t)
	}
	c.witness.Tokens = append(c.witness.Tokens, t)
}

func isSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r) || r == '\ufeff'
}
