package registry_test

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/siglum/siglum/schema/registry"
)

// loadAll stands for a schema loader: it opens the files that lines beginning
// with "include " name.
func loadAll(main string, fsys fs.FS) error {
	data, err := fs.ReadFile(fsys, main)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "include "); ok {
			if err := loadAll(name, fsys); err != nil {
				return err
			}
		}
	}
	return nil
}

func TestAddGetRemove(t *testing.T) {
	from := folder(t, map[string]string{
		"all.rnc":          "include modules/core.rnc\n",
		"modules/core.rnc": "core",
		"unrelated.txt":    "not part of it",
	})
	origin := filepath.Join(from, "all.rnc")
	r := registry.Open(filepath.Join(t.TempDir(), "not", "yet", "there"))

	if list, err := r.List(); err != nil || list != nil {
		t.Fatalf("a registry that does not exist lists %v, %v; want nothing", list, err)
	}
	fetched, err := new(registry.Fetcher).Fetch(context.Background(), origin, loadAll)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Add("all", fetched, "http://a.org/all.rnc"); err != nil {
		t.Fatal(err)
	}

	got, err := r.Get("all")
	if err != nil {
		t.Fatal(err)
	}
	want := &registry.Entry{
		Name: "all", Origin: origin, Main: "all.rnc", URIs: []string{"http://a.org/all.rnc"},
		Files: []registry.File{
			{Name: "all.rnc", Size: 25},
			{Name: "modules/core.rnc", Size: 4},
		},
	}
	sums := cmpopts.IgnoreFields(registry.File{}, "SHA256")
	if diff := cmp.Diff(want, got, sums, cmpopts.IgnoreUnexported(registry.Entry{})); diff != "" {
		t.Errorf("Get (-want +got):\n%s", diff)
	}
	if data, err := fs.ReadFile(got.FS(), "modules/core.rnc"); err != nil || string(data) != "core" {
		t.Errorf("the included file reads %q, %v", data, err)
	}
	for _, address := range []string{"all", origin, "http://a.org/all.rnc"} {
		if e := r.Find(address); e == nil || e.Name != "all" {
			t.Errorf("Find(%q) = %v", address, e)
		}
	}
	if e := r.Find("http://elsewhere.org/all.rnc"); e != nil {
		t.Errorf("Find of a stranger = %v", e)
	}

	if err := r.Remove("all"); err != nil {
		t.Fatal(err)
	}
	if err := r.Remove("all"); !errors.Is(err, registry.ErrNotRegistered) {
		t.Errorf("removed twice: %v, want ErrNotRegistered", err)
	}
	if _, err := r.Get("../../etc"); !errors.Is(err, registry.ErrNotRegistered) {
		t.Errorf("a name that leads out of the registry: %v, want ErrNotRegistered", err)
	}
}

func TestChangedFileIsRefused(t *testing.T) {
	dir := t.TempDir()
	r := registry.Open(dir)
	e, err := r.Add("x", &registry.Fetched{Origin: "x.rnc", Main: "x.rnc", Files: map[string][]byte{"x.rnc": []byte("one")}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "x", "files", "x.rnc"), []byte("two"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = fs.ReadFile(e.FS(), "x.rnc")
	want := `x.rnc of the registered schema "x" was changed since it was added: add it again`
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestAddReplaces(t *testing.T) {
	r := registry.Open(t.TempDir())
	for _, text := range []string{"one", "two"} {
		files := map[string][]byte{"x.rnc": []byte(text), text + ".rnc": nil}
		if _, err := r.Add("x", &registry.Fetched{Main: "x.rnc", Files: files}); err != nil {
			t.Fatal(err)
		}
	}
	e, err := r.Get("x")
	if err != nil {
		t.Fatal(err)
	}
	if data, _ := fs.ReadFile(e.FS(), "x.rnc"); string(data) != "two" {
		t.Errorf("after it was replaced the schema reads %q", data)
	}
	if _, err := fs.ReadFile(e.FS(), "one.rnc"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file of the replaced schema is still there: %v", err)
	}
}

func TestAddRefuses(t *testing.T) {
	tests := []struct{ why, name, file, want string }{
		{"a name with a slash", "a/b", "x", "cannot name a schema"},
		{"an empty name", "", "x", "cannot name a schema"},
		{"a name that looks like a flag", "-s", "x", "cannot name a schema"},
		{"a hidden name", ".x", "x", "cannot name a schema"},
		{"a file outside", "a", "../x", "is no name for a file"},
		{"an absolute file", "a", "/x", "is no name for a file"},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		_, err := registry.Open(dir).Add(tt.name, &registry.Fetched{Main: tt.file, Files: map[string][]byte{tt.file: nil}})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want one that says %q", tt.why, err, tt.want)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s: it left %v behind", tt.why, left)
		}
	}
}

func TestFetchFromTheWeb(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		switch q.URL.Path {
		case "/tei/all.rnc":
			w.Write([]byte("include modules/core.rnc\n"))
		case "/tei/modules/core.rnc":
			w.Write([]byte("core"))
		case "/tei/outside.rnc":
			w.Write([]byte("include ../secret\n"))
		case "/tei/large.rnc":
			w.Write(make([]byte, 4096))
		case "/tei/slow.rnc":
			<-q.Context().Done()
		default:
			http.NotFound(w, q)
		}
	}))
	defer server.Close()
	fetcher := &registry.Fetcher{MaxBytes: 1024, Timeout: 200 * time.Millisecond}

	got, err := fetcher.Fetch(context.Background(), server.URL+"/tei/all.rnc", loadAll)
	if err != nil {
		t.Fatal(err)
	}
	want := &registry.Fetched{Origin: server.URL + "/tei/all.rnc", Main: "all.rnc", Files: map[string][]byte{
		"all.rnc": []byte("include modules/core.rnc\n"), "modules/core.rnc": []byte("core"),
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	tests := []struct{ why, path, want string }{
		{"an address with nothing behind it", "/tei/none.rnc", "the server answers 404 Not Found"},
		{"a schema that leads out of its folder", "/tei/outside.rnc", "invalid argument"},
		{"a file over the limit", "/tei/large.rnc", "larger than 1024 bytes"},
		{"a server that does not answer", "/tei/slow.rnc", "deadline exceeded"},
		{"an address that names no file", "/", "must end in the name of a file"},
	}
	for _, tt := range tests {
		_, err := fetcher.Fetch(context.Background(), server.URL+tt.path, loadAll)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want one that says %q", tt.why, err, tt.want)
		}
	}
}

func TestFetchStaysInTheFolder(t *testing.T) {
	dir := folder(t, map[string]string{"in/a.rnc": "include link.rnc\n", "secret": "s"})
	if err := os.Symlink("../secret", filepath.Join(dir, "in", "link.rnc")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	_, err := new(registry.Fetcher).Fetch(context.Background(), filepath.Join(dir, "in", "a.rnc"), loadAll)
	if err == nil {
		t.Error("a symbolic link led out of the schema's folder")
	}
	_, err = new(registry.Fetcher).Fetch(context.Background(), filepath.Join(dir, "in", "none.rnc"), loadAll)
	if !errors.Is(err, fs.ErrNotExist) && (err == nil || !strings.HasSuffix(err.Error(), "no such file or directory")) {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestDefaultDir(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_DATA_HOME", home)
	if got, err := registry.DefaultDir(); err != nil || got != filepath.Join(home, "siglum", "schemas") {
		t.Errorf("DefaultDir() = %q, %v", got, err)
	}
}

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
