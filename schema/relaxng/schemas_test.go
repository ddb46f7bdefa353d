package relaxng_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
)

// TestRealSchemas loads the schemas of TEI and of editions, which are all correct.
func TestRealSchemas(t *testing.T) {
	count := 0
	for path := range schemaFiles(t) {
		count++
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			g, found := relaxng.Load(source.NewFile(filepath.Base(path), text), relaxng.LoadOptions{})
			if len(found) > 0 {
				t.Fatalf("%d diagnostics, want none: %v", len(found), found)
			}
			checkSimpleForm(t, g)
		})
	}
	if count == 0 {
		t.Error("no schemas found")
	}
}

// schemaFiles yields the RELAX NG schemas of the shared test data.
func schemaFiles(t *testing.T) func(yield func(string) bool) {
	root := filepath.Join(testData(t), "schemas")
	return func(yield func(string) bool) {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && ((filepath.Ext(path) == ".rng" || filepath.Ext(path) == ".rnc") || filepath.Ext(path) == ".rnc") && !yield(path) {
				return fs.SkipAll
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// TestSyntaxesAgree loads TEI in both syntaxes and compares the simple forms.
func TestSyntaxesAgree(t *testing.T) {
	var forms [2]string
	for i, syntax := range []string{".rng", ".rnc"} {
		const name = "schemas/tei-4.12.0/tei_all-4.12.0"
		g, found := relaxng.Load(source.NewFile(name+syntax, []byte(readData(t, name+syntax))), relaxng.LoadOptions{})
		if g == nil {
			t.Fatal(found)
		}
		forms[i] = writeSimple(g)
	}
	if forms[0] != forms[1] {
		t.Errorf("the forms of the two syntaxes differ:\n%s", cmp.Diff(strings.Split(forms[0], "\n"), strings.Split(forms[1], "\n")))
	}
}

func BenchmarkLoad(b *testing.B) {
	for _, syntax := range []string{"rng", "rnc"} {
		b.Run(syntax, func(b *testing.B) {
			text := []byte(readData(b, "schemas/tei-4.12.0/tei_all-4.12.0."+syntax))
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if g, found := relaxng.Load(source.NewFile("tei_all."+syntax, text), relaxng.LoadOptions{}); g == nil {
					b.Fatal(found)
				}
			}
		})
	}
}
