package schema_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
)

// embeddedGrammar loads the embedded schema.
func embeddedGrammar(t testing.TB) *relaxng.Grammar {
	t.Helper()
	return mustLoad(t, schema.EmbeddedSource())
}

func teiGrammar(t testing.TB) *relaxng.Grammar {
	t.Helper()
	text, err := os.ReadFile(testData(t, teiAll))
	if err != nil {
		t.Fatal(err)
	}
	return mustLoad(t, source.NewFile("tei_all.rng", text))
}

func mustLoad(t testing.TB, f *source.File) *relaxng.Grammar {
	t.Helper()
	g, found := relaxng.Load(f, relaxng.LoadOptions{})
	if len(found) > 0 {
		t.Fatalf("%s: %v", f.Name(), found)
	}
	return g
}

// elementsOf returns the elements of a grammar by name. In TEI P5 and in the
// embedded schema a name has one definition, wherever the element stands: that is
// what lets elements be compared one by one.
func elementsOf(t testing.TB, g *relaxng.Grammar) map[string]*relaxng.Element {
	t.Helper()
	elements := map[string]*relaxng.Element{}
	var visit func(relaxng.Pattern)
	visit = func(p relaxng.Pattern) {
		if e, ok := p.(*relaxng.Element); ok {
			name := nameOf(e.Name)
			switch elements[name] {
			case nil:
				elements[name] = e
				visit(e.Content)
			case e:
			default:
				if name != "*" {
					t.Fatalf("element %s is defined more than once", name)
				}
			}
			return
		}
		for _, part := range partsOf(p) {
			visit(part)
		}
	}
	visit(g.Start)
	return elements
}

// partsOf returns the patterns that a pattern is made of, other than what is in an
// element.
func partsOf(p relaxng.Pattern) []relaxng.Pattern {
	switch p := p.(type) {
	case *relaxng.Choice:
		return []relaxng.Pattern{p.Left, p.Right}
	case *relaxng.Interleave:
		return []relaxng.Pattern{p.Left, p.Right}
	case *relaxng.Group:
		return []relaxng.Pattern{p.Left, p.Right}
	case *relaxng.OneOrMore:
		return []relaxng.Pattern{p.Content}
	case *relaxng.List:
		return []relaxng.Pattern{p.Content}
	}
	return nil
}

// attributesOf returns the names of the attributes of an element, and whether the
// element can do without.
func attributesOf(e *relaxng.Element) map[string]bool {
	names := map[string]bool{}
	var visit func(relaxng.Pattern)
	visit = func(p relaxng.Pattern) {
		if a, ok := p.(*relaxng.Attribute); ok {
			names[nameOf(a.Name)] = true
		}
		for _, part := range partsOf(p) {
			visit(part)
		}
	}
	visit(e.Content)
	for name := range names {
		names[name] = possibleWithout(e.Content, name)
	}
	return names
}

func possibleWithout(p relaxng.Pattern, attribute string) bool {
	switch p := p.(type) {
	case *relaxng.Attribute:
		return nameOf(p.Name) != attribute
	case *relaxng.Choice:
		return possibleWithout(p.Left, attribute) || possibleWithout(p.Right, attribute)
	}
	for _, part := range partsOf(p) {
		if !possibleWithout(part, attribute) {
			return false
		}
	}
	return true
}

// For every element, each content that the embedded schema accepts is one that TEI P5
// accepts, and each attribute one that TEI P5 has. This is no sample: the languages of
// the contents are compared as a whole. Values of attributes are left to the documents
// that TestTEIAcceptsGeneratedDocuments makes.
func TestEmbeddedContentIsASubsetOfTEI(t *testing.T) {
	ours, theirs := elementsOf(t, embeddedGrammar(t)), elementsOf(t, teiGrammar(t))
	models := newModels()
	for _, name := range slices.Sorted(maps.Keys(ours)) {
		their := theirs[name]
		if their == nil {
			t.Errorf("TEI P5 has no element %s", name)
			continue
		}
		if word := models.excess(models.of(ours[name].Content), models.of(their.Content)); word != nil {
			t.Errorf("TEI P5 refuses in %s: %s", name, strings.Join(word, " "))
		}
		compareAttributes(t, name, attributesOf(ours[name]), attributesOf(their))
	}
}

func compareAttributes(t *testing.T, element string, ours, theirs map[string]bool) {
	t.Helper()
	for name := range ours {
		if _, ok := theirs[name]; !ok {
			t.Errorf("TEI P5 has no attribute %s on %s", name, element)
		}
	}
	for name, optional := range theirs {
		if ourOptional, ok := ours[name]; !optional && (!ok || ourOptional) {
			t.Errorf("TEI P5 requires the attribute %s on %s", name, element)
		}
	}
}
