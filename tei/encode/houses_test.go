package encode_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// Whatever order the signs of a house come in, its profile reads them, the tree keeps every character, and what is
// made of them can be decoded and encoded again.
func TestSignsOfHousesInAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1948, 12))
	for _, name := range notation.Names() {
		p, err := notation.Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		if p.Grammar == notation.Critical {
			continue // it has tests of its own
		}
		pieces := []string{"word", "Name", " ", " ", "\n", "\n\n", "?", "left: ", "12", "\"", ">", "|", "ạ", "(sic)", "vac.3", "12 May 1957"}
		for _, s := range p.Brackets {
			pieces = append(pieces, s.Open, s.Close, s.Open)
		}
		for range 300 {
			var b strings.Builder
			for range random.IntN(30) + 1 {
				b.WriteString(pieces[random.IntN(len(pieces))])
			}
			inAnyOrder(t, p, b.String())
		}
	}
}

func inAnyOrder(t *testing.T, p *notation.Profile, text string) {
	f := source.NewFile("t.txt", []byte(text))
	tree, _ := notation.Parse(f, p)
	if tree == nil {
		return // blank
	}
	var printed strings.Builder
	if err := notation.Print(&printed, tree); err != nil || printed.String() != text {
		t.Fatalf("%s: %q is printed as %q, %v", p.Name.Text, text, printed.String(), err)
	}
	r, _ := encode.Encode(f, encode.Options{Profile: p})
	back, list := encode.Decode(r.Document, encode.Options{Profile: p})
	if list.HasErrors() {
		t.Fatalf("%s: %q: %v", p.Name.Text, text, list)
	}
	for _, word := range []string{"word", "Name", "12"} {
		if got, want := strings.Count(string(back), word), strings.Count(text, word); got != want {
			t.Errorf("%s: %q decoded to %q: %d times %q, want %d", p.Name.Text, text, back, got, word, want)
		}
	}
	if again, list := encode.Encode(source.NewFile("t.txt", back), encode.Options{Profile: p}); again == nil {
		t.Fatalf("%s: %q decoded to %q: %v", p.Name.Text, text, back, list)
	}
}
