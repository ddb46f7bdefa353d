package relaxng_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// TestJingAgreesOnMistakes asks jing about the documents with mistakes: it must
// refuse them too, and first for something on the same line.
func TestJingAgreesOnMistakes(t *testing.T) {
	jing, err := exec.LookPath("jing")
	if err != nil {
		t.Skip("jing is not installed")
	}
	names, err := filepath.Glob(filepath.Join("testdata", "mistakes", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	arguments := []string{filepath.Join("testdata", "edition.rng")}
	documents := map[string]*source.File{}
	for i, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, fmt.Sprintf("%d.xml", i))
		if err := os.WriteFile(path, archive.Files[0].Data, 0o644); err != nil {
			t.Fatal(err)
		}
		documents[path] = source.NewFile(name, archive.Files[0].Data)
		arguments = append(arguments, path)
	}
	out, _ := exec.Command(jing, arguments...).CombinedOutput() // it fails, as the documents are wrong
	first := firstLines(string(out))
	s := loadSchema(t, arguments[0])
	for path, f := range documents {
		found := s.Validate(xmltext.NewReader(f, xmltext.Options{}), relaxng.Options{})
		line, refused := first[path]
		switch {
		case refused != found.HasErrors():
			t.Errorf("%s: jing refuses it: %t, but: %v", f.Name(), refused, found)
		case refused && !onLine(found[0], line):
			t.Errorf("%s: jing's first error is on line %d, but: %v", f.Name(), line, found[0])
		}
	}
}

// firstLines returns for each file that jing speaks of the line of the first error.
func firstLines(out string) map[string]int {
	first := map[string]int{}
	for _, message := range strings.Split(out, "\n") {
		path, rest, ok := strings.Cut(message, ".xml:")
		if !ok || !strings.Contains(rest, ": error: ") {
			continue
		}
		number, _, _ := strings.Cut(rest, ":")
		line, err := strconv.Atoi(number)
		if old, known := first[path+".xml"]; err == nil && (!known || line < old) {
			first[path+".xml"] = line
		}
	}
	return first
}
