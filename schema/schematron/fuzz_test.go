package schematron_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema/schematron"
)

// FuzzSchema loads schemas and validates with those that can be used: what is wrong with
// them is said, and nothing breaks.
func FuzzSchema(f *testing.F) {
	for _, pattern := range []string{"testdata/documents/*.txtar", "testdata/schemas/*.txtar"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, path := range paths {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				f.Fatal(err)
			}
			document := `<a b="c"><d/>text<e xml:id="x" n="1">2</e></a>`
			for _, file := range archive.Files[1:] {
				if strings.HasPrefix(file.Name, "d") {
					document = string(file.Data)
				}
			}
			f.Add(string(archive.Files[0].Data), document)
		}
	}
	f.Fuzz(func(t *testing.T, rules, document string) {
		s, found := load([]txtar.File{{Name: "s.sch", Data: []byte(rules)}}, schematron.LoadOptions{})
		if (s == nil) != found.HasErrors() {
			t.Fatalf("a schema: %t, with errors: %t", s != nil, found.HasErrors())
		}
		if s == nil {
			return
		}
		for _, d := range check(s, "d.xml", []byte(document), schematron.ValidateOptions{}) {
			if d.Message == "" || d.Code == "" {
				t.Errorf("a finding says nothing: %+v", d)
			}
		}
	})
}
