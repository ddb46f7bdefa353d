package schema_test

import (
	"cmp"
	"flag"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
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
func generated(t testing.TB, seed uint64, each int) []*written {
	t.Helper()
	g := embeddedGrammar(t)
	gen := newGenerator(t, g, seed)
	var documents []*written
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
	made := generated(t, *seed, *perElement)
	corpus := []string{corpusOf(made)}
	complain := func(who, complaint string) {
		if complaint != "" {
			t.Errorf("refused by %s: %s\n%s", who, complaint, lineOf(corpus[0], complaint))
		}
	}
	complain("the embedded schema", embeddedVerdicts(t, corpus)[0])
	complain("TEI P5", jing(t, teiAllFile, corpus)[0])
}

// corpusOf puts documents into one, each on a line of its own: validators are faster
// with that than with many documents.
func corpusOf(documents []*written) string {
	var b strings.Builder
	b.WriteString("<teiCorpus" + teiNamespace + "><teiHeader><fileDesc>" + fileWith(smallSource) + "</fileDesc></teiHeader>")
	for _, d := range documents {
		b.WriteString("\n" + d.String())
	}
	b.WriteString("</teiCorpus>")
	return b.String()
}

// lineOf returns the line of a text that a complaint is about.
func lineOf(text, complaint string) string {
	m := regexp.MustCompile(`\d+`).FindString(complaint)
	if line, err := strconv.Atoi(m); err == nil && line > 0 {
		if lines := strings.Split(text, "\n"); line <= len(lines) {
			return lines[line-1]
		}
	}
	return ""
}

// Documents with a mistake, which may be none, are judged by siglum as by jing, and
// what the embedded schema accepts of them TEI P5 accepts.
func TestTEIAcceptsWhatMistakesLeaveValid(t *testing.T) {
	teiAllFile := testData(t, teiAll)
	made := generated(t, *seed+1000, *perElement)
	m := &mutator{rand.New(rand.NewPCG(*seed, 1)), embeddedElements()}
	var documents []string
	for i := 0; i < len(made); i += 3 {
		m.mutate(made[i])
		documents = append(documents, made[i].String())
	}
	ours, theirs := embeddedVerdicts(t, documents), jing(t, teiAllFile, documents)
	accepted := 0
	for i, d := range documents {
		if ours[i] == "" {
			accepted++
		}
		if ours[i] == "" && theirs[i] != "" {
			t.Errorf("refused by TEI P5: %s\n%s", theirs[i], d)
		}
	}
	if accepted == 0 || accepted == len(documents) {
		t.Errorf("%d of %d documents with a mistake accepted: they tell nothing", accepted, len(documents))
	}
}
