package preview

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform/html"
)

const (
	letter = "---\ntitle: A letter\nauthor: Karl\n---\n\nDear Anna,\n\n\nwe met [crossed out: once] there, twice.\n\n" +
		"A first paragraph.\n\nA second paragraph.\n\nA third paragraph.\n\nA fourth paragraph.\n\nA fifth paragraph.\n\nA sixth paragraph.\n\nKarl\n"
	archive = `
profile: archive
version: "1"
extends: documentary
rules:
  - name: struck
    labels: [crossed out]
    tei: <del rend="overstrike">{content}</del>
    examples: [{text: "a [crossed out: b] c", tei: 'a <del rend="overstrike">b</del> c'}]
`
)

// begin starts the preview of a path, and returns its address.
func begin(t *testing.T, path, profile string) string {
	t.Helper()
	v := &schema.Validator{}
	address := make(chan string, 1)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(ctx, Options{
			Path: path, Files: []string{profile},
			Shows:           func(path string) bool { return filepath.Ext(path) == ".txt" || filepath.Ext(path) == ".xml" },
			IsTranscription: func(f *source.File) bool { return filepath.Ext(f.Name()) == ".txt" },
			Validator:       func(string) (*schema.Validator, error) { return v, nil },
			Profile: func() (*notation.Profile, diag.List) {
				text, err := os.ReadFile(profile)
				if err != nil {
					return nil, diag.List{{Message: err.Error()}}
				}
				return notation.ReadProfile(source.NewFile(profile, text))
			},
			Write: func(w io.Writer, d *tei.Document) error { return html.Write(w, d, html.Options{}) },
			Ready: func(a string) { address <- a },
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	select {
	case a := <-address:
		return a
	case err := <-ended:
		ended <- nil
		t.Fatal(err)
		return ""
	}
}

// files writes what a preview needs into a folder.
func files(t *testing.T) (folder, transcription, profile string) {
	t.Helper()
	folder = t.TempDir()
	transcription, profile = filepath.Join(folder, "letter.txt"), filepath.Join(folder, "archive.yaml")
	for name, text := range map[string]string{
		"letter.txt": letter, "archive.yaml": archive, "broken.xml": "<TEI>", "secret.doc": "x", ".hidden.txt": "x", "sub/a b#c.txt": letter,
	} {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return folder, transcription, profile
}

// get asks for a path, with headers "Name: value", and returns status and body.
func get(t *testing.T, method, address string, headers ...string) (int, string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		if name == "Host" {
			r.Host = value
		}
		r.Header.Set(name, value)
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// TestGuard sends requests as browsers do for pages of this server and of others.
func TestGuard(t *testing.T) {
	folder, _, profile := files(t)
	address := begin(t, folder, profile)
	host := strings.TrimSuffix(strings.TrimPrefix(address, "http://"), "/")
	_, port, _ := strings.Cut(host, ":")
	for _, test := range []struct {
		why, method string
		headers     []string
		status      int
	}{
		{"typed into the browser", "GET", []string{"Sec-Fetch-Site: none"}, 200},
		{"by a link of ours", "GET", []string{"Sec-Fetch-Site: same-origin"}, 200},
		{"a script of ours", "GET", []string{"Origin: http://" + host, "Sec-Fetch-Site: same-origin"}, 200},
		{"by name", "GET", []string{"Host: localhost:" + port}, 200},
		{"no browser", "GET", nil, 200},
		{"head only", "HEAD", nil, 200},
		{"another name for this machine", "GET", []string{"Host: rebinding.example:" + port}, 403},
		{"our address and another port", "GET", []string{"Host: 127.0.0.1:1"}, 403},
		{"no port", "GET", []string{"Host: localhost"}, 403},
		{"another address of this machine", "GET", []string{"Host: 127.0.0.2:" + port}, 403},
		{"a script of another site", "GET", []string{"Origin: https://evil.example"}, 403},
		{"a page from a file", "GET", []string{"Origin: null"}, 403},
		{"our origin, but encrypted", "GET", []string{"Origin: https://" + host}, 403},
		{"a picture in a page of another site", "GET", []string{"Sec-Fetch-Site: cross-site"}, 403},
		{"a page of another port", "GET", []string{"Sec-Fetch-Site: same-site"}, 403},
		{"a form", "POST", nil, 405},
		{"a form of another site", "POST", []string{"Origin: https://evil.example"}, 403},
		{"another method", "OPTIONS", nil, 405},
	} {
		if status, body := get(t, test.method, address, test.headers...); status != test.status {
			t.Errorf("%s: %d %s, want %d", test.why, status, body, test.status)
		}
	}
}

func TestPaths(t *testing.T) {
	folder, _, profile := files(t)
	if err := os.Symlink("/etc/passwd", filepath.Join(folder, "link.txt")); err != nil {
		t.Log(err) // where there are no links, there is nothing to try
	}
	address := begin(t, folder, profile)
	for path, want := range map[string]int{
		"view/letter.txt": 200, "page/letter.txt": 200, "state/letter.txt": 200, "view/sub/a%20b%23c.txt": 200,
		"page/broken.xml": 200, "state/broken.xml": 200, "frame.js": 200, "frame.css": 200,
		"view/secret.doc": 404, "page/.hidden.txt": 404, "page/none.txt": 404, "page/link.txt": 404, "page/sub": 404, "page/": 404,
		"page/..%2f..%2fetc%2fpasswd": 404, "page/%2fetc%2fpasswd": 404, "page/sub%2f..%2fletter.txt": 404, "nothing": 404,
	} {
		if status, _ := get(t, "GET", address+path); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
	_, list := get(t, "GET", address)
	for _, want := range []string{`<a href="/view/letter.txt">letter.txt</a>`, `<a href="/view/sub/a%20b%23c.txt">sub/a b#c.txt</a>`, `<a href="/view/broken.xml">`} {
		if !strings.Contains(list, want) {
			t.Errorf("the list lacks %s:\n%s", want, list)
		}
	}
	if strings.Contains(list, "secret") || strings.Contains(list, "hidden") || strings.Contains(list, "link.txt") {
		t.Errorf("the list shows too much:\n%s", list)
	}
}

func TestState(t *testing.T) {
	folder, _, profile := files(t)
	address := begin(t, folder, profile)
	_, body := get(t, "GET", address+"state/broken.xml")
	var state shown
	if err := json.Unmarshal([]byte(body), &state); err != nil {
		t.Fatal(err)
	}
	if len(state.Findings) == 0 || state.Findings[0].Severity != "error" || state.Findings[0].Place == "" || state.Version == "" {
		t.Errorf("got %+v", state)
	}
	if _, page := get(t, "GET", address+"page/broken.xml"); !strings.Contains(page, "There is no page yet.") {
		t.Errorf("got %s", page)
	}
}

// TestInBrowser writes in a letter while Chromium shows it: edit, reload, error shown,
// error mended; then other sites try to see it.
func TestInBrowser(t *testing.T) {
	modules := os.Getenv("SIGLUM_NODE_MODULES")
	if modules == "" {
		t.Skip("SIGLUM_NODE_MODULES is not set: no node_modules with axe-core and playwright-core")
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	_, transcription, profile := files(t)
	address := begin(t, transcription, profile)
	cmd := exec.CommandContext(t.Context(), "node", "testdata/preview.js", chromium, address, transcription, profile)
	cmd.Env = append(os.Environ(), "NODE_PATH="+modules)
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}
