package fix_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/fix"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// What can be mended for certain is mended.
func ExampleAll() {
	s, list := schema.Load(source.NewFile("letter.rnc", []byte("element letter { element persName { text }+ }")), schema.LoadOptions{})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	f := source.NewFile("a.xml", []byte("<letter><persname>Anna</persname></letter>"))
	result := fix.All(f, func(f *source.File) diag.List { return s.Validate(f, schema.Options{}) })
	fmt.Printf("%s\n%d fixed, %d left\n", result.Text, len(result.Fixed), len(result.Left))
	// Output:
	// <letter><persName>Anna</persName></letter>
	// 1 fixed, 0 left
}
