package transform

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// load reads a document that must be well-formed.
func load(t testing.TB, name, text string) *tei.Document {
	t.Helper()
	d, diags := tei.Load(source.NewFile(name, []byte(text)), tei.LoadOptions{})
	if err := diags.Err(); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return d
}

// fragment loads the content of a body, with a header that declares two hands and
// three witnesses.
func fragment(t testing.TB, body string) *tei.Document {
	t.Helper()
	return load(t, "fragment.xml", `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><listWit><witness xml:id="A">a</witness><witness xml:id="B">b</witness><witness xml:id="C">c</witness></listWit></sourceDesc>
</fileDesc><profileDesc><handNotes><handNote xml:id="h1" scope="minor">first corrector</handNote>
<handNote xml:id="h2" scope="minor">second corrector</handNote></handNotes></profileDesc></teiHeader>
<text><body>`+body+`</body></text></TEI>`)
}

// testdata returns a folder of the shared test data, or skips.
func testdata(t testing.TB, folder string) string {
	t.Helper()
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: the test data is not here")
	}
	return filepath.Join(root, folder)
}

// corpus calls f for each real document. Those that are not well-formed or need
// what the reader refuses are named and left out.
func corpus(t *testing.T, f func(name string, d *tei.Document)) {
	t.Helper()
	root := testdata(t, "corpus")
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
