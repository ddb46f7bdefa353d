package importer_test

import (
	"fmt"

	"github.com/siglum/siglum/tei/importer"
	"github.com/siglum/siglum/tei/source"
)

// A web page becomes a transcription; what it does not hold is said.
func ExampleImport() {
	page := source.NewFile("letter.html", []byte(
		`<title>A letter</title><nav>Home</nav><p>We meet on <del>Sunday</del> <u>Monday</u>, at N<sup>o</sup> 7.`))
	result, messages := importer.Import([]*source.File{page}, importer.Options{})
	fmt.Printf("%s", result.Text)
	for _, m := range messages {
		fmt.Println(m)
	}
	// Output:
	// ---
	// title: A letter
	// ---
	//
	// We meet on [deleted: Sunday] [underlined: Monday], at N[superscript: o] 7.
	// letter.html:1:1: warning: 1 part of the web site is left out: “Home” [import-left-out]
}
