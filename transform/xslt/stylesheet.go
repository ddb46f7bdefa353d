package xslt

import (
	"context"
	"errors"
	"io/fs"

	"github.com/lestrrat-go/helium"
	"github.com/lestrrat-go/helium/xslt3"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Stylesheet is compiled. It is immutable and safe for concurrent use.
type Stylesheet struct {
	file     *source.File
	compiled *xslt3.Stylesheet
	files    fs.FS
}

// LoadOptions says how to load a stylesheet. The zero value is the default.
type LoadOptions struct {
	// FS holds the files that the stylesheet may import, include and read. Nil: it
	// may read none.
	FS fs.FS

	// Path is the stylesheet's own path in FS, with slashes; "" means its file's name.
	Path string
}

// Codes of diagnostics.
const (
	CodeStylesheet diag.Code = "xslt-stylesheet" // the stylesheet is wrong
	CodeRun        diag.Code = "xslt-run"        // it failed on a document
	CodeMessage    diag.Code = "xslt-message"    // it said something by xsl:message
)

// Load compiles a stylesheet. The list says why it could not be; then the stylesheet
// is nil. The processor does not tell at which line of it an instruction is wrong, so
// that only what is not well-formed has a place.
func Load(ctx context.Context, f *source.File, o LoadOptions) (*Stylesheet, diag.List) {
	if list := wellFormed(f); list.HasErrors() {
		return nil, list
	}
	if o.Path == "" {
		o.Path = f.Name()
	}
	base := styleRoot + o.Path
	doc, err := helium.NewParser().BaseURI(base).Parse(ctx, f.Bytes())
	if err != nil {
		return nil, failure(f, CodeStylesheet, err)
	}
	compiled, err := xslt3.NewCompiler().
		BaseURI(base).
		URIResolver(moduleReader{folders{style: o.FS}}).
		MaxResourceBytes(maxResource).
		Compile(ctx, doc)
	if err != nil {
		return nil, failure(f, CodeStylesheet, err)
	}
	return &Stylesheet{file: f, compiled: compiled, files: o.FS}, nil
}

// wellFormed reads a document to its end and returns what is wrong with it: our own
// reader says it with its place, and in words for people.
func wellFormed(f *source.File) diag.List {
	r := xmltext.NewReader(f, xmltext.Options{})
	for r.Next() != nil {
	}
	return r.Diagnostics()
}

// failure makes a diagnostic of what the processor says.
func failure(f *source.File, code diag.Code, err error) diag.List {
	d := diag.Diagnostic{Severity: diag.Error, Code: code, Span: f.Span(0, 0), Message: err.Error()}
	var known *xslt3.XSLTError
	if errors.As(err, &known) {
		d.Message = known.Message
		if known.Code != "" {
			d.Help = "XSLT calls this error " + known.Code
		}
	}
	switch code {
	case CodeStylesheet:
		d.Message = "the stylesheet cannot be used: " + d.Message
	case CodeRun:
		d.Message = "the stylesheet failed on this document: " + d.Message
	}
	return diag.List{d}
}

// Extension returns what the names of principal results end in, by the stylesheet's
// output method: ".html" unless that is xml or text.
func (s *Stylesheet) Extension() string {
	if out := s.compiled.DefaultOutputDef(); out != nil {
		switch out.Method {
		case "text":
			return ".txt"
		case "json":
			return ".json"
		case "xml":
			if out.MethodExplicit {
				return ".xml"
			}
		}
	}
	return ".html"
}
