package xinclude_test

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xinclude"
	"github.com/siglum/siglum/tei/xmltext"
)

// A document is read with the file that it includes; each event knows where it stands.
func ExampleNewReader() {
	folder, err := os.MkdirTemp("", "siglum")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	defer os.RemoveAll(folder)
	if err := os.WriteFile(filepath.Join(folder, "part.xml"), []byte("<p>included</p>"), 0o666); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	book := `<body xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="part.xml"/></body>`
	r := xinclude.NewReader(source.NewFile(filepath.Join(folder, "book.xml"), []byte(book)), xinclude.Options{})
	for e := range r.Events() {
		if e.Kind == xmltext.StartElement {
			fmt.Println(e.Name, "in", filepath.Base(e.Span.File.Name()))
		}
	}
	// Output:
	// body in book.xml
	// p in part.xml
}
