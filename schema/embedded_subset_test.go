package schema_test

import (
	"cmp"
	"flag"
	"maps"
	"slices"
	"testing"

	"github.com/siglum/siglum/schema/relaxng"
)

// By default enough for every change; thousands of documents are made with
//
//	go test ./schema -run Generated -seed 7 -each 20
var (
	seed       = flag.Uint64("seed", 1, "the `number` that random documents are made from")
	perElement = flag.Int("each", 1, "how `many` random documents are made for each element")
)

// generated makes random documents that the embedded schema accepts: some for each
// element, and as many more as it takes until every attribute of every element stood
// in one.
func generated(t testing.TB, seed uint64, each int) []string {
	t.Helper()
	g := embeddedGrammar(t)
	gen := newGenerator(t, g, seed)
	var documents []string
	for _, e := range sortedElements(gen.depths) {
		for range each {
			documents = append(documents, gen.document(attributeOf{element: e}))
		}
		for _, leaf := range gen.leaves(e.Content).list {
			a, ok := leaf.(*relaxng.Attribute)
			if !ok {
				continue
			}
			if _, done := gen.covered[attributeOf{e, a}]; !done {
				documents = append(documents, gen.document(attributeOf{e, a}))
			}
			if _, done := gen.covered[attributeOf{e, a}]; !done {
				t.Errorf("no document holds %s with @%s", nameOf(e.Name), nameOf(a.Name))
			}
		}
		if _, done := gen.covered[attributeOf{element: e}]; !done {
			t.Errorf("no document holds %s", nameOf(e.Name))
		}
	}
	return documents
}

func sortedElements(of map[*relaxng.Element]int) []*relaxng.Element {
	return slices.SortedFunc(maps.Keys(of), func(a, b *relaxng.Element) int {
		return cmp.Compare(nameOf(a.Name), nameOf(b.Name))
	})
}

// Whatever the embedded schema accepts, TEI P5 accepts.
func TestTEIAcceptsGeneratedDocuments(t *testing.T) {
	teiAllFile := testData(t, teiAll)
	documents := generated(t, *seed, *perElement)
	ours, theirs := embeddedVerdicts(t, documents), jing(t, teiAllFile, documents)
	for i, d := range documents {
		if ours[i] != "" {
			t.Errorf("made, but refused by the embedded schema: %s\n%s", ours[i], d)
		}
		if theirs[i] != "" {
			t.Errorf("refused by TEI P5: %s\n%s", theirs[i], d)
		}
	}
}
