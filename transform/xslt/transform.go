package xslt

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lestrrat-go/helium"
	"github.com/lestrrat-go/helium/xpath3"
	"github.com/lestrrat-go/helium/xslt3"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// Options says how to run a stylesheet. The zero value is the default.
type Options struct {
	// Parameters are values of the stylesheet's global parameters, by name. They are
	// untyped, so that a parameter of any simple type takes them.
	Parameters map[string]string

	// FS holds the files beside the document, which doc() may read. Nil: none.
	FS fs.FS

	// Path is the document's own path in FS, with slashes; "" means the last element
	// of its file's name.
	Path string
}

// A Result is what a stylesheet made of one document.
type Result struct {
	Output    []byte     // the principal result; empty if all went to others
	Documents []Document // what xsl:result-document made, by path
}

// A Document is a result beside the principal one.
type Document struct {
	Path string // relative, with slashes, inside the folder of the results
	Text []byte
}

// Transform runs the stylesheet on a document. What it says by xsl:message is a
// remark in the list; if the list has errors, the result is nil.
func (s *Stylesheet) Transform(ctx context.Context, f *source.File, o Options) (*Result, diag.List) {
	if list := wellFormed(f); list.HasErrors() {
		return nil, list
	}
	if o.Path == "" {
		o.Path = path.Base(filepath.ToSlash(f.Name()))
	}
	doc, err := helium.NewParser().BaseURI(editionRoot+o.Path).SubstituteEntities(true).Parse(ctx, f.Bytes())
	if err != nil {
		return nil, failure(f, CodeRun, err)
	}
	c := &collector{file: f}
	run := s.compiled.Transform(doc).
		BaseOutputURI("").
		MessageHandler(c).
		ResultDocumentHandler(c).
		TraceWriter(&c.trace).
		URIResolver(folders{s.files, o.FS}).
		MaxResourceBytes(maxResource)
	for name, value := range o.Parameters {
		run = run.SetParameter(name, untyped(value))
	}
	var out bytes.Buffer
	if err := run.WriteTo(ctx, &out); err != nil {
		return nil, append(c.said, failure(f, CodeRun, err)...)
	}
	// The processor hands them over in no order.
	slices.SortFunc(c.documents, func(a, b Document) int { return strings.Compare(a.Path, b.Path) })
	return &Result{Output: out.Bytes(), Documents: c.documents}, c.said
}

func untyped(value string) xpath3.Sequence {
	return xpath3.SingleAtomic(xpath3.AtomicValue{TypeName: xpath3.TypeUntypedAtomic, Value: value})
}

// A collector takes what a stylesheet makes besides its principal result.
type collector struct {
	file      *source.File
	documents []Document
	said      diag.List
	trace     bytes.Buffer
}

// HandleMessage takes the text of an xsl:message.
func (c *collector) HandleMessage(message string, _ bool) error {
	c.said = append(c.said, diag.Diagnostic{
		Severity: diag.Info,
		Code:     CodeMessage,
		Span:     c.file.Span(0, 0),
		Message:  "the stylesheet says: " + strings.Join(strings.Fields(message), " "),
	})
	return nil
}

// HandleResultDocument takes the result of an xsl:result-document.
func (c *collector) HandleResultDocument(href string, doc *helium.Document, out *xslt3.OutputDef) error {
	name := path.Clean(strings.TrimPrefix(href, "/"))
	if !filepath.IsLocal(filepath.FromSlash(name)) || name == "." {
		return fmt.Errorf("xsl:result-document: %q does not lie in the folder of the results", href)
	}
	var text bytes.Buffer
	if err := xslt3.SerializeResult(&text, doc, out); err != nil {
		return fmt.Errorf("writing %s: %w", href, err)
	}
	c.documents = append(c.documents, Document{Path: name, Text: text.Bytes()})
	return nil
}
