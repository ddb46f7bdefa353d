package html

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/siglum/siglum/transform/internal/corpus"
)

const twoWitnesses = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<sourceDesc><listWit><witness xml:id="A">first</witness><witness xml:id="B">second</witness></listWit></sourceDesc></fileDesc></teiHeader>
<text><body><lg><l n="1">The <app><lem wit="#A">old</lem><rdg wit="#B">odd</rdg></app> road</l></lg></body></text></TEI>`

// The witnesses stand in a table, which is hidden until its button is chosen, and each of
// its columns has a box.
func TestParallelPage(t *testing.T) {
	root := parse(t, pageOf(t, corpus.Load(t, "a.xml", twoWitnesses), Options{}))
	var section *html.Node
	var boxes, cells, links []string
	find(root, func(n *html.Node) {
		switch {
		case n.Data == "section" && attribute(n, "id") == witnesses:
			section = n
		case n.Data == "input" && attribute(n, "type") == "checkbox":
			boxes = append(boxes, attribute(n, "id"))
		case n.Data == "td" && attribute(n, "class") != "":
			cells = append(cells, attribute(n, "class")+": "+plainOf(n))
		case n.Data == "a" && hasClass(n, "departs"):
			links = append(links, attribute(n, "href"))
		}
	})
	if section == nil || !hasAttribute(section, "hidden") {
		t.Fatal("the witnesses are not there, or not hidden")
	}
	if got, want := strings.Join(append(append(boxes, cells...), links...), "\n"), "show-a\nshow-b\nw1: AThe old road\nw2: BThe odd road\n#entry-1"; got != want {
		t.Errorf("the table has\n%s\nwant\n%s", got, want)
	}
	page := pageOf(t, corpus.Load(t, "a.xml", twoWitnesses), Options{Parallel: true})
	for _, want := range []string{`id="view-witnesses" checked>`, `id="witnesses" aria-label="Witnesses">`, `#show-b:not(:checked)) .w2{display:none}`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page with the witnesses first has no %s", want)
		}
	}
}

// A negative apparatus names those who depart, and no others.
func TestNegativeApparatus(t *testing.T) {
	for negative, want := range map[bool]string{false: "1 old] A; odd B ↩", true: "1 old] odd B ↩"} {
		find(parse(t, pageOf(t, corpus.Load(t, "a.xml", twoWitnesses), Options{Negative: negative})), func(n *html.Node) {
			if got := strings.Join(strings.Fields(plainOf(n)), " "); attribute(n, "id") == "entry-1" && got != want {
				t.Errorf("negative %t: %q, want %q", negative, got, want)
			}
		})
	}
}
