package schematron

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/lestrrat-go/helium"
	"github.com/lestrrat-go/helium/xpath3"
	"github.com/lestrrat-go/helium/xslt3"

	"github.com/siglum/siglum/tei/diag"
)

// A stylesheet is what a schema defines in XSLT. helium runs a stylesheet anew for each
// function that is called, with all its variables; therefore functions are called in
// one where variables are parameters, which are worked out once a document in another.
type stylesheet struct {
	functions map[functionName]string // names as helium writes them
	variables []string                // local names
	calls     *xslt3.Stylesheet
	values    *xslt3.Stylesheet // nil if there are no variables
	usesKeys  bool              // functions look at the document
}

const (
	namespaceQuickFix = "http://www.schematron-quickfix.com/validator/process"
	namespaceOwn      = "urn:siglum:schematron" // of the functions that return variables
)

// declareForeign notes an element that is not Schematron's.
func (r *reader) declareForeign(e element) {
	switch n := e.at().Name; n.Space {
	case namespaceXSLT:
		r.xslt = append(r.xslt, e)
	case namespaceQuickFix:
		r.loader.add(diag.Info, CodeUnsupported, e.span(), "", "<%s>: quick fixes are not applied", n)
	}
}

// declareXSLT notes the functions, keys and variables that the schema defines in XSLT.
func (r *reader) declareXSLT() {
	for _, e := range r.xslt {
		name := e.value("name")
		switch e.at().Name.Local {
		case "function":
			f := functionName{r.uriOf(e, name), localName(name), 0}
			for c := range e.elements() {
				if c.at().Name.Is(namespaceXSLT, "param") {
					f.arity++
				}
			}
			r.functions[f] = true
		case "variable", "param":
			r.variables[localName(name)]++
		}
	}
}

// uriOf returns the namespace of a prefixed name in an element of the schema.
func (r *reader) uriOf(e element, name string) string {
	prefix, _, prefixed := strings.Cut(name, ":")
	if !prefixed {
		return ""
	}
	return r.namespaces(e)[prefix]
}

// namespaces returns the prefixes that an element knows, and those of the schema.
func (r *reader) namespaces(e element) map[string]string {
	all := maps.Clone(r.result.prefixes)
	maps.Copy(all, e.file.outside)
	var chain []*helium.Element
	for n := helium.Node(e.node); n != nil; n = n.Parent() {
		if at, ok := n.(*helium.Element); ok {
			chain = append(chain, at)
		}
	}
	for _, at := range slices.Backward(chain) {
		for _, ns := range at.Namespaces() {
			all[ns.Prefix()] = ns.URI()
		}
	}
	delete(all, "")
	return all
}

// compileXSLT compiles what the schema defines in XSLT.
func (r *reader) compileXSLT() {
	for _, e := range r.xslt {
		if e.at().Name.Local == "key" {
			r.declareKey(e)
		}
	}
	if !slices.ContainsFunc(r.xslt, func(e element) bool { return e.at().Name.Local != "key" && e.at().Name.Local != "output" }) {
		return
	}
	s := &stylesheet{functions: map[functionName]string{}}
	for f := range r.functions {
		s.functions[f] = "Q{" + f.uri + "}" + f.local
	}
	for _, e := range r.xslt {
		if local := e.at().Name.Local; local == "variable" || local == "param" {
			s.variables = append(s.variables, localName(e.value("name")))
		}
		s.usesKeys = s.usesKeys || e.at().Name.Local == "key"
	}
	var err error
	if s.calls, err = r.sheet(true); err == nil && len(s.variables) > 0 {
		s.values, err = r.sheet(false)
	}
	if err != nil {
		r.loader.report(CodeUnsupported, r.xslt[0].span(), "helium runs what is written in XSLT here; simplify it", "the XSLT in the schema cannot be used: %s", reason(err))
		return
	}
	r.result.sheet = s
}

// sheet compiles a stylesheet, in which variables are parameters, or are returned by
// functions.
func (r *reader) sheet(parameters bool) (*xslt3.Stylesheet, error) {
	doc := helium.NewDefaultDocument()
	b := sheetBuilder{doc: doc}
	root := b.element("stylesheet")
	if err := doc.AddChild(root); err != nil {
		return nil, err
	}
	b.attribute(root, "version", "3.0")
	b.declare(root, map[string]string{"siglum": namespaceOwn})
	for _, e := range r.xslt {
		b.declare(root, r.namespaces(e))
		local, name := e.at().Name.Local, e.value("name")
		if (local == "variable" || local == "param") && parameters {
			p := b.element("param")
			b.attribute(p, "name", name)
			b.add(root, p)
			continue
		}
		n, err := helium.CopyNode(e.node, doc)
		if err != nil {
			return nil, err
		}
		copied := n.(*helium.Element)
		if local == "function" && !copied.HasAttribute("visibility") {
			b.attribute(copied, "visibility", "public")
		}
		b.add(root, copied)
		if local == "variable" || local == "param" {
			b.add(root, b.getter(name))
		}
	}
	if b.err != nil {
		return nil, b.err
	}
	return xslt3.NewCompiler().BaseURI(r.result.files.base).URIResolver(r.result.files).Compile(context.Background(), doc)
}

// A sheetBuilder makes elements of XSLT, and keeps the first error.
type sheetBuilder struct {
	doc *helium.Document
	err error
}

func (b *sheetBuilder) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *sheetBuilder) element(local string) *helium.Element {
	e, err := b.doc.CreateElement(local)
	b.keep(err)
	b.keep(e.DeclareNamespace("xsl", namespaceXSLT))
	b.keep(e.SetActiveNamespace("xsl", namespaceXSLT))
	return e
}

func (b *sheetBuilder) attribute(e *helium.Element, name, value string) {
	b.keep(e.SetAttribute(name, value))
}

func (b *sheetBuilder) add(to, e *helium.Element) { b.keep(to.AddChild(e)) }

func (b *sheetBuilder) declare(e *helium.Element, prefixes map[string]string) {
	for prefix, uri := range prefixes {
		if prefix != "xsl" && prefix != "xml" {
			b.keep(e.DeclareNamespace(prefix, uri))
		}
	}
}

// getter returns a function that returns a variable.
func (b *sheetBuilder) getter(name string) *helium.Element {
	f, value := b.element("function"), b.element("sequence")
	b.attribute(f, "name", "siglum:"+localName(name))
	b.attribute(f, "visibility", "public")
	b.attribute(value, "select", "$"+name)
	b.add(f, value)
	return f
}

// addXSLTFunctions adds the functions of the schema to those that expressions may call.
func (r *run) addXSLTFunctions(all map[xpath3.QualifiedName]xpath3.Function) {
	if r.schema.sheet == nil {
		return
	}
	for f, name := range r.schema.sheet.functions {
		q := xpath3.QualifiedName{URI: f.uri, Name: f.local}
		call := func(_ context.Context, args []xpath3.Sequence) (xpath3.Sequence, error) {
			return r.callXSLT(name, args)
		}
		added := function{f.arity, f.arity, call}
		if other, ok := all[q].(function); ok {
			added.fewest, added.most = min(added.fewest, other.fewest), max(added.most, other.most)
		}
		all[q] = added
	}
}

// callXSLT calls a function of the schema.
func (r *run) callXSLT(name string, args []xpath3.Sequence) (xpath3.Sequence, error) {
	params := xslt3.NewParameters()
	for _, v := range r.schema.sheet.variables {
		value, _ := r.xsltVariable(v)
		params.Set(v, value)
	}
	call := r.schema.sheet.calls.CallFunction(name, args...).GlobalParameters(params)
	if r.schema.sheet.usesKeys {
		call = call.SourceDocument(r.tree.Document)
	}
	return r.result(call)
}

// result runs a function and returns what it returns.
func (r *run) result(call xslt3.Invocation) (xpath3.Sequence, error) {
	var kept raw
	_, err := call.RawResultHandler(&kept).URIResolver(r.schema.files).Do(r.ctx)
	if err != nil {
		return nil, err
	}
	if kept.value == nil {
		return xpath3.EmptySequence(), nil
	}
	return kept.value, nil
}

// raw keeps what a function returns.
type raw struct{ value xpath3.Sequence }

// HandleRawResult implements [xslt3.RawResultHandler].
func (r *raw) HandleRawResult(s xpath3.Sequence) error {
	r.value = s
	return nil
}

// xsltVariable returns the value of a variable that the schema defines in XSLT.
func (r *run) xsltVariable(name string) (xpath3.Sequence, bool) {
	s := r.schema.sheet
	if s == nil || !slices.Contains(s.variables, name) {
		return nil, false
	}
	if value, ok := r.globals[name]; ok {
		return value, true
	}
	value, err := r.result(s.values.CallFunction("Q{" + namespaceOwn + "}" + name).SourceDocument(r.tree.Document))
	if err != nil {
		r.found = append(r.found, diag.Diagnostic{Severity: diag.Error, Code: CodeFailure, Span: r.tree.Root().NameSpan, Path: r.tree.Root().Path(),
			Message: fmt.Sprintf("the variable $%s of the schema cannot be worked out: %s", name, reason(err))})
		value = xpath3.EmptySequence()
	}
	r.globals[name] = value
	return value, true
}
