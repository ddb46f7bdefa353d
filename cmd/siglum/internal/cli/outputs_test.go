package cli

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// inFolder makes files in a new folder and goes there. A name that ends in a
// slash is a folder.
func inFolder(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range names {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "/") {
			continue
		}
		if err := os.WriteFile(name, []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

var textFinder = finder{
	chosen: func(path string) bool { return filepath.Ext(path) == ".txt" },
	kind:   "transcriptions (.txt)",
}

func TestPlan(t *testing.T) {
	tests := []struct{ why, files, args, out, want string }{
		{"one file", "a.txt", "a.txt", "", "-"},
		{"one file to a file", "a.txt", "a.txt", "b.tei", "b.tei"},
		{"standard input to a file", "", "-", "b.tei", "b.tei"},
		{"one file to a folder", "a.txt out/", "a.txt", "out", "out/a.xml"},
		{"one file to a folder that is not there", "a.txt", "a.txt", "out/", "out/a.xml"},
		{"several files", "a.txt b.txt", "a.txt b.txt", "out", "out/a.xml out/b.xml"},
		{"the folder that files share is not repeated", "in/a.txt in/b.txt", "in/a.txt in/b.txt", "out", "out/a.xml out/b.xml"},
		{"paths are kept below it", "in/1/a.txt in/2/a.txt", "in/1/a.txt in/2/a.txt", "out", "out/1/a.xml out/2/a.xml"},
		{"a pattern", "in/a.txt in/b.txt", "in/*.txt", "out", "out/a.xml out/b.xml"},
		{"a folder", "in/1/a.txt in/b.txt in/c.md", "in", "out", "out/1/a.xml out/b.xml"},
		{"a folder with one file below", "in/1/a.txt", "in", "out", "out/1/a.xml"},
		{"two folders", "x/in/a.txt x/on/a.txt", "x/in x/on", "out", "out/in/a.xml out/on/a.xml"},
		{"a folder and a file in it", "in/a.txt in/b.txt", "in in/b.txt", "out", "out/a.xml out/b.xml"},
		{"a file outside of the working folder", "work/ a.txt b/c.txt", "work/../a.txt work/../b/c.txt", "out", "out/a.xml out/b/c.xml"},
		{"hidden files and folders are left out", "in/a.txt in/.b.txt in/.git/c.txt", "in", "out", "out/a.xml"},
		{"the output folder is not searched", "in/a.txt in/out/b.txt", "in", "in/out", "in/out/a.xml"},
		{"what follows a dot is no extension if it is a number", "3.12 3.13", "3.12 3.13", "out", "out/3.12.xml out/3.13.xml"},
		{"a file named like a pattern", "a[1].txt", "a[1].txt", "b", "b"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			inFolder(t, strings.Fields(tt.files)...)
			f := textFinder
			f.except = tt.out
			list, errs := f.find(strings.Fields(tt.args))
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			targets, err := plan(list, tt.out, ".xml")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, filepath.ToSlash(strings.Join(targets, " "))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Where the other results go must not depend on a file that is missing.
func TestPlanWithMissing(t *testing.T) {
	inFolder(t, "in/1/a.txt")
	list, errs := textFinder.find([]string{"in/1/a.txt", "in/2/a.txt"})
	if len(errs) != 1 {
		t.Fatal(errs)
	}
	targets, err := plan(list, "out", ".xml")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{filepath.Join("out", "1", "a.xml")}, targets); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPlanProblems(t *testing.T) {
	tests := []struct{ why, files, args, out, want string }{
		{"several files without a folder", "a.txt b.txt", "a.txt b.txt", "", "several results do not fit into one output"},
		{"a folder without a folder", "in/a.txt", "in", "-", "several results do not fit into one output"},
		{"several files to a file", "a.txt b.txt c.xml", "a.txt b.txt", "c.xml", "c.xml is a file, but there are several results"},
		{"two files for one", "a.txt a.md", "a.txt a.md", "out", "a.txt and a.md would both be written to out/a.xml"},
		{"three files for one, and two for another", "a.txt a.md a.x b.txt b.x", "a.txt a.md a.x b.txt b.x", "out",
			"a.txt and a.md would both be written to out/a.xml; there are 2 more of the kind"},
		{"the input", "a.txt", "a.txt", "./a.txt", "a.txt is an input and would be overwritten"},
		{"another input", "a.txt b.txt b.xml", "a.txt b.xml", ".", "b.xml is an input and would be overwritten"},
		{"standard input among several", "a.txt", "a.txt -", "out", "standard input has no name to call its result by in a folder"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			inFolder(t, strings.Fields(tt.files)...)
			list, errs := textFinder.find(strings.Fields(tt.args))
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			_, err := plan(list, tt.out, ".xml")
			if err == nil {
				t.Fatal("no error")
			}
			if diff := cmp.Diff(tt.want, filepath.ToSlash(err.Error())); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// An output must not overwrite an input that it reaches by another name either.
func TestPlanLinks(t *testing.T) {
	inFolder(t, "a.txt", "other/")
	for _, link := range []func(string, string) error{os.Symlink, os.Link} {
		if err := link("a.txt", "b.xml"); err != nil {
			t.Skipf("this file system has no links: %v", err)
		}
		list, _ := textFinder.find([]string{"a.txt"})
		if _, err := plan(list, "b.xml", ".xml"); err == nil {
			t.Error("an output that is a link to the input is not refused")
		}
		if err := os.Remove("b.xml"); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFindProblems(t *testing.T) {
	inFolder(t, "letter.txt", "tei_all-4.9.0.rng", "empty/")
	tests := []struct{ arg, message, help string }{
		{"lettre.txt", "lettre.txt: no such file", "Did you mean letter.txt?"},
		{"tei_all.rng", "tei_all.rng: no such file", "Did you mean tei_all-4.9.0.rng?"},
		{"x.txt", "x.txt: no such file", "Check the spelling, or go to the folder that holds the file."},
		{"letter.text", "letter.text: no such file", "Did you mean letter.txt?"},
		{"", "the name of a file is empty", "Perhaps a variable of the shell is not set."},
		{"nowhere/a.txt", "nowhere/a.txt: no such file", "There is no folder nowhere either: check the path."},
		{"something else", "something else: no such file", "Check the spelling, or go to the folder that holds the file."},
		{"*.tei", "*.tei: no such file", "Check the spelling, or go to the folder that holds the file."},
		{"empty", "empty: no transcriptions (.txt) in this folder", "Name the files themselves, or another folder."},
	}
	for _, tt := range tests {
		list, errs := textFinder.find([]string{tt.arg, "letter.txt"})
		if len(errs) != 1 || len(list.files) != 1 {
			t.Errorf("%s: %d problems and %d files, want one of each", tt.arg, len(errs), len(list.files))
			continue
		}
		p := errs[0].(*problem)
		if diff := cmp.Diff([]string{tt.message, tt.help}, []string{p.message, p.help}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.arg, diff)
		}
	}
}

// TestFindGoesOn asks for a folder in which one folder cannot be read, since its path is longer than any may be: all the
// other files are found, also those that come after it.
func TestFindGoesOn(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("paths are as long as they like there")
	}
	inFolder(t, "in/a.txt", "in/z.txt", "in/m/")
	home, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir("in/m"); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		deeper := strings.Repeat("d", 240)
		if err := errors.Join(os.Mkdir(deeper, 0o777), os.Chdir(deeper)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chdir(home); err != nil {
		t.Fatal(err)
	}
	list, errs := textFinder.find([]string{"in"})
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), "file name too long") {
		t.Errorf("%d problems: %.100v", len(errs), errs)
	}
	if diff := cmp.Diff([]string{filepath.Join("in", "a.txt"), filepath.Join("in", "z.txt")}, list.files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}
