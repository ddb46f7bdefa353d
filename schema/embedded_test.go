package schema_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
)

var definedName = regexp.MustCompile(`(?m)^[ (|]*(element|attribute) ([\w:-]+) \{`)

// embeddedElements returns the local names of the elements that the schema defines.
func embeddedElements() []string {
	var names []string
	for _, m := range definedName.FindAllSubmatch(schema.EmbeddedSource().Bytes(), -1) {
		if string(m[1]) == "element" {
			name := string(m[2])
			names = append(names, name[strings.IndexByte(name, ':')+1:])
		}
	}
	return names
}

// Every element and every attribute is documented, once, and by a line that fits a
// hover text.
func TestEmbeddedIsDocumented(t *testing.T) {
	lines := strings.Split(string(schema.EmbeddedSource().Bytes()), "\n")
	defined := 0
	for i, line := range lines {
		if !definedName.MatchString(line) {
			continue
		}
		defined++
		documentation := strings.TrimLeft(lines[i-1], " (|")
		switch words, ok := strings.CutPrefix(documentation, "## "); {
		case !ok:
			t.Errorf("siglum.rnc:%d: not documented: %s", i+1, line)
		case len(words) > 90:
			t.Errorf("siglum.rnc:%d: documented by more than a line: %s", i, words)
		}
	}
	if defined < 750 {
		t.Errorf("%d elements and attributes found, fewer than the schema has", defined)
	}
}

func TestEmbeddedElementsAreDefinedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range embeddedElements() {
		if seen[name] {
			t.Errorf("element %s is defined twice", name)
		}
		seen[name] = true
	}
}

// Whoever takes the files as they are, the main one including the others, has the
// same schema.
func TestEmbeddedFilesAreASchema(t *testing.T) {
	text, err := os.ReadFile("rnc/siglum.rnc")
	if err != nil {
		t.Fatal(err)
	}
	g, found := relaxng.Load(source.NewFile("siglum.rnc", text), relaxng.LoadOptions{FS: os.DirFS("rnc")})
	if len(found) > 0 {
		t.Fatal(found)
	}
	apart, joined := elementsOf(t, g), elementsOf(t, embeddedGrammar(t))
	models := newModels()
	for name, e := range joined {
		if apart[name] == nil || models.of(apart[name].Content) != models.of(e.Content) {
			t.Errorf("element %s differs", name)
		}
	}
	if len(apart) != len(joined) {
		t.Errorf("%d elements in the files, %d in the joined schema", len(apart), len(joined))
	}
}

// The joined schema holds every file, and includes none.
func TestEmbeddedSourceIsOneFile(t *testing.T) {
	joined := schema.EmbeddedSource().Bytes()
	if bytes.Contains(joined, []byte("\ninclude ")) {
		t.Error("the joined schema includes files")
	}
	if n := bytes.Count(joined, []byte("default namespace")); n != 1 {
		t.Errorf("the joined schema declares its namespace %d times", n)
	}
	files, err := filepath.Glob("rnc/*.rnc")
	if err != nil || len(files) < 10 {
		t.Fatalf("files of the schema: %q, %v", files, err)
	}
	for _, name := range files {
		part, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		last := part[bytes.LastIndex(part, []byte("\n\n")):]
		if !bytes.Contains(joined, last) {
			t.Errorf("%s is not in the joined schema", name)
		}
	}
}
