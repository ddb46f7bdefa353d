package source_test

import (
	"fmt"

	"github.com/siglum/siglum/tei/source"
)

// Columns count what the asker counts in.
func ExampleFile_Position() {
	f := source.NewFile("a.txt", []byte("one\ntw\U0001F600o"))
	at := f.Len() - 1 // the last letter
	fmt.Println(f.Position(at, source.CodePoints), f.Position(at, source.UTF16), f.Position(at, source.Bytes))
	fmt.Println(f.LineSpan(2).Text())
	// Output:
	// 2:4 2:5 2:7
	// tw😀o
}
