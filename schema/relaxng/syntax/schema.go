package syntax

import (
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Schema is one file of a schema. Root is nil if the file is so broken that nothing
// of it can be used; the diagnostics returned beside it have an error then.
type Schema struct {
	// File is what all spans refer to. It differs from the file given to the reader
	// if that had to be decoded.
	File    *source.File
	Root    Pattern
	Foreign []*Foreign // outermost ones, in the order written, but for a:documentation
}

// A Foreign is an element of another namespace than RELAX NG's, in the compact syntax
// an annotation element: an embedded Schematron rule, say.
type Foreign struct {
	// Events are those of the element, from its StartElement to its EndElement, as if
	// read from XML. They are copies and keep their text.
	Events []xmltext.Event
	Scope  *Scope // prefixes declared outside of the element
	Span   source.Span
}

// The namespaces of RELAX NG.
const (
	Namespace              = "http://relaxng.org/ns/structure/1.0"
	NamespaceAnnotations   = "http://relaxng.org/ns/compatibility/annotations/1.0"
	NamespaceCompatibility = "http://relaxng.org/ns/compatibility/datatypes/1.0"
)
