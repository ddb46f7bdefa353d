package encode_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/source"
)

// TestJingAcceptsEveryEdition asks jing whether tei_all allows what is made of every real
// transcription and of every variation of the first.
func TestJingAcceptsEveryEdition(t *testing.T) {
	jing, err := exec.LookPath("jing")
	if err != nil {
		t.Skip("jing is not installed: nothing to compare with")
	}
	schema := testdata(t, "schemas", "tei-4.12.0", "tei_all-4.12.0.rng")
	args := []string{schema}
	dir := t.TempDir()
	for name, text := range editable(t) {
		r, _ := encoded(t, name, text)
		file := filepath.Join(dir, name+".xml")
		if err := os.WriteFile(file, []byte(xml(t, r.Document)), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.Command(jing, args...).CombinedOutput(); err != nil {
		t.Errorf("jing: %v\n%s", err, out)
	}
}

// TestTheEmbeddedSchemaAcceptsEveryEdition asks the same of the schema that Siglum
// brings.
func TestTheEmbeddedSchemaAcceptsEveryEdition(t *testing.T) {
	embedded := schema.Embedded()
	for name, text := range editable(t) {
		r, _ := encoded(t, name, text)
		f := source.NewFile(name+".xml", []byte(xml(t, r.Document)))
		for _, d := range embedded.Validate(f, schema.Options{}) {
			t.Errorf("%s", d)
		}
	}
}

// editable returns the real transcriptions and the variations of the first, by
// name.
func editable(t testing.TB) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, pattern := range []string{"seed/*.txt", "transcriptions/*.txt"} {
		files, err := filepath.Glob(testdata(t, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			texts[filepath.Base(file)] = string(text)
		}
	}
	original := seed(t)
	for _, v := range variations {
		texts[v.name] = v.of(original)
	}
	return texts
}
