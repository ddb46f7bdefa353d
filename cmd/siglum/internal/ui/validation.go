package ui

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/diag"
)

// A Validation tells the outcome of validating documents, one after the other.
type Validation interface {
	// Add tells what was found in one document.
	Add(r *schema.Report) error
	// End tells what is to be said of all.
	End() error
}

// A tally counts documents and findings.
type tally struct {
	documents, invalid, errors, warnings, remarks int

	schemas []string       // in the order they were met
	used    map[string]int // the number of documents for each
}

func (t *tally) add(r *schema.Report) {
	t.documents++
	if r.Diagnostics.HasErrors() {
		t.invalid++
	}
	t.errors += r.Diagnostics.Count(diag.Error)
	t.warnings += r.Diagnostics.Count(diag.Warning)
	t.remarks += r.Diagnostics.Count(diag.Info)
	for _, name := range r.Schemas {
		if t.used[name] == 0 {
			t.schemas = append(t.schemas, name)
		}
		if t.used == nil {
			t.used = map[string]int{}
		}
		t.used[name]++
	}
}

// String returns the summary line: "3 documents: 2 valid, 1 invalid (4 errors, 1
// warning); schema: siglum.rnc".
func (t *tally) String() string {
	var b strings.Builder
	b.WriteString(count(t.documents, "document"))
	switch {
	case t.invalid == 0 && t.documents == 1:
		b.WriteString(": valid")
	case t.invalid == 0:
		b.WriteString(", all valid")
	case t.documents == 1:
		b.WriteString(": invalid")
	default:
		fmt.Fprintf(&b, ": %d valid, %d invalid", t.documents-t.invalid, t.invalid)
	}
	if t.errors+t.warnings > 0 {
		fmt.Fprintf(&b, " (%s)", strings.Join(t.findings(), ", "))
	}
	if len(t.schemas) > 0 {
		fmt.Fprintf(&b, "; schema: %s", strings.Join(t.schemaCounts(), ", "))
	}
	return b.String()
}

func (t *tally) findings() []string {
	var parts []string
	if t.errors > 0 {
		parts = append(parts, count(t.errors, "error"))
	}
	if t.warnings > 0 {
		parts = append(parts, count(t.warnings, "warning"))
	}
	return parts
}

// schemaCounts names the schemas, with the number of documents where they differ.
func (t *tally) schemaCounts() []string {
	var parts []string
	for _, name := range t.schemas {
		if n := t.used[name]; n < t.documents {
			name = fmt.Sprintf("%s (%s)", name, count(n, "document"))
		}
		parts = append(parts, name)
	}
	return parts
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
