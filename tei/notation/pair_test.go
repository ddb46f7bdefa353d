package notation

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

var twoShapes = []BracketShape{{Open: "[", Close: "]"}, {Open: "⟦", Close: "⟧"}}

func pairsOf(text string) *pairing {
	p := &pairing{file: source.NewFile("t.txt", []byte(text)), shapes: twoShapes, depth: maxDepth}
	p.run(text)
	return p
}

func shapeOf(sign string) int {
	return slices.IndexFunc(twoShapes, func(s BracketShape) bool { return sign == s.Open || sign == s.Close })
}

// simplePairs says what pairing is meant to find, with one stack and no bounds: a
// closing sign takes the innermost open bracket of its shape, and what was opened
// since then stays a character.
func simplePairs(text string) (pairs []pair, strays []stray) {
	type sign struct {
		at   int
		open string
	}
	var open []sign
	closes := map[string]string{"]": "[", "⟧": "⟦"}
	for i, r := range text {
		s := string(r)
		if s == "[" || s == "⟦" {
			open = append(open, sign{i, s})
		}
		if closes[s] == "" {
			continue
		}
		from := len(open) - 1
		for from >= 0 && open[from].open != closes[s] {
			from--
		}
		if from < 0 {
			strays = append(strays, stray{i, false, shapeOf(s)})
			continue
		}
		for _, o := range open[from+1:] {
			strays = append(strays, stray{o.at, true, shapeOf(o.open)})
		}
		pairs = append(pairs, pair{open[from].at, i, shapeOf(open[from].open)})
		open = open[:from]
	}
	for _, o := range open {
		strays = append(strays, stray{o.at, true, shapeOf(o.open)})
	}
	slices.SortFunc(pairs, func(a, b pair) int { return a.open - b.open })
	slices.SortFunc(strays, func(a, b stray) int { return a.at - b.at })
	return pairs, strays
}

func TestPairingOfTwoShapes(t *testing.T) {
	random := rand.New(rand.NewPCG(1948, 10))
	signs := []string{"[", "]", "⟦", "⟧", "a", " ", "\n\n", "«"}
	for range 5000 {
		var b strings.Builder
		for range random.IntN(maxUnmatched) {
			b.WriteString(signs[random.IntN(len(signs))])
		}
		text := b.String()
		pairs, strays := simplePairs(text)
		got := pairsOf(text)
		if diff := cmp.Diff(pairs, slices.Clip(got.pairs), cmp.AllowUnexported(pair{})); diff != "" && len(pairs)+len(got.pairs) > 0 {
			t.Fatalf("pairs of %q (-want +got):\n%s", text, diff)
		}
		if !slices.Equal(got.strays, strays) || got.missing != len(strays) {
			t.Fatalf("strays of %q: %v (%d), want %v", text, got.strays, got.missing, strays)
		}
	}
}

// Ten million opening signs are counted, not collected.
func TestPairingKeepsNoHopelessBrackets(t *testing.T) {
	p := pairsOf("[a] " + strings.Repeat("[", 10_000_000))
	if len(p.pairs) != 1 || p.missing != 10_000_000 || p.first.at != 4 {
		t.Errorf("%d pairs, %d without a partner, the first at %d; want 1, 10000000, 4", len(p.pairs), p.missing, p.first.at)
	}
	if n := cap(p.open[0]); n > 16 {
		t.Errorf("room for %d open brackets was made", n)
	}
}
