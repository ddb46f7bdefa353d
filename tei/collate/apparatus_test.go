package collate

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// written makes the apparatus of a table, and loads what was written.
func written(t *testing.T, table *Table, o ApparatusOptions) (*tei.Document, string) {
	t.Helper()
	var b bytes.Buffer
	if err := Apparatus(table, o).Write(&b); err != nil {
		t.Fatal(err)
	}
	d, found := tei.Load(source.NewFile("apparatus.xml", b.Bytes()), tei.LoadOptions{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return d, b.String()
}

// checkTexts rebuilds the text of every witness.
func checkTexts(t *testing.T, table *Table, o ApparatusOptions) {
	t.Helper()
	d, text := written(t, table, o)
	ids := witnessIDs(table.Witnesses)
	for i, w := range table.Witnesses {
		if got := Reconstruct(d, ids[i]); got != w.Text() {
			if len(text) > 3000 {
				text = "…"
			}
			t.Fatalf("witness %s became %q, was %q\n%s", w.ID, clip(got, w.Text()), clip(w.Text(), got), text)
		}
	}
}

// clip returns the part of a text around the first difference from another.
func clip(s, other string) string {
	n := 0
	for n < len(s) && n < len(other) && s[n] == other[n] {
		n++
	}
	return s[max(0, n-20):min(len(s), n+40)]
}

func TestTextsFromApparatus(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 3))
		texts := randomTexts(r, 1+r.IntN(7), 1+r.IntN(120))
		if seed%3 == 0 {
			texts = append(texts, "", " \n", texts[0][len(texts[0])/2:])
		}
		checkTexts(t, mustAlign(t, witnesses(t, texts...), Options{}), ApparatusOptions{Group: Grouping(seed % 3), Verse: seed%5 == 0, Base: "B", Method: Method(seed / 3 % 2)})
	}
}

func TestTextsOfDatasets(t *testing.T) {
	for _, name := range slices.Concat(tokenGolds, segmentGolds) {
		d := loadDataset(t, name)
		checkTexts(t, mustAlign(t, d.witnesses, Options{Near: true}), ApparatusOptions{})
	}
}

// TestMarkupInApparatus reads witnesses in TEI: their markup is in the readings, and
// their texts come back.
func TestMarkupInApparatus(t *testing.T) {
	var list []*Witness
	for id, body := range map[string]string{
		"A": `<p>The <hi rend="italic">quick brown</hi> fox<gap reason="illegible"/> runs<lb/>far.</p><p>It <unclear>end</unclear>s.</p>`,
		"B": `<pb n="2"/><p>The <hi rend="italic">quick <del>red</del> <add>brown</add></hi> fox runs far.</p> <p>It ends<note>so</note>.</p>`,
	} {
		list = append(list, fromTEI(t, id, body)...)
	}
	slices.SortFunc(list, func(a, b *Witness) int { return strings.Compare(a.ID, b.ID) })
	if got, want := list[1].Text(), "The quick brown fox runs far.\n\nIt ends."; got != want {
		t.Errorf("witness B reads %q, want %q", got, want)
	}
	table := mustAlign(t, list, Options{})
	checkTexts(t, table, ApparatusOptions{})
	_, text := written(t, table, ApparatusOptions{})
	_, text, _ = strings.Cut(text, "<body>")
	want := `
      <p><pb n="2" edRef="#B"/>The <hi rend="italic">quick</hi> <app xml:id="app-1" type="orthographic"><lem wit="#A"><hi rend="italic">brown</hi></lem><rdg wit="#B"><hi rend="italic"><add>brown</add></hi></rdg></app> fox<app xml:id="app-2"><lem wit="#A"><gap reason="illegible"/> </lem><rdg wit="#B"> </rdg></app>runs <lb edRef="#A"/>far.</p>
      <p>It <app xml:id="app-3" type="orthographic"><lem wit="#A"><unclear>end</unclear>s</lem><rdg wit="#B">ends</rdg></app>.</p>
    </body></text>
</TEI>
`
	if text != want {
		t.Errorf("got %s\nwant %s", text, want)
	}
}

func fromTEI(t *testing.T, id, body string) []*Witness {
	t.Helper()
	d, found := tei.Load(source.NewFile(id, []byte(`<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>`+body+`</body></text></TEI>`)), tei.LoadOptions{})
	if found.HasErrors() {
		t.Fatal(found)
	}
	list, found := FromTEI(id, d, TEIOptions{})
	if found.HasErrors() {
		t.Fatal(found)
	}
	return list
}

// TestTextsOfDarwin collates the first chapter of the Origin of Species in its six
// editions, paragraph below paragraph.
func TestTextsOfDarwin(t *testing.T) {
	raw, err := os.ReadFile(testdata(t, "datasets", "darwin_ch1", "paragraphs.json"))
	if err != nil {
		t.Fatal(err)
	}
	var paragraphs map[string]map[string]string
	if err := json.Unmarshal(raw, &paragraphs); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(paragraphs)) {
		for edition, text := range paragraphs[name] {
			texts[edition] += text + "\n\n"
		}
	}
	var list []*Witness
	for _, edition := range slices.Sorted(maps.Keys(texts)) {
		list = append(list, witness(t, edition, texts[edition]))
	}
	checkTexts(t, mustAlign(t, list, Options{Near: true}), ApparatusOptions{})
}

// TestPlaceholderKeepsText reads a gap with a combining mark behind it.
func TestPlaceholderKeepsText(t *testing.T) {
	w := fromTEI(t, "A", "<p>a<gap/>\u0301b c</p>")[0]
	if got, want := w.Text(), "a\u0301b c"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
