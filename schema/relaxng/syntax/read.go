package syntax

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// Read reads a schema in the syntax that it is in: see [ReadXML] and [ReadCompact]. Of
// a file with nothing in it the XML reader says so.
func Read(f *source.File, ns string) (*Schema, diag.List) {
	if IsXML(f) || len(bytes.TrimSpace(f.Bytes())) == 0 {
		return ReadXML(f, ns)
	}
	text, found := decode(f)
	if found.HasErrors() {
		return &Schema{File: text}, found
	}
	return ReadCompact(text, ns)
}

// decode returns a schema in the compact syntax as UTF-8. It may be in UTF-16, with a byte
// order mark (RELAX NG Compact Syntax 3).
func decode(f *source.File) (*source.File, diag.List) {
	text, found := xmltext.DecodePlain(f, "")
	if found.HasErrors() || utf8.Valid(text.Bytes()) {
		return text, found
	}
	at := 0
	for r, n := utf8.DecodeRune(text.Bytes()); r != utf8.RuneError || n > 1; r, n = utf8.DecodeRune(text.Bytes()[at:]) {
		at += n
	}
	return text, diag.List{{
		Code:    CodeSyntax,
		Message: fmt.Sprintf("the byte 0x%02X is not UTF-8", text.Bytes()[at]),
		Span:    text.Span(at, at+1),
		Help:    "save the schema as UTF-8, or as UTF-16 with a byte order mark",
	}}
}

// IsXML reports whether the text of a schema is in the XML syntax: whether the first
// thing in it, after white space, is "<". The compact syntax cannot begin with one.
// The text may be in UTF-16.
func IsXML(f *source.File) bool {
	text := f.Bytes()
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		text = bytes.TrimPrefix(text, []byte(mark))
	}
	text = bytes.TrimLeft(text, " \t\r\n\x00")
	return len(text) > 0 && text[0] == '<'
}
