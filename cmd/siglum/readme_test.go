package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var (
	consoleBlock  = regexp.MustCompile("(?s)```console\n(.*?)```")
	readmeCommand = regexp.MustCompile(`(?m)^\$ (siglum .*)$`)
)

// notRun are beginnings of commands of the README that a test cannot run, each with the reason.
var notRun = map[string]string{
	"siglum validate -q -s tei_all.rng": "FILE stands for files",
}

// insteadOf are commands that stand for others.
var insteadOf = map[string]string{
	"siglum schema add tei_all https": "siglum schema add tei_all tei_all.rng", // the network is not asked
	"siglum report merge part":        "for n in 1 2; do siglum validate --shard $n/2 --format json editions > part$n.json; done; siglum report merge part*.json",
}

// TestCommandsOfTheREADME runs the commands of the README as they stand there, one after the other in one folder, which has
// the files that the README speaks of.
func TestCommandsOfTheREADME(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no sh")
	}
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadFile(filepath.Join("testdata", "readme.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var script strings.Builder
	for _, block := range consoleBlock.FindAllStringSubmatch(string(readme), -1) {
		for _, m := range readmeCommand.FindAllStringSubmatch(block[1], -1) {
			if command := runnable(m[1]); command != "" {
				fmt.Fprintf(&script, "exec sh -c '%s'\n", strings.ReplaceAll(command, "'", "''"))
			}
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "readme.txtar"), []byte(script.String()+string(files)), 0o666); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
			samples := os.DirFS(filepath.Join("..", "..", "samples"))
			return errors.Join(os.CopyFS(filepath.Join(env.WorkDir, "samples"), samples), writeDOCX(filepath.Join(env.WorkDir, "report.docx")))
		},
	})
}

// runnable returns a command of the README as it is run, "" if it cannot be.
func runnable(command string) string {
	for start := range notRun {
		if strings.HasPrefix(command, start) {
			return ""
		}
	}
	for start, other := range insteadOf {
		if strings.HasPrefix(command, start) {
			return other
		}
	}
	return command
}

// writeDOCX writes a document of Word with one paragraph.
func writeDOCX(name string) error {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
			`<w:p><w:r><w:t>Dear Anna,</w:t></w:r></w:p></w:body></w:document>`,
	} {
		part, err := w.Create(name)
		if err != nil {
			return err
		}
		if _, err := part.Write([]byte(content)); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o666)
}
