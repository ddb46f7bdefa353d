package ui

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// Messages tells people what happened. What cannot be written to them is lost:
// there is nobody else to tell.
type Messages struct {
	Out     Output
	Quiet   bool // errors only
	Verbose bool // remarks too
}

// Problem says why something could not be done, and what to do.
func (m *Messages) Problem(message, help string) {
	fmt.Fprintf(m.Out, "%s %s\n", m.Out.paint("1;31", "siglum:"), printable(message))
	for line := range strings.Lines(help) {
		fmt.Fprintf(m.Out, "  %s\n", printable(strings.TrimSuffix(line, "\n")))
	}
}

// Hint says what else could be done.
func (m *Messages) Hint(text string) {
	fmt.Fprintf(m.Out, "%s %s\n", m.Out.paint("1;36", "siglum:"), printable(text))
}

// Diagnostics writes those that are wanted.
func (m *Messages) Diagnostics(list diag.List) {
	_ = m.text().Write(m.Out, m.Wanted(list))
}

func (m *Messages) text() diag.Text { return diag.Text{Color: m.Out.Color, Width: m.Out.Width} }

// Least returns the severity of the least grave diagnostics that are told.
func (m *Messages) Least() diag.Severity {
	switch {
	case m.Quiet:
		return diag.Error
	case m.Verbose:
		return diag.Info
	}
	return diag.Warning
}

// Wanted leaves out what is not grave enough to be told.
func (m *Messages) Wanted(list diag.List) diag.List {
	least := m.Least()
	var wanted diag.List
	for _, d := range list {
		if d.Severity <= least {
			wanted = append(wanted, d)
		}
	}
	return wanted
}

// Batch sums up the work on several files: for people at a terminal, and in a log where something
// went wrong.
func (m *Messages) Batch(text string, failed bool) {
	if !m.Quiet && (failed || m.Out.IsTerminal()) {
		fmt.Fprintln(m.Out, printable(text))
	}
}

// Copy writes text that has been made already.
func (m *Messages) Copy(text []byte) { _, _ = m.Out.Write(text) }

func (o Output) paint(style, s string) string {
	if !o.Color {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}

// printable keeps a hostile file name from speaking to the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return '\uFFFD'
		}
		return r
	}, s)
}
