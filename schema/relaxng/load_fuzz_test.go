package relaxng_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei/diag"
)

// FuzzLoad loads a schema and a file other.rng that it may include. What comes of it is
// either errors, each at a place in a file, or a grammar in simple form; and twice the same.
func FuzzLoad(f *testing.F) {
	paths, err := filepath.Glob("testdata/errors/*.txtar")
	if err != nil || len(paths) == 0 {
		f.Fatalf("no archives in testdata/errors (%v)", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data, archive.Files[len(archive.Files)/2].Data)
	}
	f.Fuzz(func(t *testing.T, schema, other []byte) {
		files := []txtar.File{{Name: "schema.rng", Data: schema}, {Name: "other.rng", Data: other}}
		g, found := loadArchive(files)
		if g == nil != found.HasErrors() {
			t.Errorf("a grammar: %t; errors: %t", g != nil, found.HasErrors())
		}
		if g != nil {
			checkSimpleForm(t, g)
		}
		checkPlaces(t, found)
		if diff := cmp.Diff(said(g, found), said(loadArchive(files))); diff != "" {
			t.Errorf("loaded twice, the schema is judged differently:\n%s", diff)
		}
	})
}

// checkPlaces fails if a diagnostic does not point into a text.
func checkPlaces(t *testing.T, found diag.List) {
	t.Helper()
	for _, d := range found {
		if d.Span.IsZero() || d.Span.Start < 0 || d.Span.Start > d.Span.End || d.Span.End > d.Span.File.Len() {
			t.Errorf("%v: stands nowhere: %d to %d", d, d.Span.Start, d.Span.End)
		}
	}
}
