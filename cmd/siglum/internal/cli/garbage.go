package cli

import (
	"os"
	"runtime/debug"
)

// garbage is how much of it may lie about, in percent of what is in use, before it
// is collected. Validation holds little at once, and so does encoding or rendering a letter, so
// that four times as much as Go would leave is still little; it saves a fifth of the time. A
// tree of a document, for Schematron and XML Schema, is not little: from so many bytes on
// less garbage is left.
const (
	garbage     = 400
	withGarbage = 1 << 30
)

// letGarbageLie sets how much garbage may lie about, unless the user does by GOGC and
// GOMEMLIMIT, and returns what undoes that.
func letGarbageLie() (undo func()) {
	percent, limit := -1, int64(-1)
	if os.Getenv("GOGC") == "" {
		percent = debug.SetGCPercent(garbage)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		limit = debug.SetMemoryLimit(withGarbage)
	}
	return func() {
		if percent >= 0 {
			debug.SetGCPercent(percent)
		}
		if limit >= 0 {
			debug.SetMemoryLimit(limit)
		}
	}
}
