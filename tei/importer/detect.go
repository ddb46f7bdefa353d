package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Format is one that is read.
type Format string

// The formats.
const (
	DOCX Format = "DOCX"
	HTML Format = "HTML"
	PAGE Format = "PAGE XML"
	ALTO Format = "ALTO"
)

// paged reports whether a file of a format is a page of a document.
func (f Format) paged() bool { return f == PAGE || f == ALTO }

// headSize is how much of a file is searched for signs of HTML.
const headSize = 8 << 10

var htmlTag = expression.Lazy(`(?i)<(?:!doctype html|html|head|body|title|meta|div|p|h[1-6]|table|ul|ol|br|span|article|section|b|i|em|strong)\b`)

// Detect says of what format a file is, by its content; its name says nothing. The
// diagnostic says why it cannot be imported.
func Detect(f *source.File) (Format, *diag.Diagnostic) {
	raw := f.Bytes()
	head := raw[:min(len(raw), headSize)]
	switch {
	case len(bytes.TrimSpace(raw)) == 0:
		return "", unknown(f, "the file is empty", "check that the right file was given and that it was saved")
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return detectZIP(f)
	}
	for _, other := range otherFormats {
		if bytes.HasPrefix(head, []byte(other.sign)) {
			return "", unknown(f, "the file is "+other.name, other.help)
		}
	}
	root := xmltext.RootName(f)
	switch {
	case root.Local == "PcGts":
		return PAGE, nil
	case root.Local == "alto":
		return ALTO, nil
	case root.Space == "http://www.tei-c.org/ns/1.0":
		return "", unknown(f, "the file is TEI", "for its transcription: siglum decode "+f.Name())
	case strings.EqualFold(root.Local, "html"), htmlTag().Match(withoutNULs(head)):
		return HTML, nil
	case root.Local != "":
		return "", unknown(f, fmt.Sprintf("the file is XML of another kind: its root element is <%s>", root), "what is read: "+readFormats)
	case bytes.IndexByte(head, 0) >= 0:
		return "", unknown(f, "the file is no text", "what is read: "+readFormats)
	}
	return "", unknown(f, "the file is plain text, which need not be imported", "to make an edition of it: siglum encode "+f.Name())
}

const readFormats = "DOCX, HTML, PAGE XML and ALTO"

// otherFormats are files that people try, with what they can do.
var otherFormats = []struct{ sign, name, help string }{
	{"%PDF", "a PDF", "a PDF has no paragraphs; use the file that it was made from, or save it as DOCX and look what became of it"},
	{"{\\rtf", "RTF", "open it in a word processor and save it as DOCX"},
	{"\xd0\xcf\x11\xe0", "an old document of Word (.doc), or is encrypted", "open it in a word processor and save it as DOCX"},
	{"\x89PNG", "a picture", "text recognition makes PAGE XML or ALTO of it"},
	{"\xff\xd8\xff", "a picture", "text recognition makes PAGE XML or ALTO of it"},
	{"II*\x00", "a picture", "text recognition makes PAGE XML or ALTO of it"},
	{"MM\x00*", "a picture", "text recognition makes PAGE XML or ALTO of it"},
}

func detectZIP(f *source.File) (Format, *diag.Diagnostic) {
	archive, err := zip.NewReader(bytes.NewReader(f.Bytes()), int64(f.Len()))
	if err != nil {
		return "", unknown(f, "the file is a damaged ZIP archive: "+err.Error(), "get it once more, or open it in the program that made it and save it again")
	}
	for _, part := range archive.File {
		switch {
		case part.Name == "[Content_Types].xml":
			return DOCX, nil // or another of its family, which its parts tell
		case part.Name == "mimetype":
			return "", unknown(f, "the file is OpenDocument or EPUB", "open it in a word processor and save it as DOCX")
		}
	}
	return "", unknown(f, "the file is a ZIP archive", "unpack it, and import what is in it")
}

func unknown(f *source.File, what, help string) *diag.Diagnostic {
	return &diag.Diagnostic{Code: CodeUnknown, Span: named(f).Span(0, 0), Message: what, Help: help}
}

// withoutNULs makes the tags of UTF-16 readable.
func withoutNULs(head []byte) []byte { return bytes.ReplaceAll(head, []byte{0}, nil) }
