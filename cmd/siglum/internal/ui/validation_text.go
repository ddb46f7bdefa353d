package ui

import (
	"fmt"

	"github.com/siglum/siglum/schema"
)

// ValidationText tells the outcome to people: what is wrong, with excerpts, and a
// summary line with the schemas used.
type ValidationText struct {
	Messages     // where to, and what is wanted
	Max      int // findings shown of a document; 0 means all

	tally tally
}

// Add implements [Validation].
func (v *ValidationText) Add(r *schema.Report) error {
	v.tally.add(r)
	text := v.text()
	text.Max = v.Max
	return text.Write(v.Out, v.Wanted(r.Diagnostics))
}

// End implements [Validation].
func (v *ValidationText) End() error {
	if v.Quiet || v.tally.documents == 0 {
		return nil
	}
	style := "1;32"
	if v.tally.invalid > 0 {
		style = "1;31"
	}
	line := v.Out.paint(style, printable(v.tally.String()))
	if v.tally.remarks > 0 && !v.Verbose {
		line += fmt.Sprintf(" (%s: see --verbose)", count(v.tally.remarks, "remark"))
	}
	_, err := fmt.Fprintln(v.Out, line)
	return err
}
