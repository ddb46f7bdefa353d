// Package xsd validates documents against W3C XML Schema 1.0.
//
// [Load] compiles a schema, which may stand in several files, and [Schema.Validate]
// checks documents. Two engines do the work: helium, which is always there, and libxml2
// in programs built with -tags libxml2. What they find is told in the same words, each
// finding with the exact place, because package tree knows what the engines do not.
//
// No file outside of the schema's folder is read, and the network never: collect.go reads
// all files of a schema before an engine sees any. wording.go turns what engines find into
// diagnostics.
package xsd

import (
	"io/fs"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// An Engine is a validator that a schema is compiled for.
type Engine uint8

// The engines.
const (
	Default Engine = iota // libxml2 if it is built in, else helium
	Helium
	LibXML2
)

// String returns the name of the engine.
func (e Engine) String() string {
	switch e {
	case Helium:
		return "helium"
	case LibXML2:
		return "libxml2"
	}
	return "default"
}

// HasLibXML2 reports whether libxml2 is built in.
func HasLibXML2() bool { return compileLibXML2 != nil }

// Options says how to load a schema. The zero value is the default.
type Options struct {
	// FS holds the files that the schema may include and import: nothing outside of it
	// is read. With nil it may have none.
	FS fs.FS

	// Path is the schema's own path in FS; "" means the last element of its file's name.
	Path string

	// Resolve, if not nil, is asked before FS for each file by its URI as written:
	// a catalogue, say. It returns nil to leave the answer to FS.
	Resolve func(uri string) (*source.File, error)

	// Engine is what the schema is compiled for.
	Engine Engine
}

// A Schema is a compiled schema. It is immutable and safe for concurrent use.
type Schema struct {
	engine   Engine
	compiled compiled
	names    *names
}

// compiled is a schema as an engine has it.
type compiled interface {
	// validate returns what is wrong with a document.
	validate(t *tree.Tree) ([]complaint, error)
}

// The codes of what is wrong with a schema or its use.
const (
	CodeSchema  diag.Code = "schema-invalid" // what XML Schema forbids
	CodeInclude diag.Code = "schema-include" // a file that cannot be taken in
	CodeEngine  diag.Code = "schema-engine"  // an engine that is not there, or fails
)

// Load compiles a schema with all files that it includes and imports. The schema is nil if
// the diagnostics have an error. Their spans refer to the file of the mistake, which may
// be an included one; where an engine tells the line only, to the tag on it.
func Load(f *source.File, o Options) (*Schema, diag.List) {
	engine, compile := choose(o.Engine)
	if compile == nil {
		return nil, diag.List{{
			Severity: diag.Error,
			Code:     CodeEngine,
			Span:     f.Span(0, 0),
			Message:  "libxml2 is not built into this program",
			Help:     "use the engine helium, or build with -tags libxml2",
		}}
	}
	docs := collect(f, o)
	if docs.diags.HasErrors() {
		return nil, docs.diags.Sorted()
	}
	c, found := compile(docs)
	found = append(found, docs.diags...).Sorted()
	if found.HasErrors() {
		return nil, found
	}
	return &Schema{engine, c, docs.names}, found
}

// choose returns the engine to use and its compiler, which is nil if it is not built in.
func choose(e Engine) (Engine, func(*collection) (compiled, diag.List)) {
	switch {
	case e == LibXML2, e == Default && HasLibXML2():
		return LibXML2, compileLibXML2
	}
	return Helium, compileHelium
}

// Engine returns the engine that the schema is compiled for.
func (s *Schema) Engine() Engine { return s.engine }

// ValidateOptions says how to validate. The zero value is the default.
type ValidateOptions struct {
	MaxErrors int // findings after which no more are told; 0 means all
}

// Validate returns what the schema does not allow in a document. One mistake makes one
// diagnostic.
func (s *Schema) Validate(t *tree.Tree, o ValidateOptions) diag.List {
	complaints, err := s.compiled.validate(t)
	found := s.diagnostics(t, complaints)
	if err != nil {
		found = append(found, diag.Diagnostic{Severity: diag.Error, Code: CodeEngine, Span: t.Root().NameSpan,
			Path: t.Root().Path(), Message: s.engine.String() + " cannot check the document: " + err.Error()})
	}
	return finding.Limit(found.Sorted(), o.MaxErrors)
}
