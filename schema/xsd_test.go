package schema_test

import (
	"testing"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/source"
)

// TestXSD loads an XML Schema by its content and validates against it.
func TestXSD(t *testing.T) {
	text := `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="day" type="xs:date"/></xs:schema>`
	s, list := schema.Load(source.NewFile("day.xsd", []byte(text)), schema.LoadOptions{})
	if s == nil || len(list) > 0 || s.Language() != schema.XSD || s.Streams() {
		t.Fatalf("%+v %v", s, list)
	}
	if got := s.Validate(source.NewFile("d.xml", []byte("<day>1948-10-12</day>")), schema.Options{}); len(got) > 0 {
		t.Errorf("a valid document: %v", got)
	}
	const want = `d.xml:1:6: error: "12.10.1948" is no content that <day> can have [content-invalid]`
	got := s.Validate(source.NewFile("d.xml", []byte("<day>12.10.1948</day>")), schema.Options{})
	if len(got) != 1 || got[0].String() != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
