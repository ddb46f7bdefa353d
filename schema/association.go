package schema

import (
	"strings"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// An Association is a schema that a document asks for by an xml-model
// instruction before its root element ("Associating Schemas with XML documents
// 1.0", third edition).
type Association struct {
	Href     string      // where the schema is, as written: relative to the document
	Language Language    // what schematypens and type say it is; Unknown if they do not
	Phase    string      // the Schematron phase; "" if not stated
	Span     source.Span // the instruction
}

// Associations returns the schemas that a document asks for, in its order. It
// reads no further than the first start tag. Instructions without href are
// passed over, as the specification has it.
func Associations(f *source.File) []Association {
	var list []Association
	r := xmltext.NewReader(f, xmltext.Options{})
	for e := r.Next(); e != nil && e.Kind != xmltext.StartElement; e = r.Next() {
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
