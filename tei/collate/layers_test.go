package collate

import (
	"os"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

func layersOf(t *testing.T, id, body string) []*Witness {
	t.Helper()
	header := `<teiHeader><profileDesc><handNotes><handNote xml:id="h2">in pencil</handNote></handNotes></profileDesc></teiHeader>`
	d, found := tei.Load(source.NewFile(id, []byte(`<TEI xmlns="http://www.tei-c.org/ns/1.0">`+header+`<text><body>`+body+`</body></text></TEI>`)), tei.LoadOptions{})
	if found.HasErrors() {
		t.Fatal(found)
	}
	list, found := FromTEI(id, d, TEIOptions{Layers: true})
	if found.HasErrors() {
		t.Fatal(found)
	}
	return list
}

func TestLayers(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"no revision", "<p>a b</p>", []string{"a b"}},
		{"a substitution", "<p>a <subst><del>b</del><add>c</add></subst> d</p>", []string{"a b d", "a c d"}},
		{"what was added was revised", "<p>The <subst><del>first</del><add><subst><del>second</del><add>third</add></subst></add></subst> try</p>",
			[]string{"The first try", "The second try", "The third try"}},
		{"what was deleted held an addition", "<p>a <del>b <add>c</add></del> d</p>", []string{"a b d", "a b c d", "a d"}},
		{"a deletion was cancelled", "<p>a <restore><del>b</del></restore> c</p>", []string{"a b c", "a c", "a b c"}},
		{"the sequence is stated", `<p>a<add seq="2"> b</add><add seq="1"> c</add></p>`, []string{"a", "a c", "a b c"}},
		{"readings of one witness", "<p>with <app><rdg>this</rdg><rdg>such a</rdg><rdg>a</rdg><rdg type='lit'>x</rdg></app> end</p>",
			[]string{"with this end", "with such a end", "with a end"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, w := range layersOf(t, "A", c.body) {
				got = append(got, w.Text())
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestLayersShareColumns revises a text in which the same words come again and again:
// what no hand changed stands in one column, though other columns would do.
func TestLayersShareColumns(t *testing.T) {
	list := layersOf(t, "A", `<p>the cat <add hand="#h2">the cat</add> the cat <del>the cat</del> the dog</p>`)
	list = append(list, witness(t, "B", "the cat the dog"))
	table := mustAlign(t, list, Options{})
	for n := range list[0].Tokens {
		for k := range list[1].Tokens {
			if list[0].Tokens[n].Origin == list[1].Tokens[k].Origin && table.column(TokenRef{0, n}) != table.column(TokenRef{1, k}) {
				t.Errorf("word %d of A and word %d of A1 are one, and stand apart\n%s", n, k, draw(table))
			}
		}
	}
	checkTexts(t, table, ApparatusOptions{})
	_, text := written(t, table, ApparatusOptions{})
	for _, want := range []string{
		`<handNote xml:id="A.h2">in pencil</handNote>`, `varSeq="2" hand="#A.h2"`,
		`<witness xml:id="A1">A, as revised, hand h2</witness>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in\n%s", want, text)
		}
	}
}

// TestRevisionsOfDataset reads revisions encoded by elements and by readings: both ways
// give the same layers, which come back from an apparatus.
func TestRevisionsOfDataset(t *testing.T) {
	raw, err := os.ReadFile(testdata(t, "datasets", "within_witness_revisions", "testwitnesses.xml"))
	if err != nil {
		t.Fatal(err)
	}
	d, found := tei.Load(source.NewFile("testwitnesses.xml", raw), tei.LoadOptions{})
	if found.HasErrors() {
		t.Fatal(found)
	}
	want := map[string]string{
		"Wit1a": "bench by the lock / bench by the weir", "Wit1b": "bench by the lock / bench by the weir", "Wit2": "bench by the weir",
		"Wit3a": "The first attempt. / The second attempt. / The third attempt.", "Wit3b": "The first attempt. / The second attempt. / The third attempt.",
		"Wit4": "The second attempt.", "Wit5a": "the furthest / the farthest", "Wit6": "the farthest",
		"Wit5b": "the furthest / the farthest",
	}
	var all []*Witness
	for _, e := range d.Root().SelectElements("wit") {
		e.Tag = "p"
		var b strings.Builder
		e.WriteTo(&b, &etree.WriteSettings{})
		id := e.SelectAttrValue("n", "")
		list := layersOf(t, id, b.String())
		var texts []string
		for _, w := range list {
			texts = append(texts, w.Text())
		}
		if got := strings.Join(texts, " / "); got != want[id] {
			t.Errorf("%s: got %q, want %q", id, got, want[id])
		}
		all = append(all, list...)
	}
	if len(all) < len(want) {
		t.Errorf("only %d layers", len(all))
	}
	checkTexts(t, mustAlign(t, all, Options{}), ApparatusOptions{})
}
