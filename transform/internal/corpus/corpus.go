// Package corpus gives documents to tests: those written in the tests, and the real ones
// in the folder that SIGLUM_TESTDATA names.
package corpus

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// Load reads a document that must be well-formed.
func Load(t testing.TB, name, text string) *tei.Document {
	t.Helper()
	d, diags := tei.Load(source.NewFile(name, []byte(text)), tei.LoadOptions{})
	if err := diags.Err(); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return d
}

// Folder returns a folder of the real data, or skips.
func Folder(t testing.TB, name string) string {
	t.Helper()
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: the test data is not here")
	}
	return filepath.Join(root, name)
}

// Each calls f for each real document, or skips. Those that are not well-formed or need
// what the reader refuses are named and left out.
func Each(t *testing.T, f func(name string, d *tei.Document)) {
	t.Helper()
	root := Folder(t, "corpus")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(path, ".tsv") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		d, diags := tei.Load(source.NewFile(name, text), tei.LoadOptions{})
		if diags.HasErrors() {
			t.Logf("left out: %v", diags.Err())
			return nil
		}
		f(name, d)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
