package html

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// Pages in a browser: valid HTML, no request and no script, no violation of
// accessibility in any view, in light and dark, wide and narrow, and views that the
// keyboard switches. testdata/browser/package.json says which packages of npm this
// takes; SIGLUM_NODE_MODULES is the folder node_modules that has them.
func TestInBrowser(t *testing.T) {
	modules := os.Getenv("SIGLUM_NODE_MODULES")
	if modules == "" {
		t.Skip("SIGLUM_NODE_MODULES is not set: no node_modules with axe-core, playwright-core and html-validate")
	}
	for _, module := range []string{"axe-core", "playwright-core", "html-validate"} {
		if _, err := os.Stat(filepath.Join(modules, module)); err != nil {
			t.Skipf("%s is not installed in %s", module, modules)
		}
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	check, err := filepath.Abs("testdata/browser/check.js")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", append([]string{check, chromium}, writtenPages(t)...)...)
	cmd.Env = append(os.Environ(), "NODE_PATH="+modules)
	out, err := cmd.CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}

// browserPages are the documents of the shared test data that are looked at.
var browserPages = []string{
	"seed/telephone-message-1948.tei.xml",
	"rendering/features.xml",
	"corpus/letters-schnitzler/data__editions__L02950.xml",
}

// writtenPages writes pages into files: of the editions in testdata, of a hostile
// document, and of the shared test data where that is here.
func writtenPages(t *testing.T) []string {
	documents := map[string]*tei.Document{"hostile": load(t, "hostile.xml", hostile)}
	archive, err := txtar.ParseFile("testdata/editions.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if name, ok := strings.CutSuffix(f.Name, ".xml"); ok {
			documents[name] = load(t, f.Name, string(f.Data))
		}
	}
	if root := os.Getenv("SIGLUM_TESTDATA"); root != "" {
		for _, name := range browserPages {
			text, err := os.ReadFile(filepath.Join(root, name))
			if err != nil {
				t.Fatal(err)
			}
			d, _ := tei.Load(source.NewFile(name, text), tei.LoadOptions{})
			documents[strings.ReplaceAll(name, "/", "-")] = d
		}
	}
	folder := t.TempDir()
	var files []string
	for name, d := range documents {
		file := filepath.Join(folder, name+".html")
		if err := os.WriteFile(file, []byte(pageOf(t, d, Options{})), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}
