package schematron_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/source"
)

// Rules of a project are loaded and checked by package schema, as schemas of all
// languages are.
func Example() {
	rules, list := schema.Load(source.NewFile("rules.sch", []byte(`<schema xmlns="http://purl.oclc.org/dsdl/schematron">
  <pattern><rule context="date"><assert test="@when">a date says when</assert></rule></pattern>
</schema>`)), schema.LoadOptions{})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	fmt.Println(rules.Validate(source.NewFile("a.xml", []byte("<p><date>May</date></p>")), schema.Options{}))
	// Output:
	// a.xml:1:5: error: a date says when [schematron-assert]
}
