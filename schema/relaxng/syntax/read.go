package syntax

import (
	"bytes"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// Read reads a schema in the syntax that it is in: see [ReadXML] and [ReadCompact]. Of
// a file with nothing in it the XML reader says so.
func Read(f *source.File, ns string) (*Schema, diag.List) {
	if IsXML(f) || len(bytes.TrimSpace(f.Bytes())) == 0 {
		return ReadXML(f, ns)
	}
	return ReadCompact(f, ns)
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
