package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/rogpeppe/go-internal/testscript"
)

var dataBlock = regexp.MustCompile("(?ms)^```(yaml|csv)\n(.*?)^```")

// readmeData are the blocks of YAML and CSV in the README, in its order: how each begins, and the file that a reader
// would put it into. Blocks with one name are parts of a file. Where before stands, what the README
// says above the block is in the file already.
var readmeData = []struct{ begins, file, before string }{
	{"profile: our-edition", "our-edition.yaml", ""},
	{"---\ntitle: Letter, Clara Wendt", "letter.txt", ""},
	{"name,variants,gnd", "persons.csv", ""},
	{"profile: town-archive\n", "town-archive.yaml", ""},
	{"  - name: beside", "town-archive.yaml", ""},
	{"brackets:\n", "signs.yaml", "profile: signs\nextends: documentary\n"},
	{"jobs:\n", "shards.workflow.yaml", ""},
	{"lint:  ", "linted/.siglum.yaml", ""},
	{"words:\n", "spelling.yaml", ""},
	{"- lemma: C", "decisions.yaml", ""},
	{"profile: town-archive.yaml", "town/.siglum.yaml", ""},
	{"repos:\n", "hooks.workflow.yaml", ""},
	{"      - run: go install", "actions.workflow.yaml", "steps:\n"},
}

// TestDataOfTheREADME puts each block of YAML and CSV of the README into a file, as a reader types it, and lets the
// program read it: testdata/readme-data.txtar says by which commands.
func TestDataOfTheREADME(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile(filepath.Join("testdata", "readme-data.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	blocks := dataBlock.FindAllStringSubmatch(string(readme), -1)
	if len(blocks) != len(readmeData) {
		t.Fatalf("the README has %d blocks of YAML and CSV, this test knows %d", len(blocks), len(readmeData))
	}
	files := map[string]string{}
	for i, d := range readmeData {
		text := blocks[i][2]
		if !strings.HasPrefix(text, d.begins) {
			t.Errorf("block %d of the README begins %.40q, not %q", i+1, text, d.begins)
		}
		files[d.file] += d.before + text
	}
	for name, text := range files {
		if strings.HasSuffix(name, ".workflow.yaml") { // it is for others
			var any any
			if err := yaml.Unmarshal([]byte(text), &any); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "readme.txtar"), script, 0o666); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: dir, RequireExplicitExec: true, Setup: func(env *testscript.Env) error {
		for name, text := range files {
			path := filepath.Join(env.WorkDir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				return err
			}
			if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
				return err
			}
		}
		return os.CopyFS(filepath.Join(env.WorkDir, "samples"), os.DirFS(filepath.Join("..", "..", "samples")))
	}})
}
