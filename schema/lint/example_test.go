package lint_test

import (
	"fmt"

	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A date that the calendar does not have, which no schema finds.
func ExampleConfig_Check() {
	f := source.NewFile("a.xml", []byte(`<p xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><date when="2023-02-29"/></p>`))
	config := &lint.Config{}
	for _, d := range config.Check(xmltext.NewReader(f, xmltext.Options{})) {
		fmt.Println(d)
	}
	// Output:
	// a.xml:1:63: warning: @when="2023-02-29": that month has 28 days [date-impossible]
}
