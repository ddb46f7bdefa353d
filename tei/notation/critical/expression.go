package critical

import (
	"regexp"
	"sync"
)

// expression returns a regular expression that is compiled when it is first used: a call
// of the program needs few of them, and compiling all would take longer than its work.
func expression(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
