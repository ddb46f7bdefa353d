package lint

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// Whatever the document, findings have codes of rules, places in it and fixes whose
// edits do not overlap; the same document has the same findings, read from memory or
// from a pipe.
func FuzzCheck(f *testing.F) {
	for _, r := range Rules() {
		f.Add(document(r.Wrong))
		f.Add(document(r.Right))
	}
	f.Add(document(`<?siglum ignore?><p hand="#a"/><?siglum ignore-rest date-order?><date from="1949" to="1948"/>`))
	f.Add("<a xml:id='x'><b")
	f.Add("\xff\xfe<\x00a\x00/\x00>\x00")
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("f.xml", []byte(text))
		config := Config{Levels: all()}
		r := xmltext.NewReader(file, xmltext.Options{})
		found := config.Check(r)
		for _, d := range found {
			if Find(d.Code) == nil || d.Message == "" || strings.ContainsAny(d.Message, "\n") || d.Help == "" {
				t.Fatalf("finding %+v", d)
			}
			if s := d.Span; s.File == nil || s.Start < 0 || s.End < s.Start || s.End > s.File.Len() {
				t.Fatalf("%s: span %d to %d", d.Code, s.Start, s.End)
			}
			for _, fix := range d.Fixes {
				checkEdits(t, fix.Edits)
			}
		}
		again := config.Check(xmltext.NewReader(file, xmltext.Options{}))
		if diff := cmp.Diff(describe(found), describe(again)); utf8.ValidString(text) && diff != "" {
			t.Fatalf("another time (-first +again):\n%s", diff)
		}
		stream := config.Check(xmltext.NewStreamReader("f.xml", strings.NewReader(text), xmltext.Options{}))
		if diff := cmp.Diff(messages(found), messages(stream)); diff != "" && !r.Diagnostics().HasErrors() {
			t.Fatalf("from a pipe (-memory +pipe):\n%s", diff)
		}
	})
}

func checkEdits(t *testing.T, edits []diag.Edit) {
	t.Helper()
	sorted := slices.Clone(edits)
	slices.SortFunc(sorted, func(a, b diag.Edit) int { return a.Span.Start - b.Span.Start })
	for i, e := range sorted {
		if i > 0 && e.Span.Start < sorted[i-1].Span.End {
			t.Fatalf("edits overlap: %+v", sorted)
		}
	}
}

func messages(list diag.List) []string {
	var all []string
	for _, d := range list {
		all = append(all, d.String())
	}
	return all
}
