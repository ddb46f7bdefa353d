package transform

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// FuzzBuild checks that any content of a body becomes a model that has all its
// text.
func FuzzBuild(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/rules.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		if strings.HasSuffix(file.Name, ".xml") {
			f.Add(string(file.Data))
		}
	}
	f.Fuzz(func(t *testing.T, body string) {
		d, diags := tei.Load(source.NewFile("fuzz.xml", []byte(`<TEI xmlns="`+tei.Namespace+`"><text><body>`+body+`</body></text></TEI>`)), tei.LoadOptions{})
		if diags.HasErrors() {
			t.Skip()
		}
		conserved(t, "fuzz.xml", d)
		m, err := Build(d, Options{Signs: "leiden", Lang: "ru"})
		if err != nil {
			t.Fatal(err)
		}
		checkShape(t, body, m.Text)
	})
}
