//go:build unix

package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A watching is a "siglum validate --watch" that runs.
type watching struct {
	t     *testing.T
	cmd   *exec.Cmd
	lines chan string
}

func startWatching(t *testing.T, folder string, args ...string) *watching {
	t.Helper()
	cmd := exec.Command("siglum", append([]string{"validate", "--watch"}, args...)...) // testscript has put it into PATH
	cmd.Dir = folder
	r, w := io.Pipe()
	cmd.Stdout, cmd.Stderr = w, w
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := make(chan string, 1000)
	go func() {
		defer close(lines)
		for s := bufio.NewScanner(r); s.Scan(); {
			lines <- s.Text()
		}
	}()
	t.Cleanup(func() { _ = cmd.Process.Kill(); w.Close() })
	return &watching{t, cmd, lines}
}

// report returns all lines up to the one that says that it waits.
func (w *watching) report() string {
	w.t.Helper()
	var lines []string
	timeout := time.After(time.Minute)
	for {
		select {
		case line := <-w.lines:
			if line == "siglum: waiting for changes; Ctrl-C ends it" {
				return strings.Join(lines, "\n")
			}
			lines = append(lines, line)
		case <-timeout:
			w.t.Fatalf("it does not wait; it said %q", lines)
		}
	}
}

// TestWatch validates a folder while its files change in the ways that editors change
// them, and ends with Ctrl-C.
func TestWatch(t *testing.T) {
	const valid = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt>` +
		`<publicationStmt><p>B</p></publicationStmt><sourceDesc><p>C</p></sourceDesc></fileDesc></teiHeader><text><body><p>D</p></body></text></TEI>`
	folder := t.TempDir()
	file := filepath.Join(folder, "a.xml")
	save := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	rename := func(from, to string) {
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	save("a.xml", valid)
	w := startWatching(t, folder, ".")
	if got, want := w.report(), "1 document: valid; schema: siglum"; got != want {
		t.Fatalf("first: %s", got)
	}
	for _, test := range []struct {
		how   string
		do    func()
		wants []string
	}{
		{"written into", func() { save("a.xml", strings.Replace(valid, "<p>D</p>", "<p><foo/></p>", 1)) },
			[]string{"siglum: a.xml changed", "the schema has no element <foo>", "1 document: invalid (1 error)"}},
		{"renamed over", func() { save("a.xml~", valid); rename(file+"~", file) },
			[]string{"siglum: a.xml", "1 document: valid"}},
		{"moved away, then renamed over", func() {
			save("new", valid+"<")
			rename(file, file+".bak")
			rename(filepath.Join(folder, "new"), file)
			os.Remove(file + ".bak")
		},
			[]string{"changed", "1 document: invalid (1 error)"}},
		{"another file", func() { save("a.xml", valid); save("b.xml", valid) },
			[]string{"siglum: a.xml and 1 more changed", "2 documents, all valid"}},
		{"the settings", func() { save(".siglum.yaml", "lint:\n  hand-unused: nonsense\n") },
			[]string{"siglum: .siglum.yaml changed", "nonsense"}},
		{"the settings again", func() { save(".siglum.yaml", "lint:\n  hand-unused: off\n") },
			[]string{"2 documents, all valid"}},
	} {
		test.do()
		got := w.report()
		for _, want := range test.wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s: it says %s, and not %s", test.how, got, want)
			}
		}
	}
	if err := w.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var ended *exec.ExitError
	if err := w.cmd.Wait(); !errors.As(err, &ended) || ended.ExitCode() != 130 || ended.Sys().(syscall.WaitStatus).Signaled() {
		t.Errorf("Ctrl-C: %v", err)
	}
}
