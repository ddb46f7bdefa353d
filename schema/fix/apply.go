package fix

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// Apply returns the text of a file with the certain fixes of findings, and the findings
// that were fixed, in the order of the text. Of two fixes that touch the same place the
// first is applied. A fix that changes another file is left.
func Apply(f *source.File, found diag.List) ([]byte, diag.List) {
	return apply(f, found, func(diag.Diagnostic) bool { return true })
}

func apply(f *source.File, found diag.List, wanted func(diag.Diagnostic) bool) ([]byte, diag.List) {
	var edits []diag.Edit
	var fixed diag.List
	for _, d := range found.Sorted() {
		more, ok := certain(d, f)
		if ok && wanted(d) && !slices.ContainsFunc(more, func(e diag.Edit) bool { return touches(e, edits) }) {
			edits = append(edits, more...)
			fixed = append(fixed, d)
		}
	}
	return edited(f.Bytes(), edits), fixed
}

// certain returns the edits of the certain fix of a finding, if all are in a file and do
// not touch each other.
func certain(d diag.Diagnostic, f *source.File) ([]diag.Edit, bool) {
	i := slices.IndexFunc(d.Fixes, func(x diag.Fix) bool { return x.Certain })
	if i < 0 {
		return nil, false
	}
	edits := d.Fixes[i].Edits
	for j, e := range edits {
		if e.Span.File != f || touches(e, edits[:j]) {
			return nil, false
		}
	}
	return edits, len(edits) > 0
}

// touches reports whether an edit has a place in common with others. Two that insert at
// one place touch, since it would not be certain which comes first.
func touches(e diag.Edit, others []diag.Edit) bool {
	return slices.ContainsFunc(others, func(o diag.Edit) bool {
		return e.Span.Start < o.Span.End && o.Span.Start < e.Span.End || e.Span.Start == o.Span.Start
	})
}

// edited returns a text with edits, none of which touch.
func edited(text []byte, edits []diag.Edit) []byte {
	slices.SortFunc(edits, func(a, b diag.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	out := make([]byte, 0, len(text)+64)
	at := 0
	for _, e := range edits {
		out = append(out, text[at:e.Span.Start]...)
		out = append(out, withLineEnds(e.Text, text)...)
		at = e.Span.End
	}
	return append(out, text[at:]...)
}

// withLineEnds returns what is inserted into a text with the line ends that the text has.
func withLineEnds(inserted string, text []byte) string {
	i := bytes.IndexByte(text, '\n')
	if i < 1 || text[i-1] != '\r' || strings.Contains(inserted, "\r\n") {
		return inserted
	}
	return strings.ReplaceAll(inserted, "\n", "\r\n")
}
