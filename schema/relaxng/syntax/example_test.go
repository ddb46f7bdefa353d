package syntax_test

import (
	"fmt"

	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/tei/source"
)

// A schema as its author wrote it.
func ExampleReadCompact() {
	s, list := syntax.ReadCompact(source.NewFile("p.rnc", []byte("## A paragraph.\nelement p { text }")), "")
	if list.HasErrors() {
		fmt.Println(list)
		return
	}
	p := s.Root.(*syntax.Element)
	fmt.Println(p.Name.(*syntax.Name).Local, p.Documentation, p.At().Text())
	// Output: p A paragraph. element p
}
