package relaxng_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

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
			if err == nil && (filepath.Ext(path) == ".rng" || filepath.Ext(path) == ".rnc") && !yield(path) {
				return fs.SkipAll
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	text := []byte(readData(b, "schemas/tei-4.12.0/tei_all-4.12.0.rng"))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if g, found := relaxng.Load(source.NewFile("tei_all.rng", text), relaxng.LoadOptions{}); g == nil {
			b.Fatal(found)
		}
	}
}
