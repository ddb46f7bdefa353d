package cli

import (
	"bytes"
	"fmt"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"
	urfave "github.com/urfave/cli/v2"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/fix"
	"github.com/siglum/siglum/schema/format"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/diag/report"
	"github.com/siglum/siglum/tei/source"
)

// A fixer mends documents. Its methods but mend are called by one goroutine.
type fixer struct {
	dry    bool // nothing is written but a diff
	layout bool // indentation is mended too

	fixes, documents int // so far
}

// newFixer returns the fixer that a call asks for, nil if it asks for none.
func newFixer(ctx *urfave.Context) (*fixer, error) {
	asked := ctx.Bool("fix")
	for _, name := range []string{"dry-run", "layout"} {
		if ctx.Bool(name) && !asked {
			return nil, because("Write: siglum validate --fix --"+name+" FILE…", "--%s goes with --fix", name)
		}
	}
	if !asked {
		return nil, nil
	}
	f := &fixer{dry: ctx.Bool("dry-run"), layout: ctx.Bool("layout")}
	if format := ctx.String("format"); f.dry && format != "text" {
		return nil, because("Leave one of them out.", "--dry-run writes a diff, and no report as --format %s would", format)
	}
	return f, nil
}

// A mended document is what becomes of one by its fixes.
type mended struct {
	was, text, diff []byte
	fixed           diag.List
}

// mend validates a document and fixes it. The report is on the document as it is after
// that or, if nothing is to be written, as it stands.
func (x *fixer) mend(f *source.File, v *schema.Validator) (checked, error) {
	if f.Name() == standard && !x.dry {
		return checked{}, because("Give a file, or add --dry-run.", "standard input cannot be fixed where it stands")
	}
	var first, last *schema.Report
	check := func(f *source.File) diag.List {
		last = v.Validate(f)
		if first == nil {
			first = last
		}
		return last.Diagnostics
	}
	r := fix.All(f, check)
	if x.layout {
		if text := indented(last.Document, v); text != nil && !bytes.Equal(text, r.Text) {
			r.Text = text
			check(source.NewFile(f.Name(), text))
		}
	}
	if bytes.Equal(f.Bytes(), r.Text) {
		return checked{Report: first}, nil
	}
	m := &mended{was: f.Bytes(), text: r.Text, fixed: r.Fixed}
	if x.dry {
		m.diff = unified(f.Name(), f.Bytes(), r.Text)
		return checked{first, m}, nil
	}
	return checked{last, m}, nil
}

// indented returns the text of a document as siglum format writes it; nil if it cannot be
// formatted.
func indented(f *source.File, v *schema.Validator) []byte {
	grammar, _ := v.Grammar(f)
	if grammar == nil {
		return nil
	}
	text, found := format.Format(f, grammar, format.Options{})
	if found.HasErrors() {
		return nil
	}
	return text
}

// unified returns what changes as a unified diff that patch(1) and git apply take.
func unified(name string, before, after []byte) []byte {
	name = filepath.ToSlash(name)
	_, text, _ := bytes.Cut(diff.Diff(name, before, name, after), []byte("\n"))
	return text
}

// mend writes a document that was fixed to its place, or the diff.
func (v *validation) mend(d checked) error {
	m := d.mended
	if m == nil {
		return nil
	}
	if !v.fixer.dry {
		if written, err := v.putBack(d.Document.Name(), m.was, m.text); err != nil || !written {
			return err
		}
	}
	v.fixer.documents++
	v.fixer.fixes += len(m.fixed)
	for _, finding := range m.fixed {
		if v.messages.Verbose {
			v.messages.Hint(fmt.Sprintf("%s: %s", place(finding), certainFix(finding)))
		}
	}
	if v.fixer.dry {
		return v.output(m.diff)
	}
	return nil
}

func place(d diag.Diagnostic) string {
	return fmt.Sprintf("%s:%s", d.Span.File.Name(), d.Span.Position())
}

func certainFix(d diag.Diagnostic) string {
	for _, f := range d.Fixes {
		if f.Certain {
			return f.Message
		}
	}
	return d.Message
}

// sum says how much was fixed.
func (x *fixer) sum(m ui.Messages) {
	if x == nil || m.Quiet || x.documents == 0 {
		return
	}
	text := fmt.Sprintf("%s in %s", countFixes(x.fixes), report.Count(x.documents, "document"))
	if x.layout {
		text += ", and indentation"
	}
	if x.dry {
		text += "; nothing was written"
	}
	m.Hint(text)
}

func countFixes(n int) string {
	if n == 1 {
		return "1 fix"
	}
	return fmt.Sprintf("%d fixes", n)
}
