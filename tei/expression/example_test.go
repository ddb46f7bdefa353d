package expression_test

import (
	"fmt"

	"github.com/siglum/siglum/tei/expression"
)

// The expression is compiled when it is first called for.
var year = expression.Lazy(`\b\d{4}\b`)

func ExampleLazy() {
	fmt.Println(year().FindString("12 October 1948"))
	// Output: 1948
}
