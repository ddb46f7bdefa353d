package schema_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/source"
)

// A document is validated against the schema that Siglum brings with it.
func ExampleEmbedded() {
	letter := source.NewFile("letter.xml", []byte(`<p xmlns="http://www.tei-c.org/ns/1.0">Dear Anna</p>`))
	for _, d := range schema.Embedded().Validate(letter, schema.Options{}) {
		fmt.Println(d)
	}
	// Output: letter.xml:1:2: error: the document begins with <p>, and must begin with <TEI> or <teiCorpus> [element-not-allowed]
}

// A schema in the compact syntax of RELAX NG; the language is found out from the content.
func ExampleLoad() {
	s, list := schema.Load(source.NewFile("list.rnc", []byte("element list { element item { text }+ }")), schema.LoadOptions{})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	fmt.Println(s.Language())
	fmt.Println(s.Validate(source.NewFile("a.xml", []byte("<list><itm>one</itm></list>")), schema.Options{}))
	// Output:
	// RELAX NG (compact syntax)
	// a.xml:1:8: error: the schema has no element <itm>; did you mean <item>? [element-unknown]
}

// A validator chooses the schemas that each document names.
func ExampleValidator() {
	v := &schema.Validator{Finder: &schema.Finder{}}
	report := v.Validate(source.NewFile("a.xml", []byte(`<?xml-model href="none.rng"?><a/>`)))
	fmt.Println(report.Schemas, report.Valid())
	for _, d := range report.Diagnostics {
		fmt.Println(d.Code)
	}
	// Output:
	// [siglum] false
	// schema-not-found
	// element-not-allowed
}
