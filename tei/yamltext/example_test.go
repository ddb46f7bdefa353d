package yamltext_test

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/yamltext"
)

// What people write passes; what is made to exhaust the parser is refused before it.
func ExampleCheckDepth() {
	fmt.Println(yamltext.CheckDepth([]byte("hands:\n  - {id: h2, label: in pencil}\n")))
	fmt.Println(yamltext.CheckDepth([]byte("hands: "+strings.Repeat("[", 50000))) != nil)
	// Output:
	// <nil>
	// true
}
