package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// found returns a document with so many errors, warnings and remarks.
func found(name string, errors, warnings, remarks int, schemas ...string) *Document {
	f := source.NewFile(name, []byte("<a><b/></a>"))
	var list diag.List
	for severity, n := range []int{errors, warnings, remarks} {
		for range n {
			list = append(list, diag.Diagnostic{Severity: diag.Severity(severity), Code: "c", Message: "m", Span: f.Span(len(list), len(list)+1)})
		}
	}
	return NewDocument(name, schemas, list, diag.Warning)
}

func TestSummary(t *testing.T) {
	problem := &Document{Name: "p", Problem: "p: no such file"}
	known := found("k", 0, 1, 0, "siglum")
	known.Known = 5
	tests := []struct {
		why       string
		documents []*Document
		want      string
	}{
		{"one good document", []*Document{found("a", 0, 0, 0, "siglum")},
			"1 document: valid; schema: siglum"},
		{"one with warnings", []*Document{found("a", 0, 2, 0, "siglum")},
			"1 document: valid (2 warnings); schema: siglum"},
		{"remarks that are not shown", []*Document{found("a", 0, 0, 1, "siglum")},
			"1 document: valid; schema: siglum (1 remark: see --verbose)"},
		{"one bad document", []*Document{found("a", 1, 0, 0, "siglum")},
			"1 document: invalid (1 error); schema: siglum"},
		{"good documents", []*Document{found("a", 0, 0, 0, "siglum"), found("b", 0, 0, 0, "siglum")},
			"2 documents, all valid; schema: siglum"},
		{"good and bad ones, by several schemas", []*Document{
			found("a", 0, 0, 0, "siglum"), found("b", 2, 1, 0, "x.rng", "y.xsd"), found("c", 1, 0, 0, "x.rng")},
			"3 documents: 1 valid, 2 invalid (3 errors, 1 warning); schema: siglum (1 document), x.rng (2 documents), y.xsd (1 document)"},
		{"what is in a baseline, and what could not be checked", []*Document{known, problem},
			"1 document: valid (1 warning); 5 in the baseline; 1 could not be checked; schema: siglum"},
	}
	for _, tt := range tests {
		var b strings.Builder
		w := New("text", &b, Options{})
		for _, d := range tt.documents {
			if err := w.Add(d); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.End(); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(b.String()), "\n")
		if diff := cmp.Diff(tt.want, lines[len(lines)-1]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}

// Without the summary only the findings are left.
func TestQuiet(t *testing.T) {
	var b strings.Builder
	w := New("text", &b, Options{Max: 1, Text: TextStyle{Quiet: true}})
	if err := w.Add(found("a.xml", 3, 0, 0, "siglum")); err != nil {
		t.Fatal(err)
	}
	if err := w.End(); err != nil {
		t.Fatal(err)
	}
	want := "a.xml:1:1: error: m [c]\n  |\n1 | <a><b/></a>\n  | ^\n\n… and 2 more\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
