package schema

import (
	"strings"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// An Association is a schema that a document asks for by an xml-model
// instruction before its root element ("Associating Schemas with XML documents
// 1.0", third edition), or by xsi:schemaLocation or xsi:noNamespaceSchemaLocation on
// its root element (XML Schema 1.0, part 1, 4.3.2).
type Association struct {
	Href     string      // where the schema is, as written: relative to the document
	Language Language    // what schematypens and type say it is; Unknown if they do not
	Phase    string      // the Schematron phase; "" if not stated
	Span     source.Span // the instruction, or the value of the attribute

	Located   bool   // it is one of those that a schemaLocation names, which go together
	Namespace string // the one that it is located for
}

// Associations returns the schemas that a document asks for, in its order. It
// reads no further than the first start tag. Instructions without href are
// passed over, as the specification has it.
func Associations(f *source.File) []Association {
	var list []Association
	r := xmltext.NewReader(f, xmltext.Options{})
	for e := r.Next(); e != nil; e = r.Next() {
		if e.Kind == xmltext.StartElement {
			return append(list, located(e)...)
		}
		if e.Kind != xmltext.ProcessingInstruction || e.Name.Local != "xml-model" {
			continue
		}
		pseudo := pseudoAttributes(string(e.Text))
		if pseudo["href"] == "" {
			continue
		}
		list = append(list, Association{
			Href:     pseudo["href"],
			Language: associatedLanguage(pseudo["type"], pseudo["schematypens"]),
			Phase:    pseudo["phase"],
			Span:     e.Span,
		})
	}
	return list
}

// namespaceInstance is that of the attributes by which documents name their XML Schemas.
const namespaceInstance = "http://www.w3.org/2001/XMLSchema-instance"

// located returns the XML Schemas that the root element names.
func located(root *xmltext.Event) []Association {
	var list []Association
	add := func(namespace, href string, at *xmltext.Attr) {
		at.ValueSpan.Keep()
		list = append(list, Association{
			Href: strings.Clone(href), Language: XSD, Span: at.ValueSpan, Located: true, Namespace: strings.Clone(namespace),
		})
	}
	if a := root.Attr(namespaceInstance, "schemaLocation"); a != nil {
		words := strings.Fields(a.Value)
		for i := 0; i+1 < len(words); i += 2 {
			add(words[i], words[i+1], a)
		}
	}
	if a := root.Attr(namespaceInstance, "noNamespaceSchemaLocation"); a != nil && strings.TrimSpace(a.Value) != "" {
		add("", strings.TrimSpace(a.Value), a)
	}
	return list
}

func associatedLanguage(mediaType, namespace string) Language {
	switch mediaType {
	case "application/relax-ng-compact-syntax":
		return RelaxNGCompact
	case "application/xml-dtd":
		return DTD
	}
	return languageOfNamespace(namespace)
}

// pseudoAttributes reads name="value" pairs, in which the predefined entities and
// character references may stand. What does not fit ends the reading.
func pseudoAttributes(s string) map[string]string {
	pairs := map[string]string{}
	for {
		name, rest, ok := strings.Cut(strings.TrimLeft(s, " \t\r\n"), "=")
		if !ok {
			return pairs
		}
		rest = strings.TrimLeft(rest, " \t\r\n")
		if rest == "" || rest[0] != '"' && rest[0] != '\'' {
			return pairs
		}
		value, after, closed := strings.Cut(rest[1:], rest[:1])
		if !closed {
			return pairs
		}
		pairs[strings.TrimSpace(name)] = unescape.Replace(value)
		s = after
	}
}

var unescape = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'")
