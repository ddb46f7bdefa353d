package relaxng

import (
	"fmt"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

// An alias says that inside an element a namespace of the document stands for one
// of the schema. It is made when a wrong namespace has been reported, so that
// each element in it is not reported again.
type alias struct {
	depth    int
	from, to string
}

// leaveAliases drops the aliases made in the element that has ended.
func (v *Validator) leaveAliases() {
	for n := len(v.aliases); n > 0 && v.aliases[n-1].depth >= len(v.frames); n-- {
		v.aliases = v.aliases[:n-1]
	}
}

// asDocument returns the namespace that the document uses for one of the schema.
func (v *Validator) asDocument(space string) string {
	for i := len(v.aliases) - 1; i >= 0; i-- {
		if v.aliases[i].to == space {
			return v.aliases[i].from
		}
	}
	return space
}

// asSchema returns the name in the schema that a name of the document stands for.
func (v *Validator) asSchema(name qname) qname {
	for i := len(v.aliases) - 1; i >= 0; i-- {
		if v.aliases[i].from == name.space {
			return qname{v.aliases[i].to, name.local}
		}
	}
	return name
}

// tryAlias enters an element whose namespace has been reported as wrong.
func (v *Validator) tryAlias(name qname, e *xmltext.Event) bool {
	as := v.asSchema(name)
	if as == name {
		return false
	}
	if step := v.elementAs(as); step != nil {
		v.enterBy(step, e)
		return true
	}
	for _, try := range []func(qname, *xmltext.Event) bool{v.tryPastMissing, v.tryMisplaced} {
		if try(as, e) {
			return true
		}
	}
	return false
}

// tryNamespace enters an element that would be allowed in another namespace.
func (v *Validator) tryNamespace(name qname, e *xmltext.Event) bool {
	elsewhere := func(n qname) bool { return n.local == name.local && n.space != name.space }
	for _, n := range v.ranked(selected(v.parent().state.elementNames(), elsewhere)) {
		step := v.elementAs(n)
		if step == nil {
			continue
		}
		v.reportNamespace(n.space, e)
		v.aliases = append(v.aliases, alias{len(v.frames) - 1, e.Name.Space, n.space})
		v.enterBy(step, e)
		return true
	}
	return false
}

func (v *Validator) reportNamespace(want string, e *xmltext.Event) {
	d := diag.Diagnostic{Code: finding.Namespace, Span: e.NameSpan}
	what := tagOf(e.Name)
	if len(v.frames) == 2 {
		what = "the document"
	}
	switch {
	case e.Name.Space == "":
		d.Message = fmt.Sprintf("%s is not in the namespace of %s: xmlns=%q is missing", what, namespaceName(want), want)
		d.Help = fmt.Sprintf("write <%s xmlns=%q>; the elements inside are then in that namespace too", e.Name, want)
	case want == "":
		d.Message = fmt.Sprintf("%s is in the namespace %q, and %s belongs to none", what, e.Name.Space, tagOf(e.Name))
	default:
		d.Message = fmt.Sprintf("%s is in the namespace %q, which is not that of %s", what, e.Name.Space, namespaceName(want))
		d.Help = fmt.Sprintf("write %q instead", want)
	}
	d.Fixes = namespaceFix(want, e)
	v.report(d)
}

// namespaceFix declares the namespace in the tag, or corrects its declaration
// there.
func namespaceFix(want string, e *xmltext.Event) []diag.Fix {
	for i := range e.Attrs {
		a := &e.Attrs[i]
		if a.IsNamespace() && declaredPrefix(a) == e.Name.Prefix && !a.Defaulted {
			return []diag.Fix{{
				Message: fmt.Sprintf("correct the namespace to %q", want),
				Certain: true,
				Edits:   []diag.Edit{{Span: a.ValueSpan, Text: want}},
			}}
		}
	}
	if e.Name.Prefix != "" || e.Name.Space != "" || want == "" {
		return nil
	}
	return []diag.Fix{{
		Message: fmt.Sprintf("add xmlns=%q", want),
		Certain: true,
		Edits:   []diag.Edit{{Span: endOf(e.NameSpan), Text: fmt.Sprintf(" xmlns=%q", want)}},
	}}
}

// namespaceName returns what people call a namespace.
func namespaceName(space string) string {
	if name, ok := namespaceNames[space]; ok {
		return name
	}
	return fmt.Sprintf("%q", space)
}

var namespaceNames = map[string]string{
	"http://www.tei-c.org/ns/1.0":                 "TEI",
	"http://www.tei-c.org/ns/Examples":            "TEI examples",
	"http://www.w3.org/1998/Math/MathML":          "MathML",
	"http://www.w3.org/2000/svg":                  "SVG",
	"http://www.w3.org/1999/xhtml":                "XHTML",
	"http://www.w3.org/2001/XInclude":             "XInclude",
	"http://www.music-encoding.org/ns/mei":        "MEI",
	"http://relaxng.org/ns/structure/1.0":         "RELAX NG",
	"http://purl.oclc.org/dsdl/schematron":        "Schematron",
	"http://www.w3.org/1999/XSL/Transform":        "XSLT",
	"http://www.w3.org/2001/XMLSchema":            "XML Schema",
	"http://docbook.org/ns/docbook":               "DocBook",
	"urn:isbn:1-931666-22-9":                      "EAD",
	"http://www.loc.gov/mods/v3":                  "MODS",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "RDF",
}
