package ui

import (
	"io"
	"os"

	"golang.org/x/term"
)

// An Output is a stream and what can be done on it.
type Output struct {
	io.Writer
	Color bool // ANSI sequences are understood and wanted
	Width int  // columns of the terminal; 0 if it is none
}

// The values of the --color flag.
const (
	ColorAuto   = "auto"
	ColorAlways = "always"
	ColorNever  = "never"
)

// NewOutput finds out what a stream is. In the mode "auto" there is colour on a
// terminal, unless the environment asks for none by NO_COLOR (no-color.org) or
// TERM=dumb.
func NewOutput(w io.Writer, mode string) Output {
	out := Output{Writer: w, Color: mode == ColorAlways}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return out
	}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil {
		out.Width = width
	}
	if mode == ColorAuto {
		out.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	out.Color = out.Color && enableColor(f)
	return out
}

// IsTerminal reports whether there is a person before the stream.
func (o Output) IsTerminal() bool { return o.Width > 0 }
