package ui

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// report returns the report on a document with so many errors and warnings.
func report(name string, errors, warnings int, schemas ...string) *schema.Report {
	f := source.NewFile(name, []byte("<a/>"))
	r := &schema.Report{Document: f, Schemas: schemas}
	for i := range errors + warnings {
		d := diag.Diagnostic{Code: "c", Message: "m", Span: f.Span(i, i+1)}
		if i >= errors {
			d.Severity = diag.Warning
		}
		r.Diagnostics = append(r.Diagnostics, d)
	}
	return r
}

// remarked adds a remark to a report.
func remarked(r *schema.Report) *schema.Report {
	r.Diagnostics = append(r.Diagnostics, diag.Diagnostic{Severity: diag.Info, Code: "i", Message: "m"})
	return r
}

func TestSummary(t *testing.T) {
	tests := []struct {
		why     string
		reports []*schema.Report
		want    string
	}{
		{"one good document", []*schema.Report{report("a", 0, 0, "siglum")},
			"1 document: valid; schema: siglum"},
		{"one with warnings", []*schema.Report{report("a", 0, 2, "siglum")},
			"1 document: valid (2 warnings); schema: siglum"},
		{"remarks that are not shown", []*schema.Report{remarked(report("a", 0, 0, "siglum"))},
			"1 document: valid; schema: siglum (1 remark: see --verbose)"},
		{"one bad document", []*schema.Report{report("a", 1, 0, "siglum")},
			"1 document: invalid (1 error); schema: siglum"},
		{"good documents", []*schema.Report{report("a", 0, 0, "siglum"), report("b", 0, 0, "siglum")},
			"2 documents, all valid; schema: siglum"},
		{"good and bad ones, by several schemas", []*schema.Report{
			report("a", 0, 0, "siglum"), report("b", 2, 1, "x.rng", "y.xsd"), report("c", 1, 0, "x.rng")},
			"3 documents: 1 valid, 2 invalid (3 errors, 1 warning); schema: siglum (1 document), x.rng (2 documents), y.xsd (1 document)"},
	}
	for _, tt := range tests {
		var b strings.Builder
		v := &ValidationText{Messages: Messages{Out: Output{Writer: &b}}}
		for _, r := range tt.reports {
			if err := v.Add(r); err != nil {
				t.Fatal(err)
			}
		}
		if err := v.End(); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(b.String()), "\n")
		if diff := cmp.Diff(tt.want, lines[len(lines)-1]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

func TestValidationTextLimits(t *testing.T) {
	var b strings.Builder
	v := &ValidationText{Messages: Messages{Out: Output{Writer: &b}, Quiet: true}, Max: 1}
	if err := v.Add(report("a.xml", 3, 1, "siglum")); err != nil {
		t.Fatal(err)
	}
	if err := v.End(); err != nil {
		t.Fatal(err)
	}
	want := "a.xml:1:1: error: m [c]\n  |\n1 | <a/>\n  | ^\n\n… and 2 more\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestValidationJSON(t *testing.T) {
	var b strings.Builder
	v := &ValidationJSON{Messages: Messages{Out: Output{Writer: &b}}, Max: 1}
	for _, r := range []*schema.Report{report("a.xml", 0, 0, "siglum"), report("b.xml", 2, 1, "siglum", "x.rng"), report("c.xml", 1, 0)} {
		if err := v.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := v.End(); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Documents []struct {
			File        string
			Valid       bool
			Schemas     []string
			Diagnostics []struct{ Severity, Code, Message string }
		}
		Summary map[string]int
	}
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatal(err)
	}
	for _, d := range got.Documents {
		if len(d.Diagnostics) > 1 {
			t.Errorf("%s: %d diagnostics, want one at most", d.File, len(d.Diagnostics))
		}
	}
	if diff := cmp.Diff(map[string]int{"documents": 3, "valid": 1, "invalid": 2, "errors": 3, "warnings": 1}, got.Summary); diff != "" {
		t.Errorf("summary (-want +got):\n%s", diff)
	}
	if !strings.Contains(b.String(), `"file": "c.xml",
      "valid": false,
      "schemas": [],`) {
		t.Errorf("a document that no schema was used for must have an empty list of schemas:\n%s", &b)
	}
}
