package html

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/transform/internal/corpus"
)

// pageOf writes the page of a document.
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
	return corpus.Load(t, filepath.Base(path), read(t, path))
}
