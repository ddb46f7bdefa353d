package format_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/format"
	"github.com/siglum/siglum/tei/source"
)

// Elements get lines of their own where no text may stand; running text stays as it is.
func ExampleFormat() {
	f := source.NewFile("a.xml", []byte(`<div xmlns="http://www.tei-c.org/ns/1.0"><p>Dear   <hi>Anna</hi></p><p/></div>`))
	s, list := schema.Load(source.NewFile("div.rnc", []byte(`default namespace = "http://www.tei-c.org/ns/1.0"
element div { element p { (text | element hi { text })* }+ }`)), schema.LoadOptions{})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	text, list := format.Format(f, s.RelaxNG(), format.Options{})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	fmt.Printf("%s", text)
	// Output:
	// <div xmlns="http://www.tei-c.org/ns/1.0">
	//   <p>Dear   <hi>Anna</hi></p>
	//   <p/>
	// </div>
}
