// Package expression holds regular expressions that are compiled when they are first used:
// a call of the program needs few of those that there are, and compiling all would take
// longer than its work.
package expression

import (
	"regexp"
	"sync"
)

// Lazy returns the expression that a text stands for (RE2's syntax), compiled at the first
// call. It panics there if the text is none.
func Lazy(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
