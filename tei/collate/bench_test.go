package collate

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkAlign aligns witnesses that differ from a common source in one word of
// fourteen.
func BenchmarkAlign(b *testing.B) {
	for _, size := range []struct{ words, witnesses int }{{100, 3}, {1000, 3}, {5000, 3}, {5000, 12}, {20000, 12}} {
		b.Run(fmt.Sprintf("%dx%d", size.words, size.witnesses), func(b *testing.B) {
			list := varied(size.words, size.witnesses)
			b.ReportAllocs()
			for b.Loop() {
				mustAlign(b, list, Options{})
			}
		})
	}
}

func varied(words, versions int) []*Witness {
	r := rand.New(rand.NewPCG(1, 1))
	base := make([]string, words)
	for i := range base {
		base[i] = fmt.Sprint("w", int(r.ExpFloat64()*300))
	}
	var list []*Witness
	for k := range versions {
		w := &Witness{ID: fmt.Sprint(k)}
		for _, text := range base {
			switch r.IntN(42) {
			case 0:
				continue
			case 1:
				text = "z" + text
			case 2:
				w.Tokens = append(w.Tokens, Token{Text: "new", Normal: "new" + text})
			}
			w.Tokens = append(w.Tokens, Token{Text: text, Normal: text})
		}
		list = append(list, w)
	}
	return list
}
