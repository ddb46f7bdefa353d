package text

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform"
)

var update = flag.Bool("update", false, "write what is made into the files that tests compare with")

// load reads a document that must be well-formed.
func load(t testing.TB, name, text string) *tei.Document {
	t.Helper()
	d, diags := tei.Load(source.NewFile(name, []byte(text)), tei.LoadOptions{})
	if err := diags.Err(); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return d
}

func textOf(t testing.TB, d *tei.Document, o Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, d, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Whole editions, in each view.
func TestEditions(t *testing.T) {
	const file = "testdata/editions.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	made := txtar.Archive{Comment: archive.Comment}
	want := map[string]string{}
	for _, f := range archive.Files {
		want[f.Name] = string(f.Data)
	}
	for _, f := range archive.Files {
		name, ok := strings.CutSuffix(f.Name, ".xml")
		if !ok {
			continue
		}
		made.Files = append(made.Files, f)
		d := load(t, f.Name, string(f.Data))
		for _, v := range []transform.View{transform.Reading, transform.Diplomatic, transform.Critical, transform.Flow} {
			made.Files = append(made.Files, txtar.File{Name: name + "." + v.String() + ".txt", Data: []byte(textOf(t, d, Options{View: v}))})
		}
	}
	for _, f := range made.Files {
		if diff := cmp.Diff(want[f.Name], string(f.Data)); diff != "" && !*update {
			t.Errorf("%s (-want +got):\n%s", f.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(&made), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
