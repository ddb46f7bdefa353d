package xmltext_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// The events of a document, each with its place.
func ExampleReader() {
	r := xmltext.NewReader(source.NewFile("a.xml", []byte(`<p n="1">a &amp; b<lb/></p>`)), xmltext.Options{})
	for e := range r.Events() {
		fmt.Printf("%-12v %-3s %-6q %d-%d\n", e.Kind, e.Name, e.Text, e.Span.Start, e.Span.End)
	}
	fmt.Println(r.Diagnostics().Err())
	// Output:
	// StartElement p   ""     0-9
	// Text             "a & b" 9-18
	// StartElement lb  ""     18-23
	// EndElement   lb  ""     18-23
	// EndElement   p   ""     23-27
	// <nil>
}

// What is not well-formed is said in words for the author.
func ExampleReader_Diagnostics() {
	r := xmltext.NewReader(source.NewFile("a.xml", []byte("<p>a <hi>b</p>")), xmltext.Options{})
	for r.Next() != nil {
	}
	fmt.Println(r.Diagnostics())
	// Output:
	// a.xml:1:11: error: </p> cannot stand here: <hi> is still open [end-tag-mismatch]
}

// A writer refuses what would not be well-formed.
func ExampleWriter() {
	w := xmltext.NewWriter(os.Stdout)
	p := xmltext.Name{Local: "p"}
	for _, e := range []xmltext.Event{
		{Kind: xmltext.StartElement, Name: p},
		{Kind: xmltext.Text, Text: []byte("a < b")},
		{Kind: xmltext.EndElement, Name: p},
	} {
		if err := w.Write(&e); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	if err := w.Close(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	// Output: <p>a &lt; b</p>
}
