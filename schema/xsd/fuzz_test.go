package xsd_test

import (
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema/xsd"
	"github.com/siglum/siglum/tei/source"
)

// FuzzSchema loads schemas and validates with those that can be used: what is wrong with
// them is said, and nothing breaks.
func FuzzSchema(f *testing.F) {
	for _, pattern := range []string{"testdata/schemas/*.txtar", "testdata/letter.txtar"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, path := range paths {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(archive.Files[0].Data), `<letter xmlns="urn:letters"><date iso="x"/><a b="c">d</a></letter>`)
		}
	}
	f.Fuzz(func(t *testing.T, schema, document string) {
		s, found := load([]txtar.File{{Name: "s.xsd", Data: []byte(schema)}}, xsd.Helium)
		if (s == nil) != found.HasErrors() {
			t.Fatalf("a schema: %t, with errors: %t", s != nil, found.HasErrors())
		}
		if s == nil {
			return
		}
		for _, d := range validate(s, source.NewFile("d.xml", []byte(document))) {
			if d.Message == "" || d.Code == "" {
				t.Errorf("a finding says nothing: %+v", d)
			}
		}
	})
}
