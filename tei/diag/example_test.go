package diag_test

import (
	"fmt"
	"os"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A finding is shown with the place it is about.
func ExampleText_Write() {
	f := source.NewFile("letter.txt", []byte("Dear Anna,\nwe met [once.\n"))
	list := diag.List{{
		Severity: diag.Warning,
		Code:     "bracket-not-closed",
		Message:  "this [ has no closing bracket",
		Span:     f.Span(18, 19),
		Help:     "close it with ]",
	}}
	if err := (diag.Text{}).Write(os.Stdout, list); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	fmt.Println(list.HasErrors())
	// Output:
	// letter.txt:2:8: warning: this [ has no closing bracket [bracket-not-closed]
	//   |
	// 2 | we met [once.
	//   |        ^
	//   = help: close it with ]
	//
	// false
}
