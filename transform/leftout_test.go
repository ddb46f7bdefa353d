package transform

import (
	"maps"
	"slices"
	"testing"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/transform/internal/corpus"
)

// leavesOut holds the elements of which a view may leave text out, as the table of elements
// has it: what else is missing, is lost.
var leavesOut = [Flow + 1]map[string]bool{
	Reading:    set("abbr am del delSpan fw orig secl sic surplus"),
	Diplomatic: set("corr reg expan ex supplied del"),
	Critical:   set("abbr am del delSpan fw orig sic"),
	Flow:       set("abbr am del delSpan fw note orig secl sic surplus"),
}

// What a view does not show of the text belongs to an element of which the table says
// so, and is counted by element.
func TestWhatViewsLeaveOut(t *testing.T) {
	var counts [Flow + 1]map[string]int
	for v := range counts {
		counts[v] = map[string]int{}
	}
	total := 0
	corpus.Each(t, func(name string, d *tei.Document) {
		m, err := Build(d, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		for v := range counts {
			countLeftOut(m.Text, View(v), "", counts[v])
		}
		total += len([]rune(alphanumeric(flat(m))))
	})
	for v, byElement := range counts {
		for _, element := range slices.Sorted(maps.Keys(byElement)) {
			t.Logf("%-10s leaves out %6d letters and digits of %s", View(v), byElement[element], element)
			if !leavesOut[v][element] {
				t.Errorf("the %s view leaves out text of <%s>, which no row of the table says", View(v), element)
			}
		}
	}
	t.Logf("of %d", total)
}

// countLeftOut counts the text of nodes that a view does not show, by the element that
// makes it so: the innermost that stands in other views only, for a block that holds
// nothing but a deletion goes with it.
func countLeftOut(nodes []*Node, v View, element string, counts map[string]int) {
	for _, n := range nodes {
		by := element
		if !n.In.Has(v) && n.Kind != Text {
			by = n.Name
		}
		if n.Kind == Text && (by != "" || !n.In.Has(v)) {
			if count := len([]rune(alphanumeric(n.Text))); count > 0 {
				counts[by] += count
			}
		}
		countLeftOut(n.Nodes, v, by, counts)
	}
}
