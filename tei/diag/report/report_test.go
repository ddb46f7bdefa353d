package report

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

var update = flag.Bool("update", false, "write the expected results anew")

// documents are of all kinds that a report has to tell of: with what formats have to
// escape in names and messages, places over lines, in other files and nowhere, fixes.
func documents() []*Document {
	letter := source.NewFile("letters/a, b: 100%.xml", []byte("<TEI>\n  <p>𝄞 <perName>Anna &amp; Karl</perName>\n</p>\n</TEI>\n"))
	part := source.NewFile("letters/part.xml", []byte("<p ref='#anna'/>\n"))
	at := strings.Index(string(letter.Bytes()), "perName")
	end := strings.LastIndex(string(letter.Bytes()), "perName")
	list := diag.List{
		{
			Severity: diag.Error, Code: "element-unknown", Message: "the schema has no element <perName>",
			Span: letter.Span(at, at+7), Path: "/TEI/p[1]/perName[1]", Help: "did you mean <persName>?\nIt is for names: 100% of them.",
			Related: []diag.Related{{Span: letter.Span(8, 11), Message: "the open <p> began here"}, {Message: "TEI P5 names 594 elements"}},
			Fixes: []diag.Fix{{Message: "rename to <persName>", Certain: true, Edits: []diag.Edit{
				{Span: letter.Span(at, at+7), Text: "persName"}, {Span: letter.Span(end, end+7), Text: "persName"}}}},
		},
		{Severity: diag.Warning, Code: "pointer-dangling", Message: "no element has the id \"anna\" <b>&\x1b[31m", Span: part.Span(9, 13)},
		{Severity: diag.Error, Code: "over-lines", Message: "a place over lines", Span: letter.Span(8, letter.Len()-1)},
		{Severity: diag.Info, Code: "nowhere", Message: "a remark on no place"},
	}
	lost := NewDocument("lost.xml", nil, nil, diag.Info)
	lost.Problem = "lost.xml: no such file"
	known := NewDocument("known.xml", []string{"tei_all"}, diag.List{{Severity: diag.Warning, Code: "hand-unused", Message: "m", Span: part.Span(0, 1)}}, diag.Error)
	known.Known = 3
	return []*Document{
		NewDocument(letter.Name(), []string{"siglum", "tei_all"}, list, diag.Info),
		NewDocument("good.xml", []string{"siglum"}, nil, diag.Info),
		lost, known,
	}
}

func explain(code diag.Code) Explanation {
	if code == "element-unknown" {
		return Explanation{Summary: "an element that the schema does not have", Detail: "Look at the spelling.\n\n    <persName>"}
	}
	return Explanation{}
}

// written returns a report in a format.
func written(t testing.TB, format string, o Options) string {
	t.Helper()
	var b strings.Builder
	o.Explain, o.Version = explain, "v1.2.3"
	w := New(format, &b, o)
	for _, d := range documents() {
		if err := w.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.End(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The reports stand in testdata/reports.txtar, one a format.
func TestFormats(t *testing.T) {
	got := txtar.Archive{Comment: []byte("What is written of the documents of report_test.go.\n")}
	for _, format := range Formats() {
		got.Files = append(got.Files, txtar.File{Name: format, Data: []byte(written(t, format, Options{}))})
	}
	statistics := written(t, "text", Options{Text: TextStyle{Statistics: true}})
	got.Files = append(got.Files, txtar.File{Name: "statistics", Data: []byte(statistics)})
	name := "testdata/reports.txtar"
	if *update {
		if err := os.WriteFile(name, txtar.Format(&got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(txtar.Format(&got))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What there is no room for is counted, in every format.
func TestMax(t *testing.T) {
	for format, want := range map[string]string{
		"text":   "… and 3 more\n",
		"json":   `"errors": 2,`,
		"sarif":  `100%.xml: 3 more findings are not listed"`,
		"github": "::notice file=letters/a%2C b%3A 100%25.xml::… and 3 more\n",
		"junit":  `<testcase name="… and 3 more"`,
		"html":   "<p>… and 3 more, which are not listed.</p>",
	} {
		if got := written(t, format, Options{Max: 1}); !strings.Contains(got, want) || strings.Contains(got, "a place over lines") {
			t.Errorf("%s: want %q, and only the first finding:\n%s", format, want, got)
		}
	}
}

// A report on nothing is one in the form of its format.
func TestEmpty(t *testing.T) {
	for format, want := range map[string]string{
		"text": "", "github": "0 documents\n",
		"junit": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"siglum validate\">\n</testsuites>\n",
		"json":  "{\n  \"documents\": [],\n  \"summary\": {\n    \"documents\": 0,\n    \"valid\": 0,\n    \"invalid\": 0,\n    \"errors\": 0,\n    \"warnings\": 0,\n    \"remarks\": 0,\n    \"codes\": {}\n  }\n}\n",
	} {
		var b strings.Builder
		if err := New(format, &b, Options{}).End(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", format, diff)
		}
	}
	if w := New("yaml", &strings.Builder{}, Options{}); w != nil {
		t.Errorf("there is a writer for yaml: %T", w)
	}
}
