package syntax

import (
	"strings"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A start is a start tag of the schema, with its attributes sorted out.
type start struct {
	construct
	context // for what the element holds

	local         string
	span          source.Span
	documentation string
	ownNS         bool // it has an ns attribute itself
	filled        bool // it holds an element of RELAX NG, right or wrong

	present                  attrSet
	name, typ, combine, href attrValue
}

// An attrValue is the value of an attribute, without white space around it, and
// where it stands.
type attrValue struct {
	text string
	span source.Span
}

// open makes a start of a start tag of the RELAX NG namespace, and reports what is wrong
// with its attributes. It returns nil if there is no such element. Who opens a start
// closes it.
func (x *xmlReader) open(ev *xmltext.Event, c context) *start {
	k, known := constructs[ev.Name.Local]
	if !known {
		x.unknownElement(ev)
		return nil
	}
	s := x.newStart()
	*s = start{construct: k, context: c, local: ev.Name.Local, span: ev.Span}
	for i := range ev.Attrs {
		if a := &ev.Attrs[i]; a.IsNamespace() {
			s.bind(a)
		}
	}
	for i := range ev.Attrs {
		x.attribute(s, &ev.Attrs[i])
	}
	x.missingAttributes(s)
	return s
}

func (x *xmlReader) newStart() *start {
	if n := len(x.free); n > 0 {
		s := x.free[n-1]
		x.free = x.free[:n-1]
		return s
	}
	return new(start)
}

// close gives back a start whose element is read to its end.
func (x *xmlReader) close(s *start) {
	if s != nil {
		x.free = append(x.free, s)
	}
}

// bind adds the namespace that an attribute declares.
func (s *start) bind(a *xmltext.Attr) {
	prefix := a.Name.Local
	if a.Name.Prefix == "" {
		prefix = ""
	}
	s.scope = s.scope.Bind(prefix, a.Value)
}

func (x *xmlReader) attribute(s *start, a *xmltext.Attr) {
	switch {
	case a.IsNamespace():
	case a.Name.Is(xmltext.NamespaceXML, "base"):
		s.base = resolve(s.base, a.Value)
	case a.Name.Space == "":
		x.ownAttribute(s, a)
	case a.Name.Space == Namespace:
		x.attributeInNamespace(s, a)
	}
}

// ownAttribute takes an attribute without namespace, which is RELAX NG's.
func (x *xmlReader) ownAttribute(s *start, a *xmltext.Attr) {
	switch a.Name.Local {
	case "ns":
		s.ns, s.ownNS = a.Value, true
	case "datatypeLibrary":
		x.checkLibrary(a)
		s.library = a.Value
	default:
		which := attrNames[a.Name.Local]
		if which&s.allowed == 0 {
			x.unknownAttribute(s, a)
			return
		}
		s.present |= which
		*s.value(which) = attrValue{strings.Trim(a.Value, " \t\r\n"), a.ValueSpan}
	}
}

func (s *start) value(which attrSet) *attrValue {
	switch which {
	case attrName:
		return &s.name
	case attrType:
		return &s.typ
	case attrCombine:
		return &s.combine
	}
	return &s.href
}

// has reports whether the tag has the attribute.
func (s *start) has(which attrSet) bool { return s.present&which != 0 }

// node returns what the tree keeps of the tag and its annotations.
func (s *start) node() Node { return Node{Span: s.span, Documentation: s.documentation} }
