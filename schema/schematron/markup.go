package schematron

import (
	"iter"
	"strings"

	"github.com/lestrrat-go/helium"

	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// The namespaces of what stands in a schema.
const (
	Namespace   = "http://purl.oclc.org/dsdl/schematron"
	Namespace15 = "http://www.ascc.net/xml/schematron" // Schematron 1.5

	namespaceXSLT = "http://www.w3.org/1999/XSL/Transform"
)

// An element is an element of a schema.
type element struct {
	node *helium.Element
	tree *tree.Tree
	file *schemaFile
}

// at returns what the tree knows of the element and helium does not.
func (e element) at() *tree.Element { return e.tree.Element(e.node) }

func (e element) span() source.Span { return e.at().NameSpan }

// attr returns an attribute in no namespace, or nil.
func (e element) attr(name string) *xmltext.Attr { return e.at().Attr("", name) }

// value returns the value of an attribute without white space around it; "" if there
// is none.
func (e element) value(name string) string {
	if a := e.attr(name); a != nil {
		return strings.TrimSpace(a.Value)
	}
	return ""
}

// name returns the local name of an element of Schematron; "" of others.
func (e element) name() string {
	if n := e.at().Name; n.Space == Namespace || n.Space == Namespace15 {
		return n.Local
	}
	return ""
}

// elements yields the child elements.
func (e element) elements() iter.Seq[element] {
	return func(yield func(element) bool) {
		for c := e.node.FirstChild(); c != nil; c = c.NextSibling() {
			if n, ok := c.(*helium.Element); ok && !yield(element{n, e.tree, e.file}) {
				return
			}
		}
	}
}

// language returns the language that the element is in: its xml:lang, or that of the
// nearest element around it; "" if none states one.
func (e element) language() string {
	for at := e.at(); at != nil; at = at.Parent {
		if a := at.Attr(xmltext.NamespaceXML, "lang"); a != nil {
			return a.Value
		}
	}
	return ""
}

// find returns the element in this one, or this one, with an id.
func (e element) find(id string) (element, bool) {
	if e.value("id") == id {
		return e, true
	}
	for c := range e.elements() {
		if found, ok := c.find(id); ok {
			return found, true
		}
	}
	return element{}, false
}
