package collate

import (
	"strings"

	"github.com/siglum/siglum/tei/source"
)

// A Token is what is aligned: a word, a piece of punctuation, or something without
// text that holds a place in the text, as a gap does.
type Token struct {
	Text   string      // as written, without white space
	Space  string      // the white space that follows it
	Normal string      // the form that is compared: see Normalization
	Span   source.Span // where it stands; zero if it came without a place
	Path   string      // the element that it stands in; "" outside XML
	Pieces []Piece     // its text in pieces, if elements are around it or in it
	Unit   string      // the number of the verse, chapter or the like that it is in; "" if there is none
	Hand   string      // the id of the hand that added it, in a layer: see Witness.Hands
	Origin int         // what the layers of one witness have in common is the same word; 0 in others
	Breaks []*Mark     // the beginnings of pages, columns and the like before it
}

// A Piece is a part of a token with the elements that it is in, the outermost first.
type Piece struct {
	Text  string
	Marks []*Mark
}

// A Mark is an element of a witness's own encoding, kept so that a reading can hold
// it: hi, unclear, supplied. Pieces in one element share its Mark.
type Mark struct {
	Name  string // its name in TEI
	Attrs []Attr
}

// An Attr is an attribute of a Mark.
type Attr struct{ Name, Value string }

// A Hand is one of those that wrote in a witness.
type Hand struct{ ID, Text string }

// A Witness is one text, cut into tokens: Lead and the text and white space of
// all tokens are the text, exactly.
type Witness struct {
	ID     string // its siglum, by which the apparatus points to it
	Of     string // the siglum of the witness whose layer this is; "" if it is no layer
	Layer  int    // its number among the layers, from 0, the first writing
	Hands  []Hand // those that its header declares
	Title  string // what it is; "" if nothing is known
	Lead   string // the white space before the first token
	Tokens []Token
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
