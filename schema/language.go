package schema

import (
	"bytes"

	"github.com/siglum/siglum/schema/schematron"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Language is a schema language.
type Language uint8

// The schema languages.
const (
	Unknown        Language = iota
	RelaxNG                 // RELAX NG, XML syntax
	RelaxNGCompact          // RELAX NG, compact syntax
	XSD                     // W3C XML Schema
	Schematron              // ISO Schematron
	DTD                     // a document type definition
)

var languageNames = map[Language]string{
	Unknown:        "no schema language",
	RelaxNG:        "RELAX NG",
	RelaxNGCompact: "RELAX NG (compact syntax)",
	XSD:            "XML Schema",
	Schematron:     "Schematron",
	DTD:            "DTD",
}

// String returns the name that messages use.
func (l Language) String() string { return languageNames[l] }

// The namespaces of schema documents, which schematypens names too.
const (
	namespaceRelaxNG    = "http://relaxng.org/ns/structure/1.0"
	namespaceXSD        = "http://www.w3.org/2001/XMLSchema"
	namespaceSchematron = schematron.Namespace
)

// languageOf finds out the language of a schema from its content: the namespace
// of the root element if it is XML; what is not XML is taken for the compact
// syntax of RELAX NG, unless it begins like a DTD.
func languageOf(f *source.File) Language {
	text := bytes.TrimLeft(bytes.TrimPrefix(f.Bytes(), []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case bytes.HasPrefix(text, []byte("<!ELEMENT")), bytes.HasPrefix(text, []byte("<!ENTITY")):
		return DTD
	case !bytes.HasPrefix(text, []byte("<")) && !isUTF16(text):
		return RelaxNGCompact
	}
	r := xmltext.NewReader(f, xmltext.Options{})
	for e := r.Next(); e != nil; e = r.Next() {
		if e.Kind == xmltext.StartElement {
			return languageOfNamespace(e.Name.Space)
		}
	}
	return Unknown
}

func isUTF16(text []byte) bool {
	return bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) || bytes.HasPrefix(text, []byte("<\x00")) || bytes.HasPrefix(text, []byte("\x00<"))
}

func languageOfNamespace(ns string) Language {
	switch ns {
	case namespaceRelaxNG:
		return RelaxNG
	case namespaceXSD:
		return XSD
	case namespaceSchematron, schematron.Namespace15:
		return Schematron
	}
	return Unknown
}
