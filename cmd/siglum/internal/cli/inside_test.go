package cli

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestInside leads out of a folder by links, as an archive or a repository can hold them.
func TestInside(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links are for administrators only")
	}
	inFolder(t, "victim", "elsewhere/victim", "real/file")
	for link, target := range map[string]string{
		"out": "real", "real/file-out": "../victim", "real/folder-out": "../elsewhere", "real/nowhere": "../new", "real/within": "file",
	} {
		if err := os.Symlink(target, link); err != nil {
			t.Fatal(err)
		}
	}
	refused := func(link string) string { return link + " is a link: nothing is written or read through it" }
	var d drafts
	for _, test := range []struct{ name, want string }{
		{"file", ""}, // the folder itself may be a link: the user named it
		{"new/file", ""},
		{"file-out", refused("out/file-out")},
		{"folder-out/victim", refused("out/folder-out")},
		{"folder-out/new", refused("out/folder-out")},
		{"nowhere", refused("out/nowhere")},
		{"within", refused("out/within")},
	} {
		name := filepath.FromSlash(test.name)
		got := ""
		if err := d.writeInside("out", name, says("written")); err != nil {
			got = err.Error()
		}
		if got != filepath.FromSlash(test.want) {
			t.Errorf("writing %s: %q, want %q", name, got, test.want)
		}
		text, err := readInside("out", name)
		if refused := test.want != ""; refused != (err != nil) || !refused && string(text) != "written" {
			t.Errorf("reading %s: %q, %v", name, text, err)
		}
	}
	wantFolder(t, map[string]string{"victim": "victim", "elsewhere": "", "real": "", "out": ""})
	if diff := cmp.Diff(map[string]string{"victim": "elsewhere/victim"}, folder(t, "elsewhere")); diff != "" {
		t.Error(diff)
	}
}
