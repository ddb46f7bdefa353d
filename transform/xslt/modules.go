package xslt

import (
	"bytes"
	"io"
	"io/fs"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

const (
	namespace        = "http://www.w3.org/1999/XSL/Transform"
	defaultNamespace = "xpath-default-namespace"
)

// A moduleReader opens what a stylesheet imports and includes.
type moduleReader struct{ folders }

// Resolve opens one module.
func (m moduleReader) Resolve(uri string) (io.ReadCloser, error) {
	in, err := m.ResolveURI(uri)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	text, err := io.ReadAll(io.LimitReader(in, maxResource+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxResource {
		return nil, &fs.PathError{Op: "read", Path: uri, Err: fs.ErrInvalid}
	}
	return io.NopCloser(bytes.NewReader(spread(text))), nil
}

// spread writes the default namespace for names in expressions, which a module states
// on its root element (XSLT 3.0, 5.1.2), on each declaration too: for modules that
// are imported the processor looks there only, and would find nothing in a document
// of TEI, without a word.
func spread(text []byte) []byte {
	f := source.NewFile("", text)
	r := xmltext.NewReader(f, xmltext.Options{})
	if r.File() != f || !bytes.Contains(text, []byte(defaultNamespace)) {
		return text
	}
	var out []byte
	var addition []byte
	at := 0
	for e := range r.Events() {
		if e.Kind != xmltext.StartElement {
			continue
		}
		own := e.Attr("", defaultNamespace)
		switch {
		case r.Depth() == 1 && own == nil:
			return text
		case r.Depth() == 1:
			addition = text[own.NameSpan.Start : own.ValueSpan.End+1]
		case r.Depth() == 2 && e.Name.Space == namespace && own == nil:
			out = append(append(append(out, text[at:e.NameSpan.End]...), ' '), addition...)
			at = e.NameSpan.End
		}
	}
	return append(out, text[at:]...)
}
