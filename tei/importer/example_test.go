package importer_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/tei/importer"
	"github.com/siglum/siglum/tei/source"
)

// A web page becomes a transcription.
func ExampleImport() {
	page := source.NewFile("letter.html", []byte("<!DOCTYPE html><title>x</title><p>Dear Anna, we met <del>once</del> there.</p><p>Karl</p>"))
	result, list := importer.Import([]*source.File{page}, importer.Options{})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	fmt.Printf("%s:\n%s", result.Format, result.Text)
	// Output:
	// HTML:
	// ---
	// title: x
	// ---
	//
	// Dear Anna, we met [deleted: once] there.
	//
	// Karl
}
