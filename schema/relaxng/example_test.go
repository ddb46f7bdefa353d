package relaxng_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

const list = `start = element list { element head { text }?, element item { attribute n { "a" | "b" }, text }+ }`

func compiled() *relaxng.Schema {
	g, found := relaxng.Load(source.NewFile("list.rnc", []byte(list)), relaxng.LoadOptions{})
	if found.HasErrors() {
		fmt.Fprintln(os.Stderr, found)
		os.Exit(1)
	}
	return relaxng.Compile(g)
}

// A document is validated while it is read.
func ExampleSchema_Validate() {
	f := source.NewFile("a.xml", []byte(`<list><item n="c">one</item></list>`))
	for _, d := range compiled().Validate(xmltext.NewReader(f, xmltext.Options{}), relaxng.Options{}) {
		fmt.Println(d)
		fmt.Println(d.Help)
	}
	// Output:
	// a.xml:1:16: error: the value of @n on <item> is wrong: "c" is not one of the values allowed [attribute-value-invalid]
	// write "a" or "b"
}

// What may stand at a place of a document: in a list, after its first item.
func ExamplePlace() {
	in := compiled().Start().Inside(xmltext.Name{Local: "list"}, nil)
	item := xmltext.Name{Local: "item"}
	for _, e := range in.Elements() {
		fmt.Println("first:", e.Local, e.Required)
	}
	for _, e := range in.After(item).Elements() {
		fmt.Println("then:", e.Local, e.Required)
	}
	fmt.Println(in.Values(item, nil, xmltext.Name{Local: "n"}).Words)
	// Output:
	// first: head false
	// first: item true
	// then: item false
	// [{a } {b }]
}
