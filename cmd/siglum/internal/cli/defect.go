package cli

import (
	"fmt"
	"runtime/debug"
	"strings"
)

// A defect is a mistake in Siglum itself that showed in a panic.
type defect struct {
	doing string // the file, or "" outside of any
	cause any
	stack string
}

func (d *defect) Error() string {
	return strings.TrimPrefix(fmt.Sprintf("%s: internal error: %v", d.doing, d.cause), ": ")
}

// guard calls f and turns a panic in it into a defect.
func guard(doing string, f func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &defect{doing: doing, cause: cause, stack: string(debug.Stack())}
		}
	}()
	return f()
}

// report says what a user can do about a defect, and what we need to mend it.
func (d *defect) report(version string, args []string) string {
	return fmt.Sprintf(`This is a mistake in Siglum, not in your text. Please report it at
https://github.com/siglum/siglum/issues with the text below and, if you may
share it, the file.

%s
siglum %s
%s`, version, strings.Join(args, " "), d.stack)
}
