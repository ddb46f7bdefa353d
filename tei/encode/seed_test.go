package encode_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

// testdata returns a path in the folder of real documents.
func testdata(t testing.TB, path ...string) string {
	t.Helper()
	dir := os.Getenv("SIGLUM_TESTDATA")
	if dir == "" {
		t.Skip("SIGLUM_TESTDATA is not set: no real transcriptions to read")
	}
	return filepath.Join(append([]string{dir}, path...)...)
}

// seed returns the text of the first transcription.
func seed(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile(testdata(t, "seed", "telephone-message-1948.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// encoded encodes a text, which must have no errors.
func encoded(t testing.TB, name, text string) (*encode.Result, diag.List) {
	t.Helper()
	r, list := encode.Encode(source.NewFile(name, []byte(text)), encode.Options{})
	if list.HasErrors() {
		t.Fatalf("%s: %v", name, list)
	}
	return r, list
}

// xml returns an edition as XML.
func xml(t testing.TB, d *tei.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// decoded prints an edition after it was written and read, as users do it.
func decoded(t testing.TB, d *tei.Document) string {
	t.Helper()
	loaded, list := tei.Load(source.NewFile("t.xml", []byte(xml(t, d))), tei.LoadOptions{})
	if list.HasErrors() {
		t.Fatal(list)
	}
	text, list := encode.Decode(loaded, encode.Options{})
	for _, d := range list {
		t.Errorf("decoding: %s", d)
	}
	return string(text)
}

func TestSeedThereAndBack(t *testing.T) {
	text := seed(t)
	r, list := encoded(t, "telephone-message-1948.txt", text)
	for _, d := range list {
		t.Errorf("the first transcription needs no message: %s", d)
	}
	if diff := cmp.Diff(text, decoded(t, r.Document)); diff != "" {
		t.Errorf("decoding gives another text (-want +got):\n%s", diff)
	}
}

// TestLook writes what becomes of the file that LOOK names to the log.
func TestLook(t *testing.T) {
	name := os.Getenv("LOOK")
	if name == "" {
		t.Skip("LOOK is not set: no file to look at")
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r, list := encoded(t, filepath.Base(name), string(text))
	for _, d := range list {
		t.Log(d)
	}
	for _, d := range r.Decisions {
		t.Logf("%s %s: %s (%s %s) %s", d.Span.Position(), d.Span.Text(), d.What, d.Rule, d.Place, d.Path)
	}
	t.Log(xml(t, r.Document))
	t.Log(cmp.Diff(string(text), decoded(t, r.Document)))
}
