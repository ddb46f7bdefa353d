package schema_test

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
)

var definedName = regexp.MustCompile(`(?m)^[ (|]*(element|attribute) ([\w:-]+) \{`)

// embeddedElements returns the local names of the elements that the schema defines.
func embeddedElements() []string { return elementNames(schema.EmbeddedSource().Bytes()) }

// elementNames returns the local names of the elements that a file defines.
func elementNames(compact []byte) []string {
	var names []string
	for _, m := range definedName.FindAllSubmatch(compact, -1) {
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

// The table of the README names the elements of each file.
func TestEmbeddedReadme(t *testing.T) {
	readme, err := os.ReadFile("rnc/README.md")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, file := range embeddedFiles(t) {
		names := elementNames(file.Bytes())
		if len(names) == 0 {
			continue
		}
		total += len(names)
		slices.SortFunc(names, func(a, b string) int {
			return cmp.Or(cmp.Compare(strings.ToLower(a), strings.ToLower(b)), cmp.Compare(a, b))
		})
		row := regexp.MustCompile("(?m)^\\| `" + file.Name() + "` \\| [^|]+ \\| " + strings.Join(names, " ") + " \\|$")
		if !row.Match(readme) {
			t.Errorf("rnc/README.md should have the row\n| `%s` | … | %s |", file.Name(), strings.Join(names, " "))
		}
	}
	if count := fmt.Sprintf("**%d elements.**", total); !bytes.Contains(readme, []byte(count)) {
		t.Errorf("rnc/README.md should say %s", count)
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
	for _, file := range embeddedFiles(t) {
		part := file.Bytes()
		last := part[bytes.LastIndex(part, []byte("\n\n")):]
		if !bytes.Contains(joined, last) {
			t.Errorf("%s is not in the joined schema", file.Name())
		}
	}
}

// embeddedFiles returns the files that the schema is written in.
func embeddedFiles(t testing.TB) []*source.File {
	t.Helper()
	names, err := filepath.Glob("rnc/*.rnc")
	if err != nil || len(names) < 10 {
		t.Fatalf("files of the schema: %q, %v", names, err)
	}
	var files []*source.File
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, source.NewFile(filepath.Base(name), text))
	}
	return files
}
