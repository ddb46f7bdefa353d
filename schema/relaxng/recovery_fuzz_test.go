package relaxng_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// FuzzRecovery validates whatever comes, and holds all findings to be whole: a message
// of one line, a place in the document, a path, fixes that are in the document too.
func FuzzRecovery(f *testing.F) {
	names, err := filepath.Glob(filepath.Join("testdata", "mistakes", "*.txtar"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	schema, err := os.ReadFile(filepath.Join("testdata", "edition.rng"))
	if err != nil {
		f.Fatal(err)
	}
	s := compile(f, string(schema))
	f.Fuzz(func(t *testing.T, document []byte) {
		file := source.NewFile("doc.xml", document)
		found := s.Validate(xmltext.NewReader(file, xmltext.Options{}), relaxng.Options{Verbose: true})
		for _, d := range found {
			checkWhole(t, d)
		}
		limited := s.Validate(xmltext.NewReader(file, xmltext.Options{}), relaxng.Options{MaxErrors: 1})
		if found.HasErrors() != limited.HasErrors() {
			t.Errorf("the verdict depends on the limit: %v; with limit: %v", found, limited)
		}
	})
}

func checkWhole(t *testing.T, d diag.Diagnostic) {
	t.Helper()
	inside := func(s source.Span) bool {
		return s.File != nil && 0 <= s.Start && s.Start <= s.End && s.End <= s.File.Len()
	}
	switch {
	case d.Message == "" || strings.ContainsAny(d.Message, "\n"), d.Code == "":
		t.Errorf("not a message of one line: %v", d)
	case !inside(d.Span):
		t.Errorf("not in the document: %v", d)
	}
	for _, r := range d.Related {
		if !inside(r.Span) || r.Message == "" {
			t.Errorf("related to no place in the document: %v", d)
		}
	}
	for _, fix := range d.Fixes {
		for _, e := range fix.Edits {
			if !inside(e.Span) {
				t.Errorf("a fix outside of the document: %v", d)
			}
		}
	}
}
