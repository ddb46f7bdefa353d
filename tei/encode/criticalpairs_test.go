package encode_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

const criticalPairs = "testdata/critical/phenomena.txtar"

// criticalFiles hold pairs: each phenomenon of the notation, and texts that have many of them at once.
var criticalFiles = []string{criticalPairs, "testdata/critical/editor.txtar"}

// TestCriticalPairs encodes each phenomenon in the critical notation, NAME.txt, and compares the
// body of the edition with NAME.tei, which must be valid; decoding gives NAME.canonical, or
// NAME.txt where there is none, which encodes to the same.
func TestCriticalPairs(t *testing.T) {
	for _, file := range criticalFiles {
		checkCriticalPairs(t, file)
	}
}

func checkCriticalPairs(t *testing.T, file string) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := files2map(archive)
	made := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		key, ok := strings.CutSuffix(f.Name, ".txt")
		if !ok {
			continue
		}
		body, canonical := criticalPair(t, key, string(f.Data))
		made.Files = append(made.Files, f, txtar.File{Name: key + ".tei", Data: []byte(body)})
		if canonical != string(f.Data) {
			made.Files = append(made.Files, txtar.File{Name: key + ".canonical", Data: []byte(canonical)})
		}
		if again, back := criticalPair(t, key, canonical); again != body || back != canonical {
			t.Errorf("%s: the canonical form (-first +again):\n%s%s", key, cmp.Diff(body, again), cmp.Diff(canonical, back))
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(made), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, files2map(made)); diff != "" {
		t.Errorf("(-here +made):\n%s", diff)
	}
}

// criticalFront is the front matter of each pair. One called NAME.translated has a
// translator too.
const (
	criticalFront = "---\ntitle: A pair\nhands:\n  - id: h1\n    label: in ink\n  - id: h2\n    label: in pencil\n  - id: h-ins\n    label: inserted by hand\n" +
		"witnesses:\n  - id: A\n    label: Paris\n  - id: B\n    label: Rome\n  - id: C\n    label: Bonn\n"
	criticalTranslator = "translator: E. Example\nlanguage: Russian\n"
)

// criticalDocument returns what encoding makes of a pair with its front matter.
func criticalDocument(t *testing.T, key, text string) *encode.Result {
	t.Helper()
	front := criticalFront
	if strings.HasSuffix(key, ".translated") {
		front += criticalTranslator
	}
	r, list := encode.Encode(source.NewFile("pair.txt", []byte(front+"---\n\n"+text)), encode.Options{Profile: criticalProfile(t)})
	if len(list) > 0 {
		t.Errorf("%s: %v", key, list)
	}
	return r
}

func criticalProfile(t testing.TB) *notation.Profile {
	t.Helper()
	p, err := notation.Builtin("critical")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func criticalPair(t *testing.T, key, text string) (body, canonical string) {
	t.Helper()
	r := criticalDocument(t, key, text)
	whole := xml(t, r.Document)
	for _, d := range schema.Embedded().Validate(source.NewFile(key+".xml", []byte(whole)), schema.Options{}) {
		t.Errorf("%s", d)
	}
	_, inner, _ := strings.Cut(whole, "<body>\n")
	inner, _, _ = strings.Cut(inner, "    </body>\n  </text>")
	lines := strings.SplitAfter(inner, "\n")
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], "      ")
	}
	typed, list := encode.Decode(r.Document, encode.Options{})
	if len(list) > 0 {
		t.Errorf("%s: decoding: %v", key, list)
	}
	_, canonical, ok := strings.Cut(string(typed), "\n---\n\n")
	if !ok {
		t.Errorf("%s: decoding gives no front matter:\n%s", key, typed)
	}
	return strings.Join(lines, ""), canonical
}

// TestJingAcceptsCriticalPairs asks jing whether tei_all allows what is made of each.
func TestJingAcceptsCriticalPairs(t *testing.T) {
	jing, err := exec.LookPath("jing")
	if err != nil {
		t.Skip("jing is not installed: nothing to compare with")
	}
	args := []string{testdata(t, "schemas", "tei-4.12.0", "tei_all-4.12.0.rng")}
	dir := t.TempDir()
	var files []txtar.File
	for _, name := range criticalFiles {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, archive.Files...)
	}
	for _, f := range files {
		key, ok := strings.CutSuffix(f.Name, ".txt")
		if !ok {
			continue
		}
		file := filepath.Join(dir, key+".xml")
		if err := os.WriteFile(file, []byte(xml(t, criticalDocument(t, key, string(f.Data)).Document)), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.Command(jing, args...).CombinedOutput(); err != nil {
		t.Errorf("jing: %v\n%s", err, out)
	}
}
