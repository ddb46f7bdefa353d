package schema

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/schema/relaxng"
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

	// Schematron asks for the rules that are embedded in the RELAX NG schemas used.
	// Without it they are checked where the document asks for them.
	Schematron bool

	// Options are those for every document.
	Options Options

	// Lint says what is looked for besides, which no schema states. Nil: nothing.
	Lint *lint.Config

	mu     sync.Mutex
	loaded map[wanted]*loading
}

// wanted is a schema that a document asks for.
type wanted struct {
	place Location
	phase string // of Schematron
	rules bool   // not the RELAX NG schema, but the Schematron in it
	parts string // the XML Schemas that it is made of
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
	schemas := v.schemasFor(doc, report)
	for _, s := range schemas {
		report.Schemas = append(report.Schemas, s.Name())
	}
	watch := v.watch()
	found := validate(schemas, doc, v.Options, watch)
	report.Diagnostics = watch.join(append(report.Diagnostics, found...), doc, v.Options).Sorted()
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

// Grammar returns the RELAX NG schema for a document: the first that is meant for it, or
// the embedded one where only schemas of other languages are. It is nil only if the list has
// errors.
func (v *Validator) Grammar(doc *source.File) (*relaxng.Schema, diag.List) {
	schemas, found := v.For(doc)
	if found.HasErrors() {
		return nil, found
	}
	for _, s := range schemas {
		if grammar := s.RelaxNG(); grammar != nil {
			return grammar, found
		}
	}
	return Embedded().RelaxNG(), found
}

// schemasFor chooses the schemas for a document, and reports those that it names
// but that cannot be used.
func (v *Validator) schemasFor(doc *source.File, report *Report) []*Schema {
	schemas := v.Schemas
	if len(schemas) == 0 && v.Finder != nil {
		schemas = v.named(doc, report)
	}
	if len(schemas) == 0 && !report.Unusable.HasErrors() {
		schemas = []*Schema{Embedded()}
	}
	if v.Schematron {
		schemas = v.withRules(schemas, report)
	}
	return schemas
}

// named returns the schemas that a document names.
func (v *Validator) named(doc *source.File, report *Report) []*Schema {
	var schemas []*Schema
	var parts []part
	add := func(s *Schema, list diag.List) {
		report.Unusable = append(report.Unusable, list...)
		if s != nil && !slices.Contains(schemas, s) {
			schemas = append(schemas, s)
		}
	}
	for _, a := range Associations(doc) {
		place, ok := v.Finder.Resolve(a, doc)
		switch {
		case !ok:
			report.Diagnostics = append(report.Diagnostics, notFound(a))
		case a.Located:
			parts = append(parts, part{a.Namespace, place})
		default:
			s, list := v.load(wanted{place: place, phase: v.phase(a), rules: a.Language == Schematron})
			add(s, list)
			if s == nil && !list.HasErrors() {
				report.Diagnostics = append(report.Diagnostics, withoutRules(a))
			}
		}
	}
	if len(parts) > 0 {
		add(v.loadParts(parts))
	}
	return schemas
}

// loadParts loads the XML Schemas that a document names for its namespaces.
func (v *Validator) loadParts(parts []part) (*Schema, diag.List) {
	if len(parts) == 1 {
		return v.load(wanted{place: parts[0].place})
	}
	return v.loadOnce(wanted{parts: fmt.Sprintf("%q", parts)}, func() (*Schema, diag.List) { return v.Finder.together(parts) })
}

// phase returns the phase of Schematron to validate in: the one that the user asks for,
// else the one that the document does.
func (v *Validator) phase(a Association) string {
	if v.Finder.Phase != "" {
		return v.Finder.Phase
	}
	return a.Phase
}

// withRules adds the Schematron embedded in schemas to them.
func (v *Validator) withRules(schemas []*Schema, report *Report) []*Schema {
	phase := ""
	if v.Finder != nil {
		phase = v.Finder.Phase
	}
	all := slices.Clone(schemas)
	any := false
	for _, s := range schemas {
		any = any || s.Language() == Schematron
		rules, list := s.Rules(phase)
		report.Unusable = append(report.Unusable, list...)
		any = any || rules != nil
		if rules != nil && !slices.Contains(all, rules) {
			all = append(all, rules)
		}
	}
	if !any && !report.Unusable.HasErrors() {
		report.Diagnostics = append(report.Diagnostics, diag.Diagnostic{
			Severity: diag.Warning,
			Code:     codeWithoutRules,
			Message:  "no Schematron rules were checked: the schemas have none",
			Help:     "leave --schematron out, or give a schema with rules",
		})
	}
	return all
}

// load loads a schema once, or what of it a document asks for. The schema is nil without
// an error if that is the Schematron in it, and it has none.
func (v *Validator) load(w wanted) (*Schema, diag.List) {
	return v.loadOnce(w, func() (*Schema, diag.List) {
		if !w.rules {
			return v.Finder.loadPhase(w.place, w.phase)
		}
		s, list := v.load(wanted{place: w.place, phase: w.phase})
		if s == nil || s.Language() == Schematron {
			return s, list
		}
		return s.Rules(w.phase)
	})
}

func (v *Validator) loadOnce(w wanted, load func() (*Schema, diag.List)) (*Schema, diag.List) {
	v.mu.Lock()
	if v.loaded == nil {
		v.loaded = map[wanted]*loading{}
	}
	l, ok := v.loaded[w]
	if !ok {
		l = &loading{}
		v.loaded[w] = l
	}
	v.mu.Unlock()
	l.once.Do(func() { l.schema, l.list = load() })
	return l.schema, l.list
}

// codeWithoutRules is of a schema that was asked for its Schematron, and has none.
const codeWithoutRules diag.Code = "schema-without-rules"

func withoutRules(a Association) diag.Diagnostic {
	return diag.Diagnostic{
		Severity: diag.Info,
		Code:     codeWithoutRules,
		Span:     a.Span,
		Message:  fmt.Sprintf("the schema %q that the document names for its Schematron has none", a.Href),
	}
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
