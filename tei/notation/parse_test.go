package notation

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

func documentary(t testing.TB) *Profile {
	t.Helper()
	p, err := Builtin("documentary")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// printed returns what Print makes of what Parse makes of a text.
func printed(t testing.TB, text string) string {
	t.Helper()
	tree, _ := Parse(source.NewFile("t.txt", []byte(text)), documentary(t))
	if tree == nil {
		return text
	}
	var b bytes.Buffer
	if err := Print(&b, tree); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPrintGivesTheTextBack(t *testing.T) {
	dir := os.Getenv("SIGLUM_TESTDATA")
	if dir == "" {
		t.Skip("SIGLUM_TESTDATA is not set: no real transcriptions to read")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(text), printed(t, string(text))); diff != "" {
			t.Errorf("%s (-text +printed):\n%s", filepath.Base(name), diff)
		}
	}
}
