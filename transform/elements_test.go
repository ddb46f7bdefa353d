package transform

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/siglum/siglum/transform/internal/corpus"
)

// elementNames reads the names of all elements from the schema of TEI P5.
func elementNames(t *testing.T) []string {
	t.Helper()
	f, err := os.Open(filepath.Join(corpus.Folder(t, "schemas"), "tei-4.12.0", "tei_all-4.12.0.rng"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var names []string
	d := xml.NewDecoder(f)
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "element" || start.Name.Space != "http://relaxng.org/ns/structure/1.0" {
			continue
		}
		for _, a := range start.Attr {
			if a.Name.Local == "name" {
				names = append(names, a.Value)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Every element of TEI, wherever it stands, keeps its text in some view: as a block,
// in a paragraph, empty or with text or with a paragraph in it.
func TestEveryElementKeepsItsText(t *testing.T) {
	names := elementNames(t)
	if len(names) < 570 {
		t.Fatalf("the schema has %d elements only", len(names))
	}
	for _, name := range names {
		if name == "teiHeader" {
			continue // the card says what it holds
		}
		for _, form := range []string{"<%[1]s/>", "<%[1]s>held</%[1]s>", "<p>a <%[1]s>held</%[1]s> b</p>", "<%[1]s><p>held</p></%[1]s>", "<p><%[1]s><p>held</p></%[1]s></p>"} {
			body := fmt.Sprintf(form, name)
			m, err := Build(fragment(t, body), Options{})
			if err != nil {
				t.Errorf("%s: %v", body, err)
				continue
			}
			if want := strings.Count(body, "held"); name != "gap" && name != "space" && strings.Count(flat(m), "held") != want {
				t.Errorf("%s: the model has %q", body, flat(m))
			}
			checkShape(t, body, m.Text)
		}
	}
	for name := range rules() {
		if !slices.Contains(names, name) {
			t.Errorf("there is a rule for %s, which is no element of TEI", name)
		}
	}
	for _, table := range []map[string]bool{elementOnly, blocks, breaks, phrases, captioned, phraseGroups} {
		for name := range table {
			if !slices.Contains(names, name) {
				t.Errorf("a table has %s, which is no element of TEI", name)
			}
		}
	}
}

// checkShape checks that the children of a node are all blocks or all inlines, and
// that inlines hold no blocks.
func checkShape(t *testing.T, name string, nodes []*Node) {
	t.Helper()
	for _, n := range nodes {
		if n.Kind.Block() != nodes[0].Kind.Block() {
			t.Errorf("%s: blocks and inlines are mixed", name)
		}
		if !n.Kind.Block() && hasBlock(n.Nodes) {
			t.Errorf("%s: an inline %s holds blocks", name, n.Name)
		}
		checkShape(t, name, n.Nodes)
	}
}
