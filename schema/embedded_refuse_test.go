package schema_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// A refusal is a document that the embedded schema must refuse, and one that differs
// in nothing but the mistake, which it must accept.
type refusal struct {
	element, why string
	good, bad    string
}

// refusals reads testdata/embedded/refused.txt.
func refusals(t testing.TB) []refusal {
	t.Helper()
	table, err := os.ReadFile("testdata/embedded/refused.txt")
	if err != nil {
		t.Fatal(err)
	}
	var rows []refusal
	var place, template string
	for line := range strings.Lines(string(table)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "@ "):
			place, template, _ = strings.Cut(line[2:], " ")
		default:
			cells := strings.Split(line, " | ")
			if len(cells) != 4 {
				t.Fatalf("testdata/embedded/refused.txt: %d cells, not four: %s", len(cells), line)
			}
			document := func(cell string) string {
				return documentAt(t, place, strings.Replace(template, "…", cell, 1))
			}
			rows = append(rows, refusal{cells[0], cells[3], document(cells[1]), document(cells[2])})
		}
	}
	return rows
}

func TestEmbeddedRefuses(t *testing.T) {
	rows := refusals(t)
	var documents []string
	for _, r := range rows {
		documents = append(documents, r.good, r.bad)
	}
	said := embeddedVerdicts(t, documents)
	for i, r := range rows {
		if complaint := said[2*i]; complaint != "" {
			t.Errorf("%s: should be accepted: %s\n%s", r.element, complaint, r.good)
		}
		if said[2*i+1] == "" {
			t.Errorf("%s: accepted, although: %s\n%s", r.element, r.why, r.bad)
		}
	}
}

// The table has rows for each element of the schema, and for no other.
func TestEveryElementHasARefusal(t *testing.T) {
	refused := map[string]bool{}
	for _, r := range refusals(t) {
		refused[r.element] = true
		if !strings.Contains(r.bad, "<"+r.element) && !strings.Contains(r.good, "<"+r.element) {
			t.Errorf("the row for %s holds no %s: %s", r.element, r.element, r.bad)
		}
	}
	elements := embeddedElements()
	for _, name := range elements {
		if !refused[name] {
			t.Errorf("element %s has no row in testdata/embedded/refused.txt", name)
		}
	}
	for name := range refused {
		if !slices.Contains(elements, name) {
			t.Errorf("testdata/embedded/refused.txt has a row for %s, which the schema does not have", name)
		}
	}
}
