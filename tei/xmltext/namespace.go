package xmltext

import (
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A prefix and the namespace that it means at the place being read.
type prefix struct {
	name  string
	space string
	bound bool
}

// A rebinding is what a prefix meant before an element declared it anew.
type rebinding struct {
	prefix *prefix
	space  string
	bound  bool
}

// declare lets a prefix mean a namespace until the element just opened ends.
func (r *Reader) declare(p *prefix, space string) {
	r.rebound = append(r.rebound, rebinding{p, p.space, p.bound})
	p.space, p.bound = space, p.name == "" || space != ""
}

// undeclare takes back all declarations but the first n.
func (r *Reader) undeclare(n int) {
	for i := len(r.rebound) - 1; i >= n; i-- {
		b := r.rebound[i]
		b.prefix.space, b.prefix.bound = b.space, b.bound
	}
	r.rebound = r.rebound[:n]
}

// elementName resolves the name of an element (Namespaces 6.2).
func (r *Reader) elementName(x *lexeme, at source.Span) (*resolution, bool) {
	if x.fault != "" || !x.prefix.bound || x.prefix.name == "xmlns" {
		return nil, r.badPrefix(x, at)
	}
	if res := &x.element; res.id == 0 || res.name.Space != x.prefix.space {
		r.names.resolve(res, x, x.prefix.space)
	}
	return &x.element, true
}

// attributeName resolves the name of an attribute: without a prefix it is in no
// namespace (Namespaces 6.2).
func (r *Reader) attributeName(x *lexeme, at source.Span) (*resolution, bool) {
	if x.fault != "" || !x.prefix.bound {
		return nil, r.badPrefix(x, at)
	}
	space := x.prefix.space
	switch {
	case x.raw == "xmlns":
		space = NamespaceXMLNS
	case x.prefix.name == "":
		space = ""
	}
	if res := &x.attribute; res.id == 0 || res.name.Space != space {
		r.names.resolve(res, x, space)
	}
	return &x.attribute, true
}

// namespaces resolves the names of a start tag whose attributes have been read.
func (r *Reader) namespaces(x *lexeme) bool {
	for i, a := range r.lexemes {
		if a.raw == "xmlns" || a.prefix.name == "xmlns" {
			if !r.declaration(a, &r.attrs[i]) {
				return false
			}
		}
	}
	name, ok := r.elementName(x, r.event.NameSpan)
	if !ok {
		return false
	}
	r.event.Name, r.event.NameID = name.name, name.id
	r.tags++
	for i, a := range r.lexemes {
		attr := &r.attrs[i]
		name, ok := r.attributeName(a, attr.NameSpan)
		if !ok {
			return false
		}
		attr.Name, attr.NameID = name.name, name.id
		if r.names.marks[name.id] == r.tags {
			return r.repeatedAttribute(i)
		}
		r.names.marks[name.id] = r.tags
	}
	return true
}

// declaration takes in a namespace declaration (Namespaces 3).
func (r *Reader) declaration(x *lexeme, a *Attr) bool {
	if x.raw == "xmlns" {
		if a.Value == NamespaceXML || a.Value == NamespaceXMLNS {
			return r.reservedNamespace(x, a)
		}
		r.declare(r.names.prefix(""), a.Value)
		return true
	}
	p := r.names.prefix(x.local)
	switch {
	case p.name == "xmlns":
		return r.fail(diag.Diagnostic{
			Code: "prefix-reserved", Span: a.NameSpan,
			Message: `the prefix "xmlns" cannot be declared: it is reserved for namespace declarations`,
			Help:    "remove the attribute " + x.raw,
		})
	case (p.name == "xml") != (a.Value == NamespaceXML), a.Value == NamespaceXMLNS:
		return r.reservedNamespace(x, a)
	case a.Value == "":
		return r.fail(diag.Diagnostic{
			Code: "namespace-empty", Span: a.NameSpan.Cover(a.ValueSpan),
			Message: `the prefix "` + p.name + `" is declared with an empty namespace name`,
			Help:    `give the namespace of the prefix, ` + x.raw + `="http://…", or remove the declaration`,
		})
	}
	r.declare(p, a.Value)
	return true
}

func (r *Reader) reservedNamespace(x *lexeme, a *Attr) bool {
	d := diag.Diagnostic{Code: "namespace-reserved", Span: a.ValueSpan}
	switch {
	case x.local == "xml" && x.raw != "xmlns":
		d.Message = `the prefix "xml" cannot be declared with another namespace: it always means ` + NamespaceXML
		d.Help = "remove the attribute " + x.raw + ": the prefix xml needs no declaration"
	case a.Value == NamespaceXML:
		d.Message = "the namespace " + NamespaceXML + ` belongs to the prefix "xml" alone`
		d.Help = "remove the attribute " + x.raw + " and write xml: before the names"
	default:
		d.Message = "the namespace " + NamespaceXMLNS + " cannot be declared: it is reserved"
		d.Help = "remove the attribute " + x.raw
	}
	return r.fail(d)
}

// knownPrefixes are the namespaces that prefixes mean by custom, for help.
var knownPrefixes = map[string]string{
	"tei":   "http://www.tei-c.org/ns/1.0",
	"teix":  "http://www.tei-c.org/ns/Examples",
	"xi":    "http://www.w3.org/2001/XInclude",
	"xlink": "http://www.w3.org/1999/xlink",
	"xsi":   "http://www.w3.org/2001/XMLSchema-instance",
	"xs":    "http://www.w3.org/2001/XMLSchema",
	"xsd":   "http://www.w3.org/2001/XMLSchema",
	"xsl":   "http://www.w3.org/1999/XSL/Transform",
	"svg":   "http://www.w3.org/2000/svg",
	"mml":   "http://www.w3.org/1998/Math/MathML",
	"m":     "http://www.w3.org/1998/Math/MathML",
	"mei":   "http://www.music-encoding.org/ns/mei",
	"html":  "http://www.w3.org/1999/xhtml",
	"xhtml": "http://www.w3.org/1999/xhtml",
	"rng":   "http://relaxng.org/ns/structure/1.0",
	"a":     "http://relaxng.org/ns/compatibility/annotations/1.0",
	"sch":   "http://purl.oclc.org/dsdl/schematron",
	"dc":    "http://purl.org/dc/elements/1.1/",
	"dct":   "http://purl.org/dc/terms/",
	"rdf":   "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}

// badPrefix reports a name that means nothing.
func (r *Reader) badPrefix(x *lexeme, at source.Span) bool {
	d := diag.Diagnostic{Span: at}
	switch {
	case x.fault != "":
		d.Code = "name-not-qualified"
		d.Message = `the name "` + x.raw + `" ` + x.fault
		d.Help = "a name has at most one colon, between a namespace prefix and a local name: tei:persName"
	case x.prefix.name == "xmlns":
		d.Code = "prefix-reserved"
		d.Message = `an element cannot have the prefix "xmlns", which is reserved for namespace declarations`
		d.Help = "rename <" + x.raw + ">"
	default:
		space := knownPrefixes[x.prefix.name]
		if space == "" {
			space = "…"
		}
		d.Code = "prefix-undeclared"
		d.Message = `the namespace prefix "` + x.prefix.name + `" of ` + x.raw + " is not declared"
		d.Help = `declare it on this element or on one around it: xmlns:` + x.prefix.name + `="` + space + `"`
	}
	return r.fail(d)
}
