package collate

import (
	"math/rand/v2"
	"testing"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// TestLemmasStayInText takes the entries of random apparatuses out of the text: what is
// left is the text with its lemmas.
func TestLemmasStayInText(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 11))
		table := mustAlign(t, witnesses(t, randomTexts(r, 2+r.IntN(4), 1+r.IntN(80))...), Options{})
		o := ApparatusOptions{Group: Grouping(seed % 3), Verse: seed%2 == 0}
		within, _ := written(t, table, o)
		want := lemmas(tei.Descend(within.Root(), "text", "body"))
		for _, o.Method = range []Method{DoubleEndPoint, LocationReferenced} {
			behind, text := written(t, table, o)
			if got := tei.Content(tei.Descend(behind.Root(), "text", "body")); got != want {
				t.Fatalf("method %d: got %q, want %q\n%s", o.Method, clip(got, want), clip(want, got), text)
			}
		}
	}
}

// lemmas returns the text of an element without readings that are no lemma.
func lemmas(e *etree.Element) string {
	text := ""
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			text += child.Data
		case *etree.Element:
			if child.Tag != "rdg" && child.Tag != "rdgGrp" {
				text += lemmas(child)
			}
		}
	}
	return text
}
