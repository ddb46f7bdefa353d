package schema

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/schema/xsd"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xinclude"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Schema is a compiled schema. It is immutable and safe for concurrent use.
type Schema struct {
	name     string
	language Language
	remarks  diag.List

	// One of the two is set: validation by a stream of events, which needs no more of the
	// document at once than an event; or of the tree made from such a stream.
	stream func(events relaxng.Events, o Options) diag.List
	tree   func(t *tree.Tree, o Options) diag.List

	relaxNG *relaxng.Schema // nil in other languages
	rules   *rules          // the Schematron embedded in RELAX NG; nil in other languages
}

// Name returns the name that reports call the schema by.
func (s *Schema) Name() string { return s.name }

// Language returns the language that the schema is written in.
func (s *Schema) Language() Language { return s.language }

// RelaxNG returns the schema as what knows which elements, attributes and text may
// stand where, or nil if it is in another language than RELAX NG.
func (s *Schema) RelaxNG() *relaxng.Schema { return s.relaxNG }

// Remarks returns warnings that concern the author of the schema, not those who
// validate with it: why it cannot give attributes ID types, say.
func (s *Schema) Remarks() diag.List { return s.remarks }

// Options says how to validate. The zero value is the default.
type Options struct {
	Reader    xmltext.Options // how documents are read, and the bounds of that
	MaxErrors int             // findings to a document after which validation ends; 0 means all
	Verbose   bool            // help lists all that a schema would allow

	// MaxTree bounds the nodes of a document that a schema can only check as a whole,
	// as Schematron and XML Schema do; 0 means 20 million.
	MaxTree int

	// NoXInclude leaves inclusions unresolved: xi:include is an element like others.
	NoXInclude bool

	// IncludeFolders are those from which documents may include files, besides
	// their own.
	IncludeFolders []string
}

// Validate validates a document and returns what is wrong with it: that it is not
// well-formed, or what the schema does not allow.
func (s *Schema) Validate(doc *source.File, o Options) diag.List {
	return validate([]*Schema{s}, doc, o, &watch{})
}

// eventsOf returns the events of a document, with inclusions resolved. A document
// in which the namespace of XInclude does not stand includes nothing.
func eventsOf(doc *source.File, o Options) relaxng.Events {
	if o.NoXInclude || !bytes.Contains(doc.Bytes(), []byte("http://www.w3.org/2001/XInclude")) && !isUTF16(doc.Bytes()) {
		return xmltext.NewReader(doc, o.Reader)
	}
	return xinclude.NewReader(doc, xinclude.Options{Reader: o.Reader, Folders: o.IncludeFolders})
}

// Streams reports whether the schema validates a document while it is read, so
// that none is too large.
func (s *Schema) Streams() bool { return s.stream != nil }

// ValidateStream validates a document that is read once and not held in memory. A
// schema that does not stream reads all of it first. What comes through a pipe has
// no folder, so that inclusions are not resolved.
func (s *Schema) ValidateStream(name string, from io.Reader, o Options) (diag.List, error) {
	if s.stream != nil {
		return s.stream(xmltext.NewStreamReader(name, from, o.Reader), o), nil
	}
	text, err := io.ReadAll(from)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return s.Validate(source.NewFile(name, text), o), nil
}

// LoadOptions says how to load a schema. The zero value is the default.
type LoadOptions struct {
	// FS holds the files that the schema may include; nothing outside of it is
	// read. Nil: it may include none. Expressions of Schematron read from it while
	// documents are validated.
	FS fs.FS

	// Path is the schema's own path in FS; "" means the last element of its
	// file's name.
	Path string

	// Resolve, if not nil, is asked before FS for each file that the schema
	// includes: a catalogue, say. It returns nil to leave the answer to FS.
	Resolve func(uri string) (*source.File, error)

	// Engine is what XML Schemas are compiled for; the default is libxml2 where it
	// is built in, else helium.
	Engine xsd.Engine

	// Phase is the phase of Schematron to validate with: the id of one, #ALL, or
	// #DEFAULT, which "" stands for. Other languages have none.
	Phase string

	// Language is the one preferred where a schema states a rule in several, as a
	// tag of BCP 47; "" means English.
	Language string
}

// Embedded returns the schema that Siglum brings with it, a customisation of TEI
// P5 for documentary and critical editions. It is compiled when first asked for.
func Embedded() *Schema { return embedded() }

// EmbeddedName is the name of the embedded schema, in reports and for -s.
const EmbeddedName = "siglum"

var embedded = sync.OnceValue(func() *Schema {
	s, list := Load(EmbeddedSource(), LoadOptions{})
	if list.HasErrors() {
		panic("schema: the embedded schema is wrong: " + list.Error())
	}
	s.name = EmbeddedName
	return s
})

// Load compiles a schema in the language that its content shows. The list says
// what is wrong with the schema; if that has errors, the schema is nil.
func Load(f *source.File, o LoadOptions) (*Schema, diag.List) {
	switch language := languageOf(f); language {
	case RelaxNG, RelaxNGCompact:
		return loadRelaxNG(f, language, o)
	case XSD:
		return loadXSD(f, o)
	case Schematron:
		return loadSchematron(f, o)
	default:
		return nil, diag.List{unsupported(f, language)}
	}
}

func loadRelaxNG(f *source.File, language Language, o LoadOptions) (*Schema, diag.List) {
	grammar, list := relaxng.Load(f, relaxng.LoadOptions{FS: o.FS, Path: o.Path, Resolve: o.Resolve})
	if list.HasErrors() {
		return nil, list
	}
	compiled := relaxng.Compile(grammar)
	stream := func(events relaxng.Events, o Options) diag.List {
		return compiled.Validate(events, relaxng.Options{MaxErrors: o.MaxErrors, Verbose: o.Verbose})
	}
	return &Schema{name: f.Name(), language: language, remarks: grammar.IDConflicts,
		stream: stream, relaxNG: compiled, rules: rulesOf(f, grammar, o)}, list
}

func loadXSD(f *source.File, o LoadOptions) (*Schema, diag.List) {
	compiled, list := xsd.Load(f, xsd.Options{FS: o.FS, Path: o.Path, Resolve: o.Resolve, Engine: o.Engine})
	if list.HasErrors() {
		return nil, list
	}
	check := func(t *tree.Tree, o Options) diag.List {
		return compiled.Validate(t, xsd.ValidateOptions{MaxErrors: o.MaxErrors})
	}
	return &Schema{name: f.Name(), language: XSD, tree: check}, list
}

func unsupported(f *source.File, l Language) diag.Diagnostic {
	d := diag.Diagnostic{
		Severity: diag.Error,
		Code:     "schema-language",
		Span:     f.Span(0, 0),
		Message:  fmt.Sprintf("this is %s, which cannot be used to validate", l),
		Help:     "give a RELAX NG schema (.rng or .rnc), a Schematron schema (.sch) or an XML Schema (.xsd)",
	}
	switch {
	case l == Unknown && bytes.Contains(f.Bytes(), []byte("http://www.w3.org/1999/XSL/Transform")):
		d.Message = "this is a stylesheet (XSLT), not a schema"
		d.Help = "if it was made from Schematron, give the Schematron that it was made from"
	case l == Unknown:
		d.Message = "this is no schema: its root element belongs to no schema language"
	}
	return d
}
