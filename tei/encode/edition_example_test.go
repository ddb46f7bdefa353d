package encode_test

import (
	"bytes"
	"fmt"
	"os"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform/html"
)

// From a transcription to an edition, checked by the embedded schema, and on to a
// page.
func Example() {
	letter := source.NewFile("letter.txt", []byte("Dear Anna,\n\nwe meet on [inserted by hand: Monday].\n\nKarl\n"))
	result, messages := encode.Encode(letter, encode.Options{})
	if messages.HasErrors() {
		fmt.Fprintln(os.Stderr, messages)
		return
	}
	edition, err := result.Document.Bytes()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	findings := schema.Embedded().Validate(source.NewFile("letter.xml", edition), schema.Options{})
	var page bytes.Buffer
	if err := html.Write(&page, result.Document, html.Options{}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	fmt.Println(len(findings), "findings")
	fmt.Println(bytes.Contains(edition, []byte(`<add hand="#h-ins">Monday</add>`)))
	fmt.Println(bytes.Contains(page.Bytes(), []byte("Monday")))
	// Output:
	// 0 findings
	// true
	// true
}
