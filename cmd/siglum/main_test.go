package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the program says into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"siglum": main})
}

// TestScript runs the program as its users do. In the scripts "exits CODE COMMAND…"
// runs a command that must end with that exit code, and without a panic.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			samples, err := filepath.Abs(filepath.Join("..", "..", "samples"))
			env.Setenv("SAMPLES", samples)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"bytes":   writeBytes,
			"replace": replace,
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	code := 0
	var ended *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &ended):
		code = ended.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
	if strings.Contains(ts.ReadFile("stderr"), "internal error") {
		ts.Fatalf("a panic reached the user")
	}
}

// writeBytes makes a file: "bytes FILE TEXT [COUNT]", where TEXT has the escapes of
// a Go string and is repeated COUNT times.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: bytes FILE TEXT [COUNT]")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	count := 1
	if len(args) > 2 {
		count, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(text, count)), 0o666))
}

// replace edits a file as a person would: "replace FILE OLD NEW" puts NEW in the place of
// the first OLD.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s has no %s", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, args[1], args[2], 1)), 0o666))
}

// A reader of our output that has seen enough, as head has, is no error.
func TestClosedPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	var stderr strings.Builder
	cmd := exec.Command("siglum", "help")
	cmd.Stdout, cmd.Stderr = w, &stderr
	if err := cmd.Run(); err != nil || stderr.Len() > 0 {
		t.Errorf("%v, %q; want neither", err, &stderr)
	}
}

// Ctrl-C in the middle of many files leaves whole editions only, and the same call made again completes them.
func TestInterruptManyFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Go cannot send Ctrl-C to one process of Windows")
	}
	const n = 2000
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	for i := range n {
		text := fmt.Sprintf("Dear Anna,\n\npiano %d is sold today.\n\nKarl\n", i)
		if err := os.WriteFile(filepath.Join(in, fmt.Sprintf("%d.txt", i)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	report := filepath.Join(t.TempDir(), "report.csv")
	cmd := exec.Command("siglum", "encode", in, "-o", out, "--report", report)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range 1000 { // until some are there
		if made, _ := filepath.Glob(filepath.Join(out, "*.xml")); len(made) > 10 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	err := cmd.Wait()
	switch code := cmd.ProcessState.ExitCode(); {
	case code == 0:
		t.Skip("all was done before it was interrupted")
	case code != 130:
		t.Errorf("ended with %v, want exit code 130", err)
	}
	if _, err := os.Stat(report); err == nil {
		t.Error("half a report is left")
	}
	wholeEditions(t, out)
	if output, err := exec.Command("siglum", "encode", in, "-o", out, "--report", report).CombinedOutput(); err != nil {
		t.Fatalf("the second call: %v\n%s", err, output)
	}
	if made := wholeEditions(t, out); made != n {
		t.Errorf("%d editions, want %d", made, n)
	}
}

// wholeEditions counts the editions in a folder, and reports those that are not whole, and drafts.
func wholeEditions(t *testing.T, folder string) int {
	t.Helper()
	made := 0
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if !strings.HasSuffix(path, ".xml") || !strings.HasSuffix(strings.TrimSpace(string(text)), "</TEI>") {
			t.Errorf("%s is left, and no whole edition", path)
		}
		if filepath.Dir(path) == folder {
			made++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// Ctrl-C ends the program with 130, and no file is left that was not there before.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Go cannot send Ctrl-C to one process of Windows")
	}
	dir := t.TempDir()
	cmd := exec.Command("siglum", "encode", "-", "-o", filepath.Join(dir, "out.xml"))
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// More than a pipe holds: when this returns, the program is reading.
	if _, err := stdin.Write(make([]byte, 1<<20)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var ended *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &ended) || ended.ExitCode() != 130 {
		t.Errorf("ended with %v, want exit code 130", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// testdata returns the folder of real documents and schemas.
func testdata(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("SIGLUM_TESTDATA")
	if dir == "" {
		t.Skip("SIGLUM_TESTDATA is not set: the shared documents and suites are not at hand")
	}
	return dir
}
