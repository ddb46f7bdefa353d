package xinclude

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

var update = flag.Bool("update", false, "write the expected results anew")

// Each archive holds files, of which main.xml is read, and in "want" the document
// with its inclusions, the places of its events where the file changes, and the
// diagnostics.
func TestInclusions(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("there are no archives", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { testArchive(t, name) })
	}
}

func testArchive(t *testing.T, name string) {
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	want := -1
	for i, f := range a.Files {
		if f.Name == "want" {
			want = i
			continue
		}
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got := result(t, dir, Options{})
	if *update {
		if want < 0 {
			a.Files = append(a.Files, txtar.File{Name: "want"})
			want = len(a.Files) - 1
		}
		a.Files[want].Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want < 0 {
		t.Fatal("the archive has no want")
	}
	if diff := cmp.Diff(string(a.Files[want].Data), got); diff != "" {
		t.Errorf("%s(-want +got)\n%s", a.Comment, diff)
	}
}

// result reads doc/main.xml in a folder.
func result(t *testing.T, dir string, o Options) string {
	t.Helper()
	path := filepath.Join(dir, "doc", "main.xml")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	w := xmltext.NewWriter(&b)
	r := NewReader(source.NewFile(path, text), o)
	for e := range r.Events() {
		checkSpans(t, e)
		if err := w.Write(e); err != nil {
			t.Error(err)
		}
	}
	if err := w.Close(); err != nil {
		fmt.Fprintln(&b, err)
	}
	for _, d := range r.Diagnostics() {
		fmt.Fprintf(&b, "\n%s\n", d)
		for _, related := range d.Related {
			fmt.Fprintf(&b, "    %s:%s: %s\n", related.Span.File.Name(), related.Span.Position(), related.Message)
		}
		fmt.Fprintf(&b, "    help: %s\n", d.Help)
	}
	dir = filepath.ToSlash(dir)
	return strings.NewReplacer(dir+"/", "", dir, ".").Replace(filepath.ToSlash(b.String()))
}

// checkSpans checks that an event stands where its span says.
func checkSpans(t *testing.T, e *xmltext.Event) {
	t.Helper()
	text := e.Span.Text()
	switch e.Kind {
	case xmltext.StartElement:
		if !strings.HasPrefix(text, "<"+e.Name.String()) {
			t.Errorf("the start of <%s> stands at %q of %s", e.Name, text, e.Span.File.Name())
		}
	case xmltext.Text:
		if strings.TrimPrefix(text, "\uFEFF") != string(e.Text) && !strings.ContainsAny(text, "&\r") {
			t.Errorf("the text %q stands at %q", e.Text, text)
		}
	}
}

// write makes a file below a folder.
func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func including(href string) string {
	return `<a xmlns:xi="` + Namespace + `"><xi:include href="` + href + `" parse="text"/></a>`
}

// Another folder can be allowed; a symbolic link leads out of none.
func TestFolders(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "other/a.txt", "text")
	write(t, dir, "doc/main.xml", including("../other/a.txt"))
	if got, want := result(t, dir, Options{}), "other/a.txt is not included: it lies outside the folder of the document"; !strings.Contains(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := result(t, dir, Options{Folders: []string{filepath.Join(dir, "other")}}), ">text</a>"; !strings.Contains(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	if err := os.Symlink(filepath.Join("..", "other"), filepath.Join(dir, "doc", "link")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	write(t, dir, "doc/main.xml", including("link/a.txt"))
	if got, want := result(t, dir, Options{}), "[xinclude-outside]"; !strings.Contains(got, want) || strings.Contains(got, "text</a>") {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Files that include each other many times over are bounded.
func TestLimits(t *testing.T) {
	dir := t.TempDir()
	twice := func(next string) string {
		include := `<xi:include href="` + next + `"/>`
		return `<a xmlns:xi="` + Namespace + `">` + include + include + `</a>`
	}
	write(t, dir, "doc/main.xml", twice("0.xml"))
	for i := range 30 {
		write(t, dir, fmt.Sprintf("doc/%d.xml", i), twice(fmt.Sprintf("%d.xml", i+1)))
	}
	write(t, dir, "doc/30.xml", "<a/>")
	path := filepath.Join(dir, "doc", "main.xml")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := NewReader(source.NewFile(path, text), Options{MaxBytes: 20_000})
	events := 0
	for range r.Events() {
		events++
	}
	if events > 1000 || len(r.Diagnostics()) == 0 || r.Diagnostics()[0].Code != "xinclude-too-much" {
		t.Errorf("%d events; %v", events, r.Diagnostics())
	}

	write(t, dir, "doc/main.xml", including("0.xml"))
	for i := range 200 {
		write(t, dir, fmt.Sprintf("doc/%d.xml", i), strings.Replace(including(fmt.Sprintf("%d.xml", i+1)), ` parse="text"`, "", 1))
	}
	write(t, dir, "doc/main.xml", `<xi:include xmlns:xi="`+Namespace+`" href="0.xml"/>`)
	if got, want := result(t, dir, Options{}), "doc/99.xml:1:48: error: this inclusion is inside 100 others, which is more than is read [xinclude-too-much]"; !strings.Contains(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A document without inclusions has the events that xmltext gives, and real ones
// with inclusions are read to their end.
func TestCorpus(t *testing.T) {
	data := os.Getenv("SIGLUM_TESTDATA")
	if data == "" {
		t.Skip("SIGLUM_TESTDATA does not name the folder of the test data")
	}
	files, err := filepath.Glob(filepath.Join(data, "corpus", "*", "*.xml"))
	if err != nil || len(files) == 0 {
		t.Fatal("there is no corpus", err)
	}
	codes := map[string]int{}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := source.NewFile(path, text)
		want, got := 0, 0
		for range xmltext.NewReader(f, xmltext.Options{}).Events() {
			want++
		}
		r := NewReader(f, Options{})
		for range r.Events() {
			got++
		}
		if strings.Contains(string(text), Namespace) {
			for _, d := range r.Diagnostics() {
				codes[string(d.Code)]++
			}
		} else if got != want || len(r.Diagnostics()) > 0 {
			t.Errorf("%s: %d events, want %d; %v", path, got, want, r.Diagnostics())
		}
	}
	for code := range codes {
		if !strings.HasPrefix(code, "xinclude-") {
			t.Errorf("%d diagnostics %s", codes[code], code)
		}
	}
	t.Log(codes)
}

func FuzzPointer(f *testing.F) {
	for _, s := range []string{"id", "element(/1/2)", "element(a/1)", "xpointer(id('a'))", "xmlns(a=b)element(/1)", "x(^)(())y(z)", "element(/0)", "(", "", "element(/99999999999999999999)"} {
		f.Add(s)
	}
	doc := source.NewFile("doc.xml", []byte(`<a><b xml:id="a"><c/></b><d/></a>`))
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		p, fault := parsePointer(request{pointer: text, hasPointer: true})
		if (p == nil) == (fault == nil) {
			t.Fatalf("%q gives the pointer %v and the failure %v", text, p, fault)
		}
		if n := p.find(xmltext.NewReader(doc, xmltext.Options{})); n < 0 || n > 4 {
			t.Errorf("%q finds the tag %d of 4", text, n)
		}
	})
}
