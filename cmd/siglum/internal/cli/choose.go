package cli

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/importer"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// isTranscription reports whether a file of a folder is a transcription: what it
// holds does not say, so its extension must.
func isTranscription(path string) bool {
	return hasExt(path, ".txt", ".text")
}

func hasExt(path string, among ...string) bool {
	return slices.Contains(among, strings.ToLower(filepath.Ext(path)))
}

// headSize is how much of a file is read to learn what it is: enough for the
// comments that stand before a root element.
const headSize = 64 << 10

// isDocument reports whether a file of a folder is an XML document. Its content
// says so, and its extension if it is too broken to tell: then the user should hear
// of it. Schemas, stylesheets, pages and pictures that lie beside the documents are
// none.
func isDocument(path string) bool {
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist): // a link that leads nowhere
		return hasExt(path, ".xml", ".tei")
	case err != nil:
		return true // reading it will tell why
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, headSize))
	if err != nil {
		return true
	}
	root := xmltext.RootName(source.NewFile(path, head))
	switch {
	case isOther(root):
		return false
	case hasExt(path, ".xml", ".tei"):
		return true
	}
	return root.Space != "" || bytes.HasPrefix(head, []byte("<?xml"))
}

// mistaken returns a hint for those who give a transcription or a document of Word where
// an edition is wanted, or "" if the text begins as XML does.
func mistaken(path string, raw []byte) string {
	if toImport(path, raw) == importer.DOCX {
		return path + " is a document of Word; it becomes a transcription by: siglum import " + path
	}
	text := bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")))
	if len(text) == 0 || text[0] == '<' || !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0 {
		return ""
	}
	return path + " is no XML; a transcription becomes a TEI edition by: siglum encode " + path
}

// pageStart is how a web page begins. Tags further on say nothing: transcriptions have some too.
var pageStart = expression.Lazy(`(?i)^\x{FEFF}?\s*<(?:!doctype\s+html|html)\b`)

// toImport returns the format of a document of Word or a web page, which are neither
// transcriptions nor editions, and "" for all else.
func toImport(path string, raw []byte) importer.Format {
	switch {
	case pageStart().Match(raw):
		return importer.HTML
	case bytes.HasPrefix(raw, []byte("PK")):
		format, _ := importer.Detect(source.NewFile(path, raw))
		return format
	}
	return ""
}

// importFirst refuses to take for a transcription what can be imported; nil if it is nothing of that kind.
func importFirst(path string, raw []byte) error {
	help := "To make a transcription of it: siglum import " + path
	switch toImport(path, raw) {
	case importer.DOCX:
		return because(help, "%s is a document of Word, no transcription", path)
	case importer.HTML:
		return because(help, "%s is a web page, no transcription", path)
	}
	return nil
}

// isEdition reports whether a text that should be a transcription is an XML
// document instead.
func isEdition(f *source.File) bool {
	text := bytes.TrimSpace(bytes.TrimPrefix(f.Bytes(), []byte("\xef\xbb\xbf")))
	return bytes.HasPrefix(text, []byte("<?xml ")) || bytes.HasPrefix(text, []byte("<")) && xmltext.RootName(f).Space == tei.Namespace
}

// isOther reports whether a root element belongs to a language that editions are
// not written in.
func isOther(root xmltext.Name) bool {
	return otherNamespaces[root.Space] || root.Space == "" && strings.EqualFold(root.Local, "html")
}

var otherNamespaces = map[string]bool{
	"http://relaxng.org/ns/structure/1.0":         true,
	"http://purl.oclc.org/dsdl/schematron":        true,
	"http://www.ascc.net/xml/schematron":          true,
	"http://www.w3.org/2001/XMLSchema":            true,
	"http://www.w3.org/1999/XSL/Transform":        true,
	"http://www.w3.org/1999/xhtml":                true,
	"http://www.w3.org/2000/svg":                  true,
	"urn:oasis:names:tc:entity:xmlns:xml:catalog": true,
}
