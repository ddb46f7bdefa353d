package encode_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

func testdata(t testing.TB, path ...string) string {
	t.Helper()
	dir := os.Getenv("SIGLUM_TESTDATA")
	if dir == "" {
		t.Skip("SIGLUM_TESTDATA is not set: no real transcriptions to read")
	}
	return filepath.Join(append([]string{dir}, path...)...)
}

func TestDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	text, _ := os.ReadFile(name)
	r, list := encode.Encode(source.NewFile(filepath.Base(name), text), encode.Options{})
	for _, d := range list {
		t.Log(d)
	}
	if r == nil {
		return
	}
	var b bytes.Buffer
	if err := r.Document.Write(&b); err != nil {
		t.Fatal(err)
	}
	os.WriteFile("/tmp/dump.xml", b.Bytes(), 0o644)
	for _, d := range r.Decisions {
		t.Logf("%s %-40q %s (%s %s) %s", d.Span.Position(), d.Span.Text()[:min(40, d.Span.Len())], d.What, d.Rule, d.Place, d.Path)
	}
}
