package relaxng_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestJingAgrees asks jing whether schemas are correct about which opinions could differ.
// jing takes one schema a call and a while to start, so that not all are asked about.
func TestJingAgrees(t *testing.T) {
	jing, err := exec.LookPath("jing")
	if err != nil {
		t.Skip("jing is not installed")
	}
	for _, pattern := range []string{
		"errors/alternatives", "errors/circle*", "errors/duplicate-*", "errors/wildcard-*", "errors/interleave-*",
		"errors/not-allowed", "errors/data-beside-element", "simple/external-refers", "simple/include", "simple/not-allowed",
	} {
		paths, err := filepath.Glob("testdata/" + pattern + ".txtar")
		if err != nil || len(paths) == 0 {
			t.Fatalf("no archives %s (%v)", pattern, err)
		}
		for _, path := range paths {
			t.Run(filepath.Base(path), func(t *testing.T) {
				t.Parallel()
				confirm(t, jing, path)
			})
		}
	}
}

func confirm(t *testing.T, jing, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files := archive.Files[:len(archive.Files)-1]
	folder := t.TempDir()
	for _, f := range append(files, txtar.File{Name: "document.xml", Data: []byte("<x/>")}) {
		to := filepath.Join(folder, f.Name)
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	// Where jing speaks of the document, it has taken the schema.
	out, err := exec.Command(jing, "-i", filepath.Join(folder, files[0].Name), filepath.Join(folder, "document.xml")).CombinedOutput()
	takes := err == nil || strings.Contains(string(out), "document.xml")
	if g, found := loadArchive(files); takes != (g != nil) {
		t.Errorf("jing takes the schema: %t, but Load says: %s\n%s", takes, said(g, found), out)
	}
}
