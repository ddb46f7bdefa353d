package syntax

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

const xmlNamespace = xmltext.NamespaceXML

// declarations reads the declarations of namespaces and datatype libraries.
func (c *compactReader) declarations() {
	for {
		switch t := c.peek(); {
		case t.is("namespace"):
			c.namespaceDeclaration()
		case t.is("default"):
			c.defaultDeclaration()
		case t.is("datatypes"):
			c.datatypesDeclaration()
		default:
			return
		}
	}
}

func (c *compactReader) namespaceDeclaration() {
	keyword := c.take()
	prefix := c.name("a prefix after namespace")
	c.expect("=", "after the prefix")
	uri := c.namespaceURI()
	c.checkNamespace(prefix, uri, c.spanFrom(keyword))
	c.bind(prefix, uri)
}

// defaultDeclaration reads "default namespace", which may declare a prefix as well.
func (c *compactReader) defaultDeclaration() {
	keyword := c.take()
	c.expect("namespace", "after default")
	prefix, prefixed := token{}, !c.peek().is("=")
	if prefixed {
		prefix = c.name("a prefix or = after default namespace")
	}
	c.expect("=", "after default namespace")
	uri := c.namespaceURI()
	c.declareOnce("default namespace", uri, c.spanFrom(keyword))
	c.ns = uri
	if prefixed {
		c.checkNamespace(prefix, uri, c.spanFrom(keyword))
		c.bind(prefix, uri)
	}
}

// bind makes a prefix known. One that stands for no namespace is of use in name
// classes only: no XML document can declare it.
func (c *compactReader) bind(prefix token, uri string) {
	c.namespaces[prefix.text] = uri
	if prefix.text != "xml" {
		c.scope = c.scope.Bind(prefix.text, uri)
	}
}

// namespaceURI reads a literal, or "inherit".
func (c *compactReader) namespaceURI() string {
	if c.accept("inherit") {
		return c.inherited
	}
	uri, _ := c.literal("the namespace in quotation marks, or inherit")
	return uri
}

// checkNamespace reports a declaration that Namespaces in XML 1.0, 3 forbids, or that
// repeats another.
func (c *compactReader) checkNamespace(prefix token, uri string, span source.Span) {
	switch {
	case prefix.text == "xmlns":
		c.report(span, CodePrefix, "choose another prefix", "the prefix xmlns cannot be declared")
	case strings.TrimSuffix(uri, "/") == strings.TrimSuffix(xmltext.NamespaceXMLNS, "/"):
		c.report(span, CodePrefix, "", "the namespace %s cannot be declared", uri)
	case (prefix.text == "xml") != (uri == xmlNamespace):
		c.report(span, CodePrefix, "leave the declaration out: xml is always known",
			"the prefix xml and the namespace %s belong to each other alone", xmlNamespace)
	}
	c.declareOnce("namespace "+prefix.text, uri, span)
}

// declareOnce reports a second declaration of what another one declares. If both say the
// same it does no harm.
func (c *compactReader) declareOnce(what, uri string, span source.Span) {
	before, again := c.declared[what]
	c.declared[what] = uri
	if !again {
		return
	}
	c.report(span, CodePrefix, "keep one of them", "%s is declared twice", what)
	if before == uri {
		c.diags[len(c.diags)-1].Severity = diag.Warning
	}
}

func (c *compactReader) datatypesDeclaration() {
	keyword := c.take()
	prefix := c.name("a prefix after datatypes")
	c.expect("=", "after the prefix")
	uri, span := c.literal("the URI of the datatype library, in quotation marks")
	if reason := badLibrary(uri); reason != "" {
		c.report(span, CodeURI, "the usual one is "+quoted(xsdLibrary), "the datatype library %q %s", uri, reason)
	}
	if prefix.text == "xsd" && uri != xsdLibrary {
		c.report(span, CodeURI, "choose another prefix", "the prefix xsd stands for %s", xsdLibrary)
	}
	c.declareOnce("datatypes "+prefix.text, uri, c.spanFrom(keyword))
	c.libraries[prefix.text] = uri
}

// namespace returns what a prefix stands for, and reports one that is not declared.
func (c *compactReader) namespace(prefix string, t token) string {
	uri, ok := c.namespaces[prefix]
	if !ok {
		c.report(c.span(t), CodePrefix, "declare it at the beginning of the file: namespace "+prefix+` = "…"`,
			"the prefix %s is not declared (RELAX NG 4.10)", prefix)
	}
	return uri
}

// library returns what a prefix of a datatype stands for.
func (c *compactReader) library(prefix string, t token) string {
	uri, ok := c.libraries[prefix]
	if !ok {
		help := "declare it at the beginning of the file: datatypes " + prefix + ` = "…"`
		if space, namespace := c.namespaces[prefix]; namespace {
			help = fmt.Sprintf("%s is declared as a namespace; for datatypes write: datatypes %[1]s = %q", prefix, space)
		}
		c.report(c.span(t), CodePrefix, help, "the prefix %s of a datatype is not declared", prefix)
	}
	return uri
}
