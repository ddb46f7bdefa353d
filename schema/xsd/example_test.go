package xsd_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/xsd"
	"github.com/siglum/siglum/tei/source"
)

// An XML Schema is compiled for the engine that is always there.
func Example() {
	s, list := schema.Load(source.NewFile("a.xsd", []byte(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="year" type="xs:gYear"/>
</xs:schema>`)), schema.LoadOptions{Engine: xsd.Helium})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	fmt.Println(len(s.Validate(source.NewFile("a.xml", []byte("<year>1883</year>")), schema.Options{})))
	fmt.Println(len(s.Validate(source.NewFile("b.xml", []byte("<year>last</year>")), schema.Options{})))
	// Output:
	// 0
	// 1
}
