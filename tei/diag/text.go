package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Text writes diagnostics for people: for each the place, severity, message and
// code; the lines of the source with the place underlined; related places; help.
// The zero value writes without colour and with 100 columns.
//
//	letter.txt:12:3: warning: this [ has no closing bracket [unbalanced-bracket]
//	   |
//	12 | a [handwritten remark
//	   |   ^
//	   = help: close it with ], or write \[ for a bracket of the source
type Text struct {
	Color    bool // ANSI colours
	Width    int  // columns that an excerpt may take; 0 means 100
	Max      int  // diagnostics written at most, the rest is counted; 0 means all
	NoSource bool // no excerpts
}

// Write writes a list in the order that [List.Sorted] gives it.
func (t Text) Write(w io.Writer, list List) error {
	out := bufio.NewWriter(w)
	list = list.Sorted()
	for i, d := range list {
		if t.Max > 0 && i == t.Max {
			fmt.Fprintf(out, "%s\n", t.paint(dim, fmt.Sprintf("… and %d more", len(list)-i)))
			break
		}
		t.writeOne(out, d)
	}
	return out.Flush()
}

func (t Text) writeOne(w *bufio.Writer, d Diagnostic) {
	t.writeHead(w, d)
	if t.NoSource {
		return
	}
	gutter := t.gutter(d)
	blank := strings.Repeat(" ", gutter)
	if hasExcerpt(d.Span) {
		t.writeExcerpt(w, d.Span, gutter, severityStyle(d.Severity))
	}
	for _, r := range d.Related {
		t.writeRelated(w, d, r, gutter)
	}
	if d.Help != "" {
		fmt.Fprintf(w, "%s %s %s\n", blank, t.paint(frame, "="), t.indent(d.Help, gutter))
	}
	w.WriteByte('\n')
}

func (t Text) writeHead(w *bufio.Writer, d Diagnostic) {
	if !d.Span.IsZero() {
		fmt.Fprintf(w, "%s: ", t.paint(bold, d.Span.File.Name()+":"+d.Span.Position().String()))
	}
	fmt.Fprintf(w, "%s %s %s\n",
		t.paint(severityStyle(d.Severity), d.Severity.String()+":"),
		t.paint(bold, OneLine(d.Message)),
		t.paint(dim, "["+string(d.Code)+"]"))
}

func (t Text) writeRelated(w *bufio.Writer, d Diagnostic, r Related, gutter int) {
	blank := strings.Repeat(" ", gutter)
	if r.Span.IsZero() {
		fmt.Fprintf(w, "%s %s %s\n", blank, t.paint(frame, "="), OneLine(r.Message))
		return
	}
	place := r.Span.Position().String()
	if r.Span.File != d.Span.File {
		place = r.Span.File.Name() + ":" + place
	}
	fmt.Fprintf(w, "%s %s %s: %s\n", blank, t.paint(frame, "::"), place, OneLine(r.Message))
	if hasExcerpt(r.Span) {
		t.writeExcerpt(w, r.Span, gutter, note)
	}
}

// indent sets the second and later lines of help under the first.
func (t Text) indent(help string, gutter int) string {
	return "help: " + strings.ReplaceAll(help, "\n", "\n"+strings.Repeat(" ", gutter+9))
}

// gutter returns the width of the greatest line number that the diagnostic shows.
func (t Text) gutter(d Diagnostic) int {
	line := d.Span.Position().Line
	for _, r := range d.Related {
		line = max(line, r.Span.Position().Line)
	}
	return len(fmt.Sprint(line))
}

// OneLine returns a text without line ends and control characters: what comes from a
// hostile document fakes no lines of output, and does not speak to the terminal.
func OneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s)
}
