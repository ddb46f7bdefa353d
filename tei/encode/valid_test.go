package encode_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
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

// TestSchemasAcceptEditionsOfHouses asks both of what the profiles of houses make.
func TestSchemasAcceptEditionsOfHouses(t *testing.T) {
	dir, embedded := t.TempDir(), schema.Embedded()
	var args []string
	for name, r := range ofHouses(t) {
		text := []byte(xml(t, r.Document))
		for _, d := range embedded.Validate(source.NewFile(name, text), schema.Options{}) {
			t.Errorf("%s", d)
		}
		args = append(args, filepath.Join(dir, name))
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	jing, err := exec.LookPath("jing")
	if err != nil {
		t.Skip("jing is not installed: nothing to compare with")
	}
	all := testdata(t, "schemas", "tei-4.12.0", "tei_all-4.12.0.rng")
	if out, err := exec.Command(jing, append([]string{all}, args...)...).CombinedOutput(); err != nil {
		t.Errorf("jing: %v\n%s", err, out)
	}
}

// ofHouses encodes the pairs of houses and the examples of their rules.
func ofHouses(t *testing.T) map[string]*encode.Result {
	editions := map[string]*encode.Result{}
	for _, name := range notation.Names() {
		p, err := notation.Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		if archive, err := txtar.ParseFile(filepath.Join("testdata", "houses", name+".txtar")); err == nil {
			for _, f := range archive.Files {
				if filepath.Ext(f.Name) == ".txt" {
					texts[f.Name] = string(f.Data)
				}
			}
		}
		for _, r := range p.Rules {
			for i, x := range r.Examples {
				texts[fmt.Sprintf("%s-%d", r.Name.Text, i)] = x.Text
			}
		}
		for key, text := range texts {
			r, list := encode.Encode(source.NewFile(key, []byte(text)), encode.Options{Profile: p})
			if r == nil {
				t.Fatal(list)
			}
			editions[name+"-"+key+".xml"] = r
		}
	}
	return editions
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
