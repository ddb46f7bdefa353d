package collate

import (
	"strings"

	"github.com/siglum/siglum/tei/source"
)

// A Token is what is aligned: a word, or a piece of punctuation.
type Token struct {
	Text   string      // as written, without white space
	Space  string      // the white space that follows it
	Normal string      // the form that is compared: see Normalization
	Span   source.Span // where it stands; zero if it came without a place
	Path   string      // the element that it stands in; "" outside XML
	Marks  []*Mark     // the elements of running text that it is in, the outermost first
	Before []*Mark     // what has no text and stands before it: page breaks, gaps, notes
}

// A Witness is one text, cut into tokens: Lead and the text and white space of
// all tokens are the text, exactly.
type Witness struct {
	ID     string // its siglum, by which the apparatus points to it
	Title  string // what it is; "" if nothing is known
	Lead   string // the white space before the first token
	Tokens []Token
	Trail  []*Mark // what has no text and follows the last token
}

// Text returns the text of a witness, exactly.
func (w *Witness) Text() string {
	var b strings.Builder
	b.WriteString(w.Lead)
	for i := range w.Tokens {
		b.WriteString(w.Tokens[i].Text)
		b.WriteString(w.Tokens[i].Space)
	}
	return b.String()
}
