package schematron

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// A reader turns the markup of a schema into what validation needs.
type reader struct {
	loader *loader
	root   element
	result *Schema

	abstractPatterns map[string]element
	abstractRules    map[string]element // those of the schema, by id
	messages         map[string]element // diagnostics and properties, by id
	patternIDs       map[string]bool
	phases           map[string]*phase
	defaultPhase     string

	params    map[string]string // of the abstract pattern being read
	variables map[string]int    // how many lets of a name can be seen
	functions map[functionName]bool
	xslt      []element
	shared    []element // variables of patterns
}

// A phase names the patterns that are active in it.
type phase struct {
	active map[string]bool
	lets   []*let
}

func newReader(l *loader) *reader {
	return &reader{
		loader: l,
		result: &Schema{prefixes: map[string]string{}, keys: map[string][]*key{},
			files: newResources(l.options.FS, l.options.Path)},
		abstractPatterns: map[string]element{},
		abstractRules:    map[string]element{},
		messages:         map[string]element{},
		patternIDs:       map[string]bool{},
		phases:           map[string]*phase{},
		variables:        map[string]int{},
		functions:        map[functionName]bool{},
	}
}

// finish ends the reading of a schema.
func (r *reader) finish() (*Schema, diag.List) {
	r.inPhase()
	found := r.loader.diags.Sorted()
	if found.HasErrors() {
		return nil, found
	}
	markTranslations(r.result.patterns)
	r.result.language = r.loader.options.Language
	r.result.remarks = slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return d.Severity != diag.Info })
	return r.result, slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Severity == diag.Info })
}

// schema reads the root element of a schema that stands alone.
func (r *reader) schema(e element) {
	r.root = e
	r.binding(e)
	r.defaultPhase = e.value("defaultPhase")
	r.parts(slices.Collect(r.children(e)))
}

// binding sets the query language (ISO/IEC 19757-3:2016 annexes C, H, J).
func (r *reader) binding(e element) {
	switch name := e.value("queryBinding"); strings.ToLower(name) {
	case "":
		r.result.xpath1 = e.at().Name.Space == Namespace15
	case "xslt", "xslt1", "xpath", "xpath1":
		r.result.xpath1 = true
	case "xslt2", "xslt3", "xpath2", "xpath3", "xpath31":
	default:
		r.loader.report(CodeUnsupported, e.attr("queryBinding").ValueSpan, "use xslt, xslt2, xslt3, xpath, xpath2 or xpath3",
			"the query binding %q is not supported", name)
	}
}

// children yields the child elements, with those of other files in place of include.
func (r *reader) children(e element) iter.Seq[element] {
	return func(yield func(element) bool) {
		for c := range e.elements() {
			if c.name() != "include" && (c.name() != "extends" || c.attr("href") == nil) {
				if !yield(c) {
					return
				}
				continue
			}
			for included := range r.included(c) {
				if !yield(included) {
					return
				}
			}
		}
	}
}

// included yields what an include stands for, which is the element it refers to, or an
// extends, which is what that element holds. Of a whole schema both take what it holds.
func (r *reader) included(at element) iter.Seq[element] {
	return func(yield func(element) bool) {
		target, ok := r.loader.follow(at)
		if !ok || !r.loader.enter(at, target) {
			return
		}
		defer r.loader.leave()
		if at.name() == "include" && target.name() != "schema" {
			yield(target)
			return
		}
		r.children(target)(yield)
	}
}

// parts reads what a schema is made of, wherever in it that stands: first what the
// rest refers to.
func (r *reader) parts(all []element) {
	for _, e := range all {
		r.declare(e)
	}
	r.declareXSLT()
	for _, e := range r.shared {
		r.result.shared = append(r.result.shared, r.let(e))
	}
	for _, e := range all {
		if e.name() == "let" {
			r.result.lets = append(r.result.lets, r.let(e))
		}
	}
	for _, p := range slices.Sorted(maps.Keys(r.phases)) {
		for _, l := range r.phases[p].lets {
			l.value = r.reread(l)
		}
	}
	r.compileXSLT()
	for _, e := range all {
		if e.name() == "pattern" && e.value("abstract") != "true" {
			r.pattern(e)
		}
	}
	r.checkPhases(all)
}

// declare notes what other parts of a schema refer to.
func (r *reader) declare(e element) {
	switch e.name() {
	case "ns":
		r.namespace(e)
	case "let":
		r.variables[localName(e.value("name"))]++
	case "phase":
		r.phase(e)
	case "pattern":
		r.declarePattern(e)
	case "diagnostics", "properties":
		for c := range r.children(e) {
			r.messages[c.value("id")] = c
		}
	case "title":
		r.result.title = plainText(e)
	case "p", "include", "extends":
	case "":
		r.declareForeign(e)
	default:
		r.unknown(e, schemaParts)
	}
}

// The elements that may stand in others.
var (
	schemaParts  = []string{"title", "p", "ns", "let", "phase", "pattern", "diagnostics", "properties", "include", "extends"}
	patternParts = []string{"title", "p", "let", "rule", "param", "include", "extends"}
	ruleParts    = []string{"p", "let", "assert", "report", "extends", "include"}
)

// unknown reports an element of Schematron that has no business where it stands.
func (r *reader) unknown(e element, known []string) {
	help := "here may stand " + strings.Join(known, ", ")
	if near := diag.Nearest(e.name(), slices.Values(known)); near != "" {
		help = "did you mean <" + near + ">?"
	}
	code, what := CodeSchema, "is not allowed here"
	if e.name() == "group" || e.name() == "rules" || e.name() == "library" {
		code, what = CodeUnsupported, "is not supported"
	}
	r.loader.report(code, e.span(), help, "<%s> %s", e.at().Name, what)
}

func (r *reader) namespace(e element) {
	prefix, uri := e.value("prefix"), e.value("uri")
	if prefix == "" || uri == "" {
		r.loader.report(CodeSchema, e.span(), `write <ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>`, "<%s> lacks its prefix or uri", e.at().Name)
		return
	}
	if was, ok := r.result.prefixes[prefix]; ok && was != uri {
		r.loader.report(CodeSchema, e.span(), "use another prefix for one of them", "the prefix %q stands for %s and for %s", prefix, was, uri)
	}
	r.result.prefixes[prefix] = uri
}

func (r *reader) phase(e element) {
	p := &phase{active: map[string]bool{}}
	for c := range r.children(e) {
		switch c.name() {
		case "active":
			p.active[c.value("pattern")] = true
		case "let":
			r.variables[localName(c.value("name"))]++
			p.lets = append(p.lets, &let{content: c})
		}
	}
	r.phases[e.value("id")] = p
}

// reread reads a let of a phase, once everything that it may refer to is known.
func (r *reader) reread(l *let) *query {
	*l = *r.let(l.content)
	return l.value
}

// checkPhases reports phases that make a pattern active that there is not.
func (r *reader) checkPhases(all []element) {
	for _, e := range all {
		if e.name() != "phase" {
			continue
		}
		for c := range r.children(e) {
			if a := c.attr("pattern"); c.name() == "active" && a != nil && !r.patternIDs[a.Value] {
				help := ""
				if near := diag.Nearest(a.Value, maps.Keys(r.patternIDs)); near != "" {
					help = "did you mean " + near + "?"
				}
				r.loader.report(CodeSchema, a.ValueSpan, help, "there is no pattern %q", a.Value)
			}
		}
	}
}

// plainText returns the text in an element, white space made single blanks.
func plainText(e element) string { return strings.Join(strings.Fields(string(e.node.Content())), " ") }

func localName(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }
