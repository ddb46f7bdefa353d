package text

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// FuzzText checks that any document becomes texts that have its words.
func FuzzText(f *testing.F) {
	for _, name := range []string{"testdata/editions.txtar", "../testdata/rules.txtar"} {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, ".xml") {
				f.Add("<body>" + string(file.Data) + "</body>")
				f.Add(string(file.Data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, diags := tei.Load(source.NewFile("fuzz.xml", []byte(text)), tei.LoadOptions{})
		if diags.HasErrors() || d.Root() == nil {
			t.Skip()
		}
		keeps(t, "fuzz.xml", d)
	})
}
