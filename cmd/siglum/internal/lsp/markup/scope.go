package markup

import (
	"html"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Scope is the prefixes that are declared at a place. The nil Scope knows only xml.
type Scope struct {
	parent        *Scope
	prefix, space string
}

// Scope returns what is declared inside an element; inside None, nothing.
func (d *Document) Scope(i int) *Scope {
	var s *Scope
	for _, element := range d.Path(i) {
		s = s.enter(d, d.Attributes(element))
	}
	return s
}

// enter adds what the attributes of an element declare.
func (s *Scope) enter(d *Document, attributes []Attribute) *Scope {
	for _, a := range attributes {
		name := d.AttributeName(a)
		prefix, ok := strings.CutPrefix(name, "xmlns:")
		if name == "xmlns" {
			prefix, ok = "", true
		}
		if ok {
			s = &Scope{s, prefix, html.UnescapeString(d.Value(a))}
		}
	}
	return s
}

// Namespace returns what a prefix stands for; "" if it is not declared.
func (s *Scope) Namespace(prefix string) string {
	for ; s != nil; s = s.parent {
		if s.prefix == prefix {
			return s.space
		}
	}
	if prefix == "xml" {
		return xmltext.NamespaceXML
	}
	return ""
}

// Write returns a name as it is written where the scope is, and whether its namespace
// has a prefix there or needs none. Attributes in a namespace always need one.
func (s *Scope) Write(space, local string, attribute bool) (string, bool) {
	if space == xmltext.NamespaceXML {
		return "xml:" + local, true
	}
	if space == "" && (attribute || s.Namespace("") == "") || space != "" && !attribute && s.Namespace("") == space {
		return local, true
	}
	for b := s; b != nil; b = b.parent {
		if b.space == space && b.prefix != "" && s.Namespace(b.prefix) == space {
			return b.prefix + ":" + local, true
		}
	}
	return local, false
}

// element returns the name of an element with its namespace. A prefix that is not
// declared stands for none.
func (s *Scope) element(written string) xmltext.Name {
	prefix, local := split(written)
	return xmltext.Name{Space: s.Namespace(prefix), Local: local, Prefix: prefix}
}

// Attribute returns the name of an attribute with its namespace.
func (s *Scope) Attribute(written string) xmltext.Name {
	prefix, local := split(written)
	name := xmltext.Name{Local: local, Prefix: prefix}
	switch {
	case written == "xmlns" || prefix == "xmlns":
		name.Space = xmltext.NamespaceXMLNS
	case prefix != "":
		name.Space = s.Namespace(prefix)
	}
	return name
}

func split(written string) (prefix, local string) {
	if prefix, local, ok := strings.Cut(written, ":"); ok && prefix != "" && local != "" {
		return prefix, local
	}
	return "", written
}

// Tag returns the name and the attributes of a start tag that stands where a scope is,
// as an exact reader would, and the scope inside of the element. Attributes that are
// not finished, or that the tag has already, are left out.
func (d *Document) Tag(i int, s *Scope, f *source.File) (xmltext.Name, []xmltext.Attr, *Scope) {
	attributes := d.Attributes(i)
	s = s.enter(d, attributes)
	attrs := make([]xmltext.Attr, 0, len(attributes))
	for _, a := range attributes {
		name := s.Attribute(d.AttributeName(a))
		if !a.Closed || slices.ContainsFunc(attrs, func(b xmltext.Attr) bool { return b.Name.Is(name.Space, name.Local) }) {
			continue
		}
		attrs = append(attrs, xmltext.Attr{
			Name: name, Value: html.UnescapeString(d.Value(a)),
			NameSpan: f.Span(a.NameStart, a.NameEnd), ValueSpan: f.Span(a.ValueStart, a.ValueEnd),
		})
	}
	return s.element(d.Name(i)), attrs, s
}

// ElementName returns the name of a tag that stands where a scope is. Of a start tag,
// what itself declares is for the caller to put into the scope: see [Document.Tag].
func (d *Document) ElementName(i int, s *Scope) xmltext.Name {
	t := &d.Tokens[i]
	if t.Kind == StartTag && d.declares(t) {
		s = s.enter(d, d.Attributes(i))
	}
	return s.element(d.Name(i))
}

// declares reports whether a start tag may declare a namespace.
func (d *Document) declares(t *Token) bool {
	return strings.Contains(string(d.Text[t.NameEnd:t.End]), "xmlns")
}
