package collate

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// The codes of what makes a file no text.
const (
	CodeEncoding diag.Code = "not-utf-8"
	CodeControl  diag.Code = "control-character"
)

// FromText reads plain text as a witness. Words and pieces of punctuation are found
// as Unicode has them (UAX #29). A byte order mark is left out, and line ends become
// LF, as XML has them (XML 1.0 2.11). It is an error if the text is not UTF-8 or holds
// characters that XML forbids.
func FromText(id string, f *source.File, n Normalization) (*Witness, diag.List) {
	text := string(f.Bytes())
	w := &Witness{ID: id}
	found := faults(text, f)
	if found.HasErrors() {
		return w, found
	}
	c := cutter{witness: w, normal: n}
	skipped := len(text) - len(strings.TrimPrefix(text, "\ufeff"))
	c.cut(text[skipped:], func(start, end int) source.Span { return f.Span(start+skipped, end+skipped) })
	return w, found
}

// faults returns the first character of a text that makes it no text.
func faults(text string, f *source.File) diag.List {
	for i, r := range text {
		switch {
		case r == utf8.RuneError && strings.HasPrefix(text[i:], "\xef\xbf\xbd"):
		case r == utf8.RuneError:
			return diag.List{{Code: CodeEncoding, Span: f.Span(i, i+1), Message: "this is not UTF-8",
				Help: "save the file as UTF-8; it is probably Windows-1252 or another encoding of the system"}}
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == '\uFFFE', r == '\uFFFF':
			return diag.List{{Code: CodeControl, Span: f.Span(i, i+utf8.RuneLen(r)), Message: fmt.Sprintf("this is a control character, U+%04X, which XML cannot hold", r),
				Help: "remove it from the transcription"}}
		}
	}
	return nil
}

// A cutter cuts text into tokens and gives them to a witness.
type cutter struct {
	witness *Witness
	normal  Normalization
	place   func(*Token) // gives a token what it has besides its text; may be nil
}

// cut adds the tokens of a text; span gives the place of a range of it.
func (c *cutter) cut(text string, span func(start, end int) source.Span) {
	at, behind := 0, 0 // where a piece begins, and where the last token ends
	for it := words.FromString(text); it.Next(); {
		piece := it.Value()
		end := at + len(piece)
		if !isSpace(piece) {
			c.space(text[behind:at])
			c.token(piece, span(at, end))
			behind = end
		}
		at = end
	}
	c.space(text[behind:])
}

// space adds white space to the token before it.
func (c *cutter) space(s string) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
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
