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
// checkParallel builds a text that two witnesses have: whatever their readings hold, a
// row has a cell for each.
func checkParallel(t *testing.T, body string) {
	t.Helper()
	d, _ := tei.Load(source.NewFile("fuzz.xml", []byte(`<TEI xmlns="`+tei.Namespace+`"><teiHeader><fileDesc><sourceDesc><listWit>`+
		`<witness xml:id="fuzz.A"/><witness xml:id="fuzz.B"/></listWit></sourceDesc></fileDesc></teiHeader>`+
		`<text><body><p><app><lem wit="#fuzz.A">a</lem><rdg wit="#fuzz.B">b</rdg></app></p>`+body+`</body></text></TEI>`)), tei.LoadOptions{})
	m, err := Build(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if m.Parallel == nil {
		return // the body has ended the text
	}
	for _, row := range m.Parallel.Rows {
		if len(row.Cells) != len(m.Parallel.Columns) {
			t.Errorf("%s: a row has %d cells for %d witnesses", body, len(row.Cells), len(m.Parallel.Columns))
		}
		for _, cell := range row.Cells {
			if hasBlock(cell.Nodes) {
				t.Errorf("%s: a cell holds blocks", body)
			}
		}
	}
}

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
	f.Add(`<app><lem wit="#fuzz.B"><p>a<lacunaStart wit="#fuzz.A"/></p></lem><rdg wit="#fuzz.A"><l>b <app><rdg wit="#fuzz.B"/></app></l></rdg></app>`)
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
		checkParallel(t, body)
	})
}
