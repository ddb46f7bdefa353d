package finding_test

import (
	"fmt"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/source"
)

// A program decides by the code of a finding, which is the same for all schema languages.
func Example() {
	f := source.NewFile("a.xml", []byte(`<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p/></body></text></TEI>`))
	for _, d := range schema.Embedded().Validate(f, schema.Options{}) {
		if d.Code == finding.ElementMissing {
			fmt.Println("to be completed:", d.Path)
		}
	}
	// Output: to be completed: /TEI/text[1]
}
