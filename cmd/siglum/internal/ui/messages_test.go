package ui

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/diag"
)

func TestProblem(t *testing.T) {
	tests := []struct {
		why, message, help string
		color              bool
		want               string
	}{
		{"a message alone", "a.txt: no such file", "", false, "siglum: a.txt: no such file\n"},
		{"help of two lines", "m", "one\ntwo", false, "siglum: m\n  one\n  two\n"},
		{"colour", "m", "h", true, "\x1b[1;31msiglum:\x1b[0m m\n  h\n"},
		{"a file name that would speak to the terminal", "\x1b[2Ja\n\u009b1m.txt: no such file", "", false, "siglum: �[2Ja��1m.txt: no such file\n"},
	}
	for _, tt := range tests {
		var b strings.Builder
		m := Messages{Out: Output{Writer: &b, Color: tt.color}}
		m.Problem(tt.message, tt.help)
		if diff := cmp.Diff(tt.want, b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

func TestDiagnostics(t *testing.T) {
	list := diag.List{
		{Severity: diag.Info, Code: "i", Message: "info"},
		{Severity: diag.Warning, Code: "w", Message: "warning"},
		{Severity: diag.Error, Code: "e", Message: "error"},
	}
	tests := []struct {
		why            string
		quiet, verbose bool
		want           string
	}{
		{"errors and warnings", false, false, "error: error [e]\n\nwarning: warning [w]\n\n"},
		{"errors only", true, false, "error: error [e]\n\n"},
		{"everything", false, true, "error: error [e]\n\nwarning: warning [w]\n\ninfo: info [i]\n\n"},
		{"quiet wins", true, true, "error: error [e]\n\n"},
	}
	for _, tt := range tests {
		var b strings.Builder
		m := Messages{Out: Output{Writer: &b}, Quiet: tt.quiet, Verbose: tt.verbose}
		m.Diagnostics(list)
		if diff := cmp.Diff(tt.want, b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

// What is no terminal is never coloured unless that is asked for, and has no width.
func TestNewOutput(t *testing.T) {
	for mode, color := range map[string]bool{ColorAuto: false, ColorAlways: true, ColorNever: false} {
		out := NewOutput(&strings.Builder{}, mode)
		if out.Color != color || out.IsTerminal() {
			t.Errorf("%s: colour %v, terminal %v; want %v, false", mode, out.Color, out.IsTerminal(), color)
		}
	}
}
