package fix_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/fix"
	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

var update = flag.Bool("update", false, "write the expected results anew")

// checker returns what the embedded schema and lint say of a document.
func checker(schemas ...*schema.Schema) func(*source.File) diag.List {
	v := &schema.Validator{Schemas: schemas, Lint: &lint.Config{}}
	return func(f *source.File) diag.List { return v.Validate(f).Diagnostics }
}

func told(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintln(&b, d)
	}
	return b.String()
}

// Each archive of testdata holds documents, and after each how it is changed, what was
// fixed and what is left.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no archives", err)
	}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got := &txtar.Archive{Comment: a.Comment}
		for _, f := range a.Files {
			if !strings.HasSuffix(f.Name, ".xml") {
				continue
			}
			r := fix.All(source.NewFile(f.Name, f.Data), checker())
			got.Files = append(got.Files, f,
				txtar.File{Name: f.Name + ": change", Data: diff.Diff("before", f.Data, "after", r.Text)},
				txtar.File{Name: f.Name + ": fixed", Data: []byte(told(r.Fixed))},
				txtar.File{Name: f.Name + ": left", Data: []byte(told(r.Left))})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(got), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(string(txtar.Format(a)), string(txtar.Format(got))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// The fixes of a list: which are applied, and how.
func TestApply(t *testing.T) {
	f := source.NewFile("a.xml", []byte("<a>one\r\ntwo</a>"))
	other := source.NewFile("b.xml", f.Bytes())
	at := func(start, end int, text string) diag.Edit { return diag.Edit{Span: f.Span(start, end), Text: text} }
	finding := func(certain bool, edits ...diag.Edit) diag.Diagnostic {
		span := f.Span(0, 0)
		if len(edits) > 0 {
			span = edits[0].Span
		}
		return diag.Diagnostic{Code: "c", Span: span, Fixes: []diag.Fix{{Certain: certain, Edits: edits}}}
	}
	tests := []struct {
		why  string
		list diag.List
		want string
		n    int
	}{
		{"nothing", nil, "<a>one\r\ntwo</a>", 0},
		{"a replacement in two places", diag.List{finding(true, at(1, 2, "b"), at(13, 14, "b"))}, "<b>one\r\ntwo</b>", 1},
		{"one that is not certain", diag.List{finding(false, at(1, 2, "b"))}, "<a>one\r\ntwo</a>", 0},
		{"no edits", diag.List{finding(true)}, "<a>one\r\ntwo</a>", 0},
		{"another file", diag.List{finding(true, diag.Edit{Span: other.Span(1, 2), Text: "b"})}, "<a>one\r\ntwo</a>", 0},
		{"line ends as the text has them", diag.List{finding(true, at(3, 3, "x\ny"))}, "<a>x\r\nyone\r\ntwo</a>", 1},
		{"two at one place: the first", diag.List{finding(true, at(3, 6, "1")), finding(true, at(4, 5, "2"))}, "<a>1\r\ntwo</a>", 1},
		{"two insertions at one place: one", diag.List{finding(true, at(3, 3, "1")), finding(true, at(3, 3, "2"))}, "<a>1one\r\ntwo</a>", 1},
		{"neighbours: both", diag.List{finding(true, at(3, 6, "1")), finding(true, at(6, 8, " "))}, "<a>1 two</a>", 2},
		{"a fix of which one part is taken: not at all", diag.List{finding(true, at(3, 6, "1")), finding(true, at(5, 6, "2"), at(8, 11, "3"))}, "<a>1\r\ntwo</a>", 1},
		{"a fix that touches itself", diag.List{finding(true, at(3, 6, "1"), at(5, 6, "2"))}, "<a>one\r\ntwo</a>", 0},
	}
	for _, tt := range tests {
		for i := range tt.list {
			tt.list[i].Message = fmt.Sprint(i)
		}
		text, fixed := fix.Apply(f, tt.list)
		if string(text) != tt.want || len(fixed) != tt.n {
			t.Errorf("%s: %q with %d fixes, want %q with %d", tt.why, text, len(fixed), tt.want, tt.n)
		}
	}
}

// A check that never has enough is left after some rounds, and a fix that destroys is not
// kept.
func TestAllEnds(t *testing.T) {
	rounds := 0
	more := func(f *source.File) diag.List {
		rounds++
		return diag.List{{Message: fmt.Sprint(rounds), Fixes: []diag.Fix{{Certain: true, Edits: []diag.Edit{{Span: f.Span(3, 3), Text: "x"}}}}}}
	}
	if r := fix.All(source.NewFile("a.xml", []byte("<a></a>")), more); string(r.Text) != "<a>xxxxxxxxxx</a>" {
		t.Errorf("%d rounds make %s", rounds, r.Text)
	}
	same := func(f *source.File) diag.List {
		return diag.List{{Message: "again", Fixes: []diag.Fix{{Certain: true, Edits: []diag.Edit{{Span: f.Span(3, 3), Text: "x"}}}}}}
	}
	if r := fix.All(source.NewFile("a.xml", []byte("<a></a>")), same); string(r.Text) != "<a>x</a>" || len(r.Left) != 1 {
		t.Errorf("what is found again is fixed again: %s", r.Text)
	}
	destroys := func(f *source.File) diag.List {
		return diag.List{{Fixes: []diag.Fix{{Certain: true, Edits: []diag.Edit{{Span: f.Span(0, 1)}}}}}}
	}
	if r := fix.All(source.NewFile("a.xml", []byte("<a></a>")), destroys); string(r.Text) != "<a></a>" || len(r.Fixed) > 0 {
		t.Errorf("a document is made ill-formed: %s", r.Text)
	}
}

// mistakes are those of the test data that have a certain fix, with the lines it changes.
var mistakes = map[string]int{
	"02-missing-publicationStmt.xml": 1,
	"04-misspelt-element.xml":        1,
	"05-bad-date-when.xml":           1,
	"09-wrong-order-app.xml":         1,
	"15-no-namespace.xml":            1,
}

// TestMistakes fixes typical mistakes: those with a certain fix become valid, as jing
// says too, with no other line changed; the others stay as they are.
func TestMistakes(t *testing.T) {
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: the mistakes are not at hand")
	}
	rules := filepath.Join(root, "schemas", "tei-4.12.0", "tei_all-4.12.0.rng")
	text, err := os.ReadFile(rules)
	if err != nil {
		t.Fatal(err)
	}
	tei, found := schema.Load(source.NewFile(rules, text), schema.LoadOptions{})
	if found.HasErrors() {
		t.Fatal(found)
	}
	paths, err := filepath.Glob(filepath.Join(root, "mistakes", "*.xml"))
	if err != nil || len(paths) != 16 {
		t.Fatalf("there are %d mistakes (%v)", len(paths), err)
	}
	var fixed []string
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		r := fix.All(source.NewFile(name, text), checker(tei))
		lines, certain := mistakes[name]
		switch changed := changedLines(text, r.Text); {
		case !certain && !bytes.Equal(text, r.Text):
			t.Errorf("%s is changed:\n%s", name, diff.Diff("before", text, "after", r.Text))
		case certain && (r.Left.HasErrors() || changed != lines):
			t.Errorf("%s: %d lines changed, %s", name, changed, told(r.Left))
		case certain:
			copied := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(copied, r.Text, 0o666); err != nil {
				t.Fatal(err)
			}
			fixed = append(fixed, copied)
		}
	}
	askJing(t, rules, fixed)
}

// changedLines counts the lines of a text that are not in another, in their order.
func changedLines(before, after []byte) int {
	changed := 0
	for line := range strings.Lines(string(diff.Diff("before", before, "after", after))) {
		if strings.HasPrefix(line, "+") && !strings.HasPrefix(line, "+++") {
			changed++
		}
	}
	return changed
}

func askJing(t *testing.T, rules string, documents []string) {
	t.Helper()
	if _, err := exec.LookPath("jing"); err != nil {
		t.Log("jing is not installed, and not asked")
		return
	}
	if out, err := exec.Command("jing", slices.Concat([]string{rules}, documents)...).CombinedOutput(); err != nil {
		t.Errorf("jing: %v\n%s", err, out)
	}
}

// Whatever is fixed, a well-formed document stays one.
func FuzzAll(f *testing.F) {
	for _, name := range []string{"testdata/lint.txtar", "testdata/schema.txtar"} {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if strings.HasSuffix(file.Name, ".xml") {
				f.Add(file.Data)
			}
		}
	}
	check := checker()
	f.Fuzz(func(t *testing.T, text []byte) {
		r := fix.All(source.NewFile("a.xml", text), check)
		if wellFormed(text) && !wellFormed(r.Text) {
			t.Errorf("%q becomes %q", text, r.Text)
		}
		if len(r.Fixed) == 0 && !bytes.Equal(text, r.Text) {
			t.Errorf("%q becomes %q, and nothing was fixed", text, r.Text)
		}
	})
}

func wellFormed(text []byte) bool {
	r := xmltext.NewReader(source.NewFile("a.xml", text), xmltext.Options{})
	for r.Next() != nil {
	}
	return !r.Diagnostics().HasErrors()
}
