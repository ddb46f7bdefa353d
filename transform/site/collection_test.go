package site

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Descriptions with one xml:id in several editions are of one person if they have one
// name and no two authority files; else each edition means its own.
func TestDescribe(t *testing.T) {
	john := entity{ID: "john-smith", Kind: person, Text: "John Smith"}
	gnd := entity{ID: "gnd-1", Kind: person, Text: "John Smith", URI: "https://gnd/1"}
	other := entity{ID: "gnd-2", Kind: person, Text: "John Smith", URI: "https://gnd/2"}
	mary := entity{ID: "mary-smith", Kind: person, Text: "Mary Smith"}
	for _, test := range []struct {
		name  string
		known []map[string]entity
		want  map[string]string // names that go by these ids, to the ids of their entries
	}{
		{"one", []map[string]entity{{"p1": john}}, map[string]string{"p1": "john-smith", "john-smith": "john-smith", "p2": "p2"}},
		{"the same twice", []map[string]entity{{"p1": john}, {"p1": john}}, map[string]string{"p1": "john-smith"}},
		{"one knows more", []map[string]entity{{"p1": john}, {"p1": gnd}}, map[string]string{"p1": "gnd-1", "john-smith": "gnd-1", "gnd-1": "gnd-1"}},
		{"the other way round", []map[string]entity{{"p1": gnd}, {"p1": john}}, map[string]string{"p1": "gnd-1", "john-smith": "gnd-1"}},
		{"two names", []map[string]entity{{"p1": john}, {"p1": mary}}, map[string]string{"p1": "p1", "john-smith": "john-smith", "mary-smith": "mary-smith"}},
		{"two in authority files", []map[string]entity{{"p1": gnd}, {"p1": other}}, map[string]string{"p1": "p1", "gnd-1": "gnd-1", "gnd-2": "gnd-2"}},
		{"a name of two", []map[string]entity{{"p1": gnd, "p2": other}, {"p1": john}, {"p2": john}}, map[string]string{"p1": "gnd-1", "p2": "gnd-2", "john-smith": "john-smith"}},
	} {
		var editions []*edition
		for _, known := range test.known {
			editions = append(editions, &edition{Known: known})
		}
		c := newCollection(editions, "")
		got := map[string]string{}
		for _, id := range slices.Sorted(maps.Keys(test.want)) {
			got[id] = c.id(name{ID: id})
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestCommonest(t *testing.T) {
	for want, forms := range map[string]map[string]int{
		"I. Stalin": {"I. STALIN": 9, "I. Stalin": 2, "J. Stalin": 1},
		"A":         {"A": 1, "B": 1},
		"李文":        {"李文": 3},
		"":          {},
	} {
		if got := commonest(forms); got != want {
			t.Errorf("the commonest of %v is %q, want %q", forms, got, want)
		}
	}
}

func TestInitial(t *testing.T) {
	for text, want := range map[string]string{"Émile": "E", "“The Salt Road”": "T", "李文": "漢字", "1851": "0–9", "…": "…", "": "…", "ёж": "Е", "ǆ": "Ǆ"} {
		if got := initial(text); got != want {
			t.Errorf("%q stands under %q, want %q", text, got, want)
		}
	}
}
