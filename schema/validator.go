package schema

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Validator validates documents, each against the schemas that are meant for
// it: those given; else those that the document itself names; else the embedded
// schema. It may be used by several goroutines.
type Validator struct {
	// Schemas are used for every document. If there are any, what documents name
	// is not looked at.
	Schemas []*Schema

	// Finder finds the schemas that documents name by xml-model instructions. Nil:
	// what documents name is not looked at.
	Finder *Finder

	// Options are those for every document.
	Options Options

	// Lint says what is looked for besides, which no schema states. Nil: nothing.
	Lint *lint.Config

	mu     sync.Mutex
	loaded map[Location]*loading
}

// A loading is the schema at one place, loaded once, because the documents of a
// folder name the same few schemas.
type loading struct {
	once   sync.Once
	schema *Schema
	list   diag.List
}

// A Report is the outcome of validating one document.
type Report struct {
	Document    *source.File
	Schemas     []string  // the schemas used, by name
	Diagnostics diag.List // what is wrong with the document, sorted
	Unusable    diag.List // what is wrong with a schema that the document names
	Err         error     // why the document could not be had at all; set by who opens it
}

// Valid reports whether the document could be validated and has no error.
func (r *Report) Valid() bool {
	return r.Err == nil && !r.Diagnostics.HasErrors() && !r.Unusable.HasErrors()
}

// Validate validates one document against all schemas meant for it.
func (v *Validator) Validate(doc *source.File) *Report {
	report := &Report{Document: doc}
	watch := v.watch()
	var all diag.List
	for _, s := range v.schemasFor(doc, report) {
		report.Schemas = append(report.Schemas, s.Name())
		all = append(all, s.validate(doc, v.Options, watch)...)
	}
	report.Diagnostics = watch.join(append(report.Diagnostics, all...), doc, v.Options).Sorted()
	return report
}

// ValidateStream validates a document that is read once, from a pipe, say. It is
// not held in memory if one schema is meant for it, and that schema streams.
func (v *Validator) ValidateStream(name string, from io.Reader) *Report {
	buffered := bufio.NewReaderSize(from, prologSize)
	head, err := buffered.Peek(prologSize)
	if err != nil && err != io.EOF {
		return &Report{Document: source.NewFile(name, nil), Err: err}
	}
	doc := source.NewFile(name, head)
	report := &Report{Document: doc}
	schemas := v.schemasFor(doc, report)
	if len(schemas) != 1 || !schemas[0].Streams() {
		text, err := io.ReadAll(buffered)
		if err != nil {
			return &Report{Document: doc, Err: err}
		}
		return v.Validate(source.NewFile(name, text))
	}
	report.Schemas = []string{schemas[0].Name()}
	watch := v.watch()
	list := schemas[0].stream(watch.over(xmltext.NewStreamReader(name, buffered, v.Options.Reader)), v.Options)
	report.Diagnostics = watch.join(append(report.Diagnostics, list...), doc, v.Options).Sorted()
	return report
}

// prologSize is how many bytes of a stream are looked at for the schemas that it
// names: more than stand before any root element.
const prologSize = 1 << 18

// For returns the schemas meant for a document, of which there may be none only if
// the list has errors: it says which of those that the document names cannot be had.
func (v *Validator) For(doc *source.File) ([]*Schema, diag.List) {
	report := &Report{Document: doc}
	schemas := v.schemasFor(doc, report)
	return schemas, append(report.Diagnostics, report.Unusable...)
}

// schemasFor chooses the schemas for a document, and reports those that it names
// but that cannot be used.
func (v *Validator) schemasFor(doc *source.File, report *Report) []*Schema {
	if len(v.Schemas) > 0 {
		return v.Schemas
	}
	var schemas []*Schema
	if v.Finder != nil {
		for _, a := range Associations(doc) {
			place, ok := v.Finder.Resolve(a, doc)
			if !ok {
				report.Diagnostics = append(report.Diagnostics, notFound(a))
				continue
			}
			schema, list := v.load(place)
			report.Unusable = append(report.Unusable, list...)
			if schema != nil && !slices.Contains(schemas, schema) {
				schemas = append(schemas, schema)
			}
		}
	}
	if len(schemas) == 0 && !report.Unusable.HasErrors() {
		schemas = append(schemas, Embedded())
	}
	return schemas
}

func (v *Validator) load(place Location) (*Schema, diag.List) {
	v.mu.Lock()
	if v.loaded == nil {
		v.loaded = map[Location]*loading{}
	}
	l, ok := v.loaded[place]
	if !ok {
		l = &loading{}
		v.loaded[place] = l
	}
	v.mu.Unlock()
	l.once.Do(func() { l.schema, l.list = v.Finder.Load(place) })
	return l.schema, l.list
}

func notFound(a Association) diag.Diagnostic {
	return diag.Diagnostic{
		Severity: diag.Info,
		Code:     "schema-not-found",
		Span:     a.Span,
		Message:  fmt.Sprintf("the schema %q that the document names is not at hand, and was not used", a.Href),
		Help:     "put the schema there, or name one with --schema FILE; the network is not used",
	}
}
