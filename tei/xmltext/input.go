package xmltext

import (
	"unsafe"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// An input is one text being read: the document, or the replacement text of an
// entity, which is read in its place.
type input struct {
	text []byte
	pos  int // next byte to read

	file *source.File
	base int         // offset in file of text[0]
	at   source.Span // the reference in whose place an internal entity is read; else zero

	entity  *entity // nil for the document
	depth   int     // elements open when reading of it began
	nesting int     // entities around it, itself included
	below   *input  // what reading goes on with at its end

	volatile bool // the text does not stay: it is a stream's
	external bool // by the rules of the external subset (2.8)
	inline   bool // a parameter entity within a declaration
}

// outside reports whether this is the external subset or a parameter entity.
func (in *input) outside() bool {
	return in.external || in.entity != nil && in.entity.parameter
}

// span returns where a range of the text stands. All of an internal entity stands
// where it is referred to.
func (in *input) span(start, end int) source.Span {
	if in.at.File != nil {
		return in.at
	}
	return source.Span{File: in.file, Start: in.base + start, End: in.base + end}
}

// point returns the span of the character at i, empty at the end of the text.
func (in *input) point(i int) source.Span {
	_, size := decode(in.text, i)
	return in.span(i, i+size)
}

// str returns a range of the text as a string. It is not copied, which is safe
// because the text of a source.File, and of an entity, never changes; but for a
// stream.
func (in *input) str(start, end int) string {
	switch {
	case start == end:
		return ""
	case in.volatile:
		return string(in.text[start:end])
	}
	return unsafe.String(&in.text[start], end-start)
}

// has reports whether the text goes on with s at i.
func (in *input) has(i int, s string) bool {
	return len(in.text)-i >= len(s) && string(in.text[i:i+len(s)]) == s
}

// fix returns a fix that replaces a range of the text, or none where the text does
// not stand in a file, or is gone with a stream.
func (in *input) fix(start, end int, message, text string, certain bool) []diag.Fix {
	if in.at.File != nil || in.volatile {
		return nil
	}
	return []diag.Fix{{
		Message: message, Certain: certain,
		Edits: []diag.Edit{{Span: in.span(start, end), Text: text}},
	}}
}
