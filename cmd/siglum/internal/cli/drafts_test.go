package cli

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/cmd/siglum/internal/ui"
)

// says returns what a file is filled with.
func says(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// folder returns the names in a folder and what the files say.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		text, _ := os.ReadFile(filepath.Join(dir, e.Name()))
		files[e.Name()] = string(text)
	}
	return files
}

func wantFolder(t *testing.T, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, folder(t, ".")); diff != "" {
		t.Errorf("the folder (-want +got):\n%s", diff)
	}
}

func TestDraftTakesItsPlaceWhenWhole(t *testing.T) {
	inFolder(t, "a")
	var d drafts
	if err := d.write("a", func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		if text, err := os.ReadFile("a"); string(text) != "a" {
			t.Errorf("while it is written the file holds %q, %v", text, err)
		}
		return says(" and half")(w)
	}); err != nil {
		t.Fatal(err)
	}
	if err := d.write("new/folder/b", says("b")); err != nil {
		t.Fatal(err)
	}
	wantFolder(t, map[string]string{"a": "half and half", "new": ""})
	if diff := cmp.Diff(map[string]string{"b": "b"}, folder(t, "new/folder")); diff != "" {
		t.Error(diff)
	}
}

func TestDraftThatFailsLeavesNothing(t *testing.T) {
	inFolder(t, "a")
	var d drafts
	broken := errors.New("broken")
	err := d.write("a", func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
	wantFolder(t, map[string]string{"a": "a"})
}

func TestAbandon(t *testing.T) {
	inFolder(t, "a")
	var d drafts
	err := d.write("a", func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		d.abandon()
		return nil
	})
	if !errors.Is(err, errAbandoned) {
		t.Errorf("a draft abandoned while it was written: error %v", err)
	}
	if err := d.write("b", says("b")); !errors.Is(err, errAbandoned) {
		t.Errorf("a draft begun after the end: error %v", err)
	}
	wantFolder(t, map[string]string{"a": "a"})
}

func TestDraftOverFolder(t *testing.T) {
	inFolder(t, "a/b")
	var d drafts
	if err := d.write("a", says("text")); err == nil {
		t.Error("a folder was overwritten")
	}
	wantFolder(t, map[string]string{"a": ""})
}

func TestDraftKeepsPermissionsAndLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other permissions, and links for administrators only")
	}
	inFolder(t, "real", "fresh")
	if err := os.Chmod("real", 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", "link"); err != nil {
		t.Fatal(err)
	}
	var d drafts
	if err := d.write("link", says("text")); err != nil {
		t.Fatal(err)
	}
	link, err := os.Lstat("link")
	if err != nil || link.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became %v, %v", link.Mode(), err)
	}
	real, err := os.Stat("real")
	if err != nil || real.Mode().Perm() != 0o640 {
		t.Errorf("the permissions became %v, %v", real.Mode(), err)
	}
	if err := d.write("made", says("")); err != nil {
		t.Fatal(err)
	}
	fresh, _ := os.Stat("fresh") // made with 0666 less the mask
	made, err := os.Stat("made")
	if err != nil || made.Mode() != fresh.Mode() {
		t.Errorf("a new file has the permissions %v, want %v", made.Mode(), fresh.Mode())
	}
	wantFolder(t, map[string]string{"real": "text", "link": "text", "fresh": "fresh", "made": ""})
}

func TestDraftOverWhatIsOnlyToBeRead(t *testing.T) {
	inFolder(t, "a")
	if err := os.Chmod("a", 0o444); err != nil {
		t.Fatal(err)
	}
	var d drafts
	if err := d.write("a", says("text")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error %v, want %v", err, fs.ErrPermission)
	}
	wantFolder(t, map[string]string{"a": "a"})
}

func TestPutBackOverWhatOthersChanged(t *testing.T) {
	inFolder(t, "a", "b")
	var said bytes.Buffer
	c := &call{messages: ui.Messages{Out: ui.Output{Writer: &said}}}
	for name, was := range map[string]string{"a": "a", "b": "before"} {
		written, err := c.putBack(name, []byte(was), []byte("text"))
		if want := name == "a"; written != want || err != nil {
			t.Errorf("%s: %v, %v", name, written, err)
		}
	}
	wantFolder(t, map[string]string{"a": "text", "b": "b"})
	want := "siglum: b was changed meanwhile by another program: it is not written over\n  Do it again.\n"
	if diff := cmp.Diff(want, said.String()); diff != "" {
		t.Error(diff)
	}
}
