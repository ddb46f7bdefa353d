package xsd

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A scope is the prefixes that a start tag declares, on top of the outer ones.
type scope struct {
	outer    *scope
	prefixes map[string]string
	target   string // namespace of the document
}

func (s *scope) enter(ev *xmltext.Event) *scope {
	inner := &scope{outer: s}
	if s == nil {
		inner.target = attribute(ev, "targetNamespace")
	} else {
		inner.target = s.target
	}
	for i := range ev.Attrs {
		if a := &ev.Attrs[i]; a.IsNamespace() {
			if inner.prefixes == nil {
				inner.prefixes = map[string]string{}
			}
			prefix := a.Name.Local
			if a.Name.Prefix == "" {
				prefix = ""
			}
			inner.prefixes[prefix] = a.Value
		}
	}
	return inner
}

// resolve returns the namespace and local part of a qualified name.
func (s *scope) resolve(qname string) (space, local string, ok bool) {
	prefix, local, prefixed := strings.Cut(qname, ":")
	if !prefixed {
		prefix, local = "", qname
	}
	for ; s != nil; s = s.outer {
		if uri, found := s.prefixes[prefix]; found {
			return uri, local, true
		}
	}
	if prefix == "xml" {
		return xmltext.NamespaceXML, local, true
	}
	return "", local, !prefixed
}

// A component is a global definition or declaration of a schema.
type component struct{ kind, space, local string }

// A mention is a reference to a component.
type mention struct {
	component
	written string
	span    source.Span
}

// names are the components of a schema and what refers to them. They are checked here,
// because one engine overlooks types that nobody defined, and no engine knows the column.
type names struct {
	defined  map[component]bool
	spaces   map[string]bool            // target namespaces
	elements map[string]map[string]bool // namespaces of all elements, also local ones, by local name
	mentions []mention
	diags    diag.List
}

func newNames() *names {
	return &names{defined: map[component]bool{}, spaces: map[string]bool{}, elements: map[string]map[string]bool{}}
}

// kinds are the components that elements of a schema define.
var kinds = map[string]string{"complexType": "type", "simpleType": "type", "element": "element",
	"attribute": "attribute", "group": "group", "attributeGroup": "attributeGroup"}

// see takes in a start tag of a schema document.
func (n *names) see(ev *xmltext.Event, depth int, s *scope) {
	if ev.Name.Space != schemaNamespace {
		return
	}
	if depth == 1 {
		n.spaces[s.target] = true
	}
	kind := kinds[ev.Name.Local]
	if name := attribute(ev, "name"); kind != "" && name != "" && depth <= 3 {
		n.defined[component{kind, s.target, name}] = true
	}
	if name := attribute(ev, "name"); kind == "element" {
		n.element(s.target, name)
	}
	for i := range ev.Attrs {
		a := &ev.Attrs[i]
		if a.Name.Space != "" {
			continue
		}
		switch a.Name.Local {
		case "type", "base", "itemType", "memberTypes":
			n.mention("type", a, s)
		case "ref":
			n.mention(kind, a, s)
		case "substitutionGroup":
			n.mention("element", a, s)
		}
	}
}

// element notes the name of an element. A local one may be in no namespace, and one of a
// document without namespace in any, which is not told apart: it serves messages only.
func (n *names) element(space, local string) {
	if n.elements[local] == nil {
		n.elements[local] = map[string]bool{}
	}
	n.elements[local][space] = true
}

// knows reports whether some document declares an element of this name.
func (n *names) knows(name xmltext.Name) bool {
	spaces := n.elements[name.Local]
	return spaces[name.Space] || spaces[""]
}

// nearElement returns the name of the element that a misspelt one may be meant for, or "".
func (n *names) nearElement(name xmltext.Name) string {
	return diag.Nearest(name.Local, func(yield func(string) bool) {
		for local, spaces := range n.elements {
			if (spaces[name.Space] || spaces[""]) && !yield(local) {
				return
			}
		}
	})
}

// mention notes the names in the value of an attribute.
func (n *names) mention(kind string, a *xmltext.Attr, s *scope) {
	if kind == "" {
		return
	}
	for _, written := range strings.Fields(a.Value) {
		space, local, ok := s.resolve(written)
		if !ok {
			prefix, _, _ := strings.Cut(written, ":")
			n.diags = append(n.diags, diag.Diagnostic{Severity: diag.Error, Code: CodeSchema, Span: a.ValueSpan,
				Message: fmt.Sprintf("the prefix %s is not declared", prefix),
				Help:    fmt.Sprintf("declare it on the root element: xmlns:%s=\"…\"", prefix)})
			continue
		}
		n.mentions = append(n.mentions, mention{component{kind, space, local}, written, a.ValueSpan})
	}
}

// undefined reports what is referred to and not defined, and undeclared prefixes.
func (n *names) undefined() diag.List {
	for _, m := range n.mentions {
		if n.has(m.component) {
			continue
		}
		d := diag.Diagnostic{Severity: diag.Error, Code: CodeSchema, Span: m.span,
			Message: fmt.Sprintf("the %s %s is not defined", m.kind, m.written)}
		if near := n.near(m.component); near != "" {
			d.Help = "did you mean " + near + "?"
		}
		n.diags = append(n.diags, d)
	}
	return n.diags
}

// has reports whether a component is defined, or may be: in a namespace of which no
// document was read, or where a document without namespace takes that of another.
func (n *names) has(c component) bool {
	if c.space == schemaNamespace {
		return c.kind != "type" || slices.Contains(builtInTypes, c.local)
	}
	if !n.spaces[c.space] || n.defined[c] || n.defined[component{c.kind, "", c.local}] {
		return true
	}
	if c.space != "" {
		return false
	}
	for space := range n.spaces {
		if n.defined[component{c.kind, space, c.local}] {
			return true
		}
	}
	return false
}

func (n *names) near(c component) string {
	if c.space == schemaNamespace {
		return diag.Nearest(c.local, slices.Values(builtInTypes))
	}
	candidates := map[string]bool{}
	for d := range n.defined {
		if d.kind == c.kind && d.space == c.space {
			candidates[d.local] = true
		}
	}
	return diag.Nearest(c.local, maps.Keys(candidates))
}

// builtInTypes are the types of XML Schema 1.0 and 1.1.
var builtInTypes = strings.Fields(`anyType anySimpleType anyAtomicType error string normalizedString token
	language Name NCName NMTOKEN NMTOKENS ID IDREF IDREFS ENTITY ENTITIES boolean decimal integer
	nonPositiveInteger negativeInteger nonNegativeInteger positiveInteger long int short byte
	unsignedLong unsignedInt unsignedShort unsignedByte float double duration dayTimeDuration
	yearMonthDuration dateTime dateTimeStamp time date gYearMonth gYear gMonthDay gDay gMonth
	hexBinary base64Binary anyURI QName NOTATION`)
