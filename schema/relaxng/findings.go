package relaxng

import (
	"fmt"
	"slices"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// findings are the diagnostics of one document.
type findings struct {
	list  diag.List
	limit int
}

// full reports whether as many errors were found as were asked for.
func (f *findings) full() bool { return f.limit > 0 && len(f.list) >= f.limit }

// add adds a finding and returns its index.
func (f *findings) add(d diag.Diagnostic) int {
	if f.full() {
		return -1
	}
	d.Keep()
	f.list = append(f.list, d)
	if f.full() {
		f.list = append(f.list, finding.More(f.limit, d.Span))
		return len(f.list) - 2
	}
	return len(f.list) - 1
}

// report adds a finding about the top frame.
func (v *Validator) report(d diag.Diagnostic) int {
	d.Path = v.path()
	d.Related = slices.DeleteFunc(d.Related, func(r diag.Related) bool { return forgotten(r.Span) })
	return v.found.add(d)
}

// forgotten reports whether a place stands in a stream that does not hold it any
// more.
func forgotten(s source.Span) bool {
	return s.File != nil && s.File.Streamed() && s.Position() == source.Position{}
}

func related(span source.Span, format string, args ...any) []diag.Related {
	return []diag.Related{{Span: span, Message: fmt.Sprintf(format, args...)}}
}
