//go:build !windows

package ui

import "os"

// enableColor reports whether a terminal understands ANSI sequences.
func enableColor(*os.File) bool { return true }
