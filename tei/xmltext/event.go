package xmltext

import (
	"strconv"

	"github.com/siglum/siglum/tei/source"
)

// A Kind is the kind of an event.
type Kind uint8

// The kinds of events.
const (
	Declaration           Kind = iota + 1 // <?xml version="1.0" …?>: Text holds what stands between <?xml and ?>
	Doctype                               // <!DOCTYPE … >: Text holds what stands between <!DOCTYPE and >, Name.Local the name
	StartElement                          // a start tag, or the first half of an empty-element tag
	EndElement                            // an end tag, or the second half of an empty-element tag, which has the spans of the first
	Text                                  // character data, references resolved; adjacent runs may come as several events
	CData                                 // the content of a CDATA section
	Comment                               // the text between <!-- and -->
	ProcessingInstruction                 // Name.Local is the target, Text the data
	EntityReference                       // &name; of an entity that is declared outside the document, which was not read
)

// String returns the name of the constant: "StartElement".
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "Kind(" + strconv.Itoa(int(k)) + ")"
}

var kindNames = [...]string{
	"", "Declaration", "Doctype", "StartElement", "EndElement", "Text", "CData",
	"Comment", "ProcessingInstruction", "EntityReference",
}

// A Name is a qualified name with the namespace it stands for.
type Name struct {
	Space  string // namespace name (URI); "" if in none
	Local  string // local part
	Prefix string // prefix as written; "" if none
}

// String returns the name as written: "tei:p", "p".
func (n Name) String() string {
	if n.Prefix == "" {
		return n.Local
	}
	return n.Prefix + ":" + n.Local
}

// Is reports whether the name has the given namespace and local part.
func (n Name) Is(space, local string) bool { return n.Local == local && n.Space == space }

// An Attr is an attribute of a start tag. Namespace declarations are attributes
// too: their Space is [NamespaceXMLNS].
type Attr struct {
	Name      Name
	Value     string      // normalised (XML 1.0 3.3.3), references resolved
	NameSpan  source.Span // the name as written
	ValueSpan source.Span // between the quotation marks
	ID        bool        // the DTD declares it of type ID
	Defaulted bool        // the value comes from the DTD; its spans are the name of the element
	NameID    uint32      // stands for Name.Space and Name.Local: see Event.NameID
}

// IsNamespace reports whether the attribute declares a namespace.
func (a *Attr) IsNamespace() bool { return a.Name.Space == NamespaceXMLNS }

// The namespace names that XML reserves (Namespaces in XML 1.0, 3).
const (
	NamespaceXML   = "http://www.w3.org/XML/1998/namespace"
	NamespaceXMLNS = "http://www.w3.org/2000/xmlns/"
)

// An Event is one piece of markup or text. It is valid until the next call of
// [Reader.Next]: its Attrs and Text are reused then, strings stay.
//
// White space between the markup outside the root element comes as Text too, so
// that nothing of the document is lost.
type Event struct {
	Kind     Kind
	Name     Name        // of elements; of a processing instruction its target
	Attrs    []Attr      // of a StartElement, in the order written
	Empty    bool        // the element was written as <name/>; of both its events
	Text     []byte      // of everything that is no tag
	Span     source.Span // all of it: the tag from < to >, the text as written
	NameSpan source.Span // the name in a tag, the target of an instruction

	// NameID numbers the expanded names (namespace and local part, whatever the
	// prefix) that one reader meets in elements and attributes: equal names have
	// equal numbers, counted up from 1. Whoever compares names often can keep
	// what he knows of a name in a slice that it indexes.
	NameID uint32
}

// Attr returns the attribute with the namespace and local name, or nil.
func (e *Event) Attr(space, local string) *Attr {
	for i := range e.Attrs {
		if e.Attrs[i].Name.Is(space, local) {
			return &e.Attrs[i]
		}
	}
	return nil
}
