package schematron

import (
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// The codes of what is wrong with a schema.
const (
	CodeSchema      diag.Code = "schema-invalid"     // what Schematron forbids
	CodeInclude     diag.Code = "schema-include"     // a file that cannot be taken in
	CodeExpression  diag.Code = "schema-expression"  // an expression that is wrong
	CodeUnsupported diag.Code = "schema-unsupported" // what this package does not do
	CodePhase       diag.Code = "schema-phase"       // a phase that the schema does not have
)

// A Schema is a compiled schema. It is immutable and safe for concurrent use.
type Schema struct {
	title     string
	shared    []*let     // of patterns: the XSLT that other tools make of a schema shows them to all
	patterns  []*pattern // those of the phase, in the order of the schema
	lets      []*let     // those of the schema, then those of the phase
	phase     string     // "" if all patterns are active
	prefixes  map[string]string
	xpath1    bool // expressions are those of XPath 1.0
	keys      map[string][]*key
	sheet     *stylesheet // functions of XSLT; nil if there are none
	files     *resources
	language  string // the preferred one
	constants []*constant
	remarks   diag.List
}

// A pattern is a set of rules, of which a node takes the first that it matches
// (ISO/IEC 19757-3:2016 5.4.10).
type pattern struct {
	id    string
	lets  []*let
	rules []*rule
}

// A rule holds assertions about the nodes that it matches.
type rule struct {
	pattern *pattern
	context *matcher
	lets    []*let
	checks  []*check
}

// A check is an assert or a report.
type check struct {
	report   bool // it is a report: the test being true is the finding
	id       string
	span     source.Span
	severity diag.Severity
	test     *query
	subject  *query // what the finding is about, from the context node; nil for that node
	message  message
	details  []message // diagnostics, and properties
	see      string

	language string // of the message; "" if not stated
	group    string // what is equal for one rule in several languages
	doubled  bool   // there is the same in another language
}

// A let is a variable. Its value is that of the expression, or the element itself.
type let struct {
	name    string
	value   *query
	content element
	span    source.Span
}

// Title returns the title of the schema; "" if it has none.
func (s *Schema) Title() string { return s.title }

// Phase returns the phase that the schema was loaded with; "" if all patterns are
// active.
func (s *Schema) Phase() string { return s.phase }

// Rules returns how many rules and assertions the patterns of the phase have.
func (s *Schema) Rules() (rules, asserts, reports int) {
	for _, p := range s.patterns {
		rules += len(p.rules)
		for _, r := range p.rules {
			for _, c := range r.checks {
				if c.report {
					reports++
				} else {
					asserts++
				}
			}
		}
	}
	return rules, asserts, reports
}

// Remarks returns what concerns the author of the schema, not those who validate with
// it: parts of it that mean nothing here.
func (s *Schema) Remarks() diag.List { return s.remarks }

// Load compiles a schema with all that it includes. The schema is nil if the
// diagnostics have an error. Their spans refer to the file of the mistake, which may be
// an included one.
func Load(f *source.File, o LoadOptions) (*Schema, diag.List) {
	l := newLoader(f.Name(), o)
	file := l.read(f, l.options.Path)
	if file == nil {
		return nil, l.diags.Sorted()
	}
	r := newReader(l)
	if file.root.name() != "schema" {
		l.report(CodeSchema, file.root.span(), "a Schematron schema begins with <schema> in the namespace "+Namespace,
			"the root element <%s> is no Schematron schema", file.root.at().Name)
		return nil, l.diags.Sorted()
	}
	r.schema(file.root)
	return r.finish()
}

// inPhase leaves the patterns and variables of the phase.
func (r *reader) inPhase() {
	name := r.loader.options.Phase
	if name == "" || name == "#DEFAULT" {
		name = r.defaultPhase
	}
	if name == "" || name == "#ALL" {
		return
	}
	phase, ok := r.phases[name]
	if !ok {
		known := slices.Sorted(maps.Keys(r.phases))
		help := "the schema has no phases: leave the phase out"
		if len(known) > 0 {
			help = "it has " + strings.Join(known, ", ")
		}
		r.loader.report(CodePhase, r.root.span(), help, "the schema has no phase %q", name)
		return
	}
	r.result.phase = name
	r.result.patterns = slices.DeleteFunc(r.result.patterns, func(p *pattern) bool { return !phase.active[p.id] })
	r.result.lets = append(r.result.lets, phase.lets...)
}
