package html

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// load reads a document that must be well-formed.
func load(t testing.TB, name, text string) *tei.Document {
	t.Helper()
	d, diags := tei.Load(source.NewFile(name, []byte(text)), tei.LoadOptions{})
	if err := diags.Err(); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return d
}

// page writes the page of a document.
func pageOf(t testing.TB, d *tei.Document, o Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, d, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// body wraps the content of a body.
func body(content string) string {
	return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc>` +
		`<profileDesc><handNotes><handNote xml:id="h1" scope="minor">corrector</handNote></handNotes></profileDesc></teiHeader>` +
		`<text><body>` + content + `</body></text></TEI>`
}

func parse(t testing.TB, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// find calls f for all elements, in order.
func find(n *html.Node, f func(*html.Node)) {
	if n.Type == html.ElementNode {
		f(n)
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		find(child, f)
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	for _, c := range strings.Fields(attribute(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}

// corpus calls f for each real document, or skips.
func corpus(t *testing.T, f func(name string, d *tei.Document)) {
	t.Helper()
	root := os.Getenv("SIGLUM_TESTDATA")
	if root == "" {
		t.Skip("SIGLUM_TESTDATA is not set: the test data is not here")
	}
	root = filepath.Join(root, "corpus")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(path, ".tsv") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		d, diags := tei.Load(source.NewFile(name, text), tei.LoadOptions{})
		if diags.HasErrors() {
			t.Logf("left out: %v", diags.Err())
			return nil
		}
		f(name, d)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func loadFile(t testing.TB, path string) *tei.Document {
	t.Helper()
	return load(t, filepath.Base(path), read(t, path))
}
