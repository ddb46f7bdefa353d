package merge_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/merge"
	"github.com/siglum/siglum/tei/source"
)

// An editor has marked a name, and meanwhile the transcription was corrected.
func ExampleMerge() {
	read := func(text string) *tei.Document {
		d, list := tei.Load(source.NewFile("a.xml", []byte(text)), tei.LoadOptions{})
		if list.HasErrors() {
			fmt.Fprintln(os.Stderr, list)
		}
		return d
	}
	base := read("<p>Dear Ana, we met in Basel.</p>")
	edited := read("<p>Dear Ana, we met in <placeName>Basel</placeName>.</p>")
	encoded := read("<p>Dear Anna, we met in Basel.</p>")
	merged, conflicts := merge.Merge(base, edited, encoded, merge.Options{})
	if err := merged.Write(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	fmt.Printf("\n%d conflicts\n", len(conflicts))
	// Output:
	// <p>Dear Anna, we met in <placeName>Basel</placeName>.</p>
	// 0 conflicts
}
