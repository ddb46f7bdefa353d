package ui

import (
	"os"

	"golang.org/x/sys/windows"
)

// enableColor makes a console of Windows understand ANSI sequences, and reports
// whether it does: those before Windows 10 do not.
func enableColor(f *os.File) bool {
	console := windows.Handle(f.Fd())
	var mode uint32
	if err := windows.GetConsoleMode(console, &mode); err != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
