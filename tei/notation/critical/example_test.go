package critical_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/notation/critical"
	"github.com/siglum/siglum/tei/source"
)

// A transcription in the critical notation is read, and printed in its canonical form.
func ExampleParse() {
	profile, err := notation.Builtin("critical")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	d, list := critical.Parse(source.NewFile("letter.txt", []byte("Dear Anna,\n\nwe met {--once--} there.\n")), profile)
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	if err := critical.Print(os.Stdout, d, profile); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	// Output:
	// Dear Anna,
	//
	// we met [del: once] there.
}
