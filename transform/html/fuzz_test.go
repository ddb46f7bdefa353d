package html

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// FuzzPage checks that any document becomes an inert page that parses back to its
// text.
func FuzzPage(f *testing.F) {
	f.Add(hostile)
	for _, name := range []string{"testdata/editions.txtar", "../testdata/rules.txtar"} {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if name, ok := strings.CutSuffix(file.Name, ".xml"); ok {
				f.Add(string(file.Data))
				f.Add(body(name + string(file.Data)))
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, diags := tei.Load(source.NewFile("fuzz.xml", []byte(text)), tei.LoadOptions{})
		if diags.HasErrors() || d.Root() == nil {
			t.Skip()
		}
		keeps(t, "fuzz.xml", d)
		checkInert(t, pageOf(t, d, Options{}))
	})
}
