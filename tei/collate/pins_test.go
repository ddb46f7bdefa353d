package collate

import (
	"math/rand/v2"
	"testing"
)

// TestConstraints aligns words as an editor decides.
func TestConstraints(t *testing.T) {
	texts := []string{"the black cat saw the white cat", "the cat and the cat", "a cat saw a dog"}
	for _, c := range []struct {
		name string
		list []Constraint
		want string
	}{
		{"none", nil, "the|black|cat|saw|the|white|cat\nthe|-|cat|and|the|-|cat\na|-|cat|saw|a|-|dog\n"},
		{"two words share a column", []Constraint{{Words: []TokenRef{{0, 2}, {2, 4}}}},
			"the|black|-|-|cat|saw|the|white|cat\nthe|cat|-|-|and|-|the|-|cat\na|cat|saw|a|dog|-|-|-|-\n"},
		{"a word stands apart", []Constraint{{Apart: true, Words: []TokenRef{{0, 2}, {1, 1}}}},
			"the|black|cat|saw|the|white|cat\nthe|cat|and|-|the|-|cat\na|-|cat|saw|a|-|dog\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := mustAlign(t, witnesses(t, texts...), Options{Constraints: c.list})
			if got := draw(table); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			for _, x := range c.list {
				if !table.Kept(x) {
					t.Errorf("%v is not kept", x)
				}
			}
		})
	}
}

// TestRandomConstraints ties any two words of random texts, and parts others.
func TestRandomConstraints(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 9))
		list := witnesses(t, randomTexts(r, 2+r.IntN(5), 20+r.IntN(200))...)
		any := func(w int) TokenRef { return TokenRef{w, r.IntN(len(list[w].Tokens))} }
		for _, apart := range []bool{false, true} {
			o := Options{Unit: Unit(seed % 3), Constraints: []Constraint{{Apart: apart, Words: []TokenRef{any(0), any(1)}}}}
			table := mustAlign(t, list, o)
			checkRows(t, table)
			if !table.Kept(o.Constraints[0]) {
				t.Errorf("seed %d: %+v is not kept\n%s", seed, o.Constraints[0], draw(table))
			}
		}
	}
}
