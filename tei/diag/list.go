package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// A List is what a reader or checker found. It is an error; use [List.Err] to get
// nil where nothing in it is one.
type List []Diagnostic

// Error returns the first diagnostic, with the number of those that follow.
func (l List) Error() string {
	if len(l) == 0 {
		return "no diagnostics"
	}
	s := l[0].String()
	if n := len(l) - 1; n > 0 {
		s = fmt.Sprintf("%s (and %d more)", s, n)
	}
	return s
}

// String returns "name:line:column: severity: message [code]", leaving out what
// is not known.
func (d Diagnostic) String() string {
	s := fmt.Sprintf("%s: %s [%s]", d.Severity, d.Message, d.Code)
	if d.Span.IsZero() {
		return s
	}
	return fmt.Sprintf("%s:%s: %s", d.Span.File.Name(), d.Span.Position(), s)
}

// Count returns the number of diagnostics of a severity.
func (l List) Count(s Severity) int {
	n := 0
	for i := range l {
		if l[i].Severity == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether any diagnostic is an error.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Err returns the list, sorted, if it has errors, else nil.
func (l List) Err() error {
	if !l.HasErrors() {
		return nil
	}
	return l.Sorted()
}

// Sorted returns a copy ordered by file, place, severity, code and message, in
// which nothing stands twice.
func (l List) Sorted() List {
	sorted := slices.Clone(l)
	slices.SortStableFunc(sorted, compare)
	return slices.CompactFunc(sorted, same)
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(fileName(a), fileName(b)),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message, b.Message),
	)
}

func same(a, b Diagnostic) bool {
	return a.Span == b.Span && compare(a, b) == 0
}

func fileName(d Diagnostic) string {
	if d.Span.File == nil {
		return ""
	}
	return d.Span.File.Name()
}

// Strict returns a copy in which warnings are errors.
func (l List) Strict() List {
	strict := slices.Clone(l)
	for i := range strict {
		if strict[i].Severity == Warning {
			strict[i].Severity = Error
		}
	}
	return strict
}
