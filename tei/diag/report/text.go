package report

import (
	"fmt"
	"io"

	"github.com/siglum/siglum/tei/diag"
)

// A TextStyle is how the text format looks. The zero value is without colour.
type TextStyle struct {
	Color      bool // ANSI colours
	Width      int  // columns of an excerpt; 0 means 100
	Quiet      bool // no summary
	Remarks    bool // the summary need not say that there are remarks: they are shown
	Statistics bool // numbers by code and by document, instead of the findings
}

// textReport is for people: what is wrong, with excerpts, and a summary line with
// the schemas used.
type textReport struct {
	w          io.Writer
	options    Options
	summary    Summary
	statistics statistics
}

// Add implements [Writer]. What could not be checked is told elsewhere, at once.
func (t *textReport) Add(d *Document) error {
	t.summary.Add(d)
	if t.options.Text.Statistics {
		t.statistics.add(d)
		return nil
	}
	style := t.options.Text
	text := diag.Text{Color: style.Color, Width: style.Width, Max: t.options.Max}
	return text.Write(t.w, d.Findings)
}

// End implements [Writer].
func (t *textReport) End() error {
	style := t.options.Text
	if style.Statistics {
		if err := t.statistics.write(t.w, &t.summary); err != nil {
			return err
		}
	}
	if style.Quiet || t.summary.Documents == 0 {
		return nil
	}
	line := diag.OneLine(t.summary.String())
	if style.Color && t.summary.Invalid > 0 {
		line = "\x1b[1;31m" + line + "\x1b[0m"
	} else if style.Color {
		line = "\x1b[1;32m" + line + "\x1b[0m"
	}
	if t.summary.Remarks > 0 && !style.Remarks {
		line += fmt.Sprintf(" (%s: see --verbose)", Count(t.summary.Remarks, "remark"))
	}
	_, err := fmt.Fprintln(t.w, line)
	return err
}
