//go:build unix

package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkCollate runs the whole program on witnesses of made-up texts, which differ
// from their source in seven words of a hundred, and so from each other in 13. The
// table that it prints shows whether time grows as the texts do: the last column should
// stay the same.
func BenchmarkCollate(b *testing.B) {
	program, err := siglum()
	if err != nil {
		b.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("\n| words × witnesses | CPU | clock | peak memory | CPU per 1,000 words of a witness |\n|---|--:|--:|--:|--:|\n")
	for _, size := range collationSizes() {
		name := fmt.Sprintf("%dx%d", size.words, size.witnesses)
		b.Run(name, func(b *testing.B) {
			files := writeVersions(b, size.words, size.witnesses)
			out := filepath.Join(b.TempDir(), "edition.xml")
			c := comparison{work: name}
			c.run(b, "siglum", append([]string{program, "collate", "-o", out}, files...)...)
			if len(c.measures) == 0 {
				return
			}
			m := c.measures[0]
			fmt.Fprintf(&table, "| %d × %d | %.2f s | %.2f s | %d MB | %.1f ms |\n", size.words, size.witnesses,
				m.cpu.Seconds(), m.wall.Seconds(), m.peak>>20, milliseconds(m.cpu)*1000/float64(size.words*size.witnesses))
		})
	}
	fmt.Println(table.String())
}

type collationSize struct{ words, witnesses int }

// collationSizes are an article to a long novel in few to many witnesses, and a whole
// novel in four editions.
func collationSizes() []collationSize {
	var list []collationSize
	for _, witnesses := range []int{3, 6, 12, 40} {
		for _, words := range []int{100, 1000, 5000, 20000, 50000} {
			list = append(list, collationSize{words, witnesses})
		}
	}
	return append(list, collationSize{87000, 4})
}

// writeVersions writes versions of one text into files and returns their names.
func writeVersions(b *testing.B, words, versions int) []string {
	b.Helper()
	r := rand.New(rand.NewPCG(1, 1))
	l := newLexicon(r)
	base := make([]string, words)
	for i := range base {
		base[i] = l.word()
	}
	dir := b.TempDir()
	var files []string
	for k := range versions {
		path := filepath.Join(dir, fmt.Sprintf("W%02d.txt", k))
		if err := os.WriteFile(path, []byte(l.version(base)), 0o600); err != nil {
			b.Fatal(err)
		}
		files = append(files, path)
	}
	return files
}

// A lexicon gives words as often as a language has them: the n-th most frequent one in
// proportion to 1/n (Zipf 1949).
type lexicon struct {
	r     *rand.Rand
	words []string
}

const lexiconSize = 20000

func newLexicon(r *rand.Rand) *lexicon {
	l := &lexicon{r: r}
	for range lexiconSize {
		var b strings.Builder
		for range 2 + r.IntN(9) {
			b.WriteByte("etaoinshrdlucmfwypvbgk"[r.IntN(22)])
		}
		l.words = append(l.words, b.String())
	}
	return l
}

func (l *lexicon) word() string {
	return l.words[int(math.Pow(lexiconSize, l.r.Float64()))-1]
}

// version returns a text in which words were left out, replaced, spelt in another way
// and added, with punctuation, lines and paragraphs.
func (l *lexicon) version(base []string) string {
	var b strings.Builder
	for i, w := range base {
		switch n := l.r.IntN(100); {
		case n < 2:
			continue
		case n < 5:
			w = l.word()
		case n < 6:
			w += "e"
		case n < 7:
			w = l.word() + " " + w
		}
		b.WriteString(w)
		switch {
		case i%150 == 149:
			b.WriteString(".\n\n")
		case i%30 == 29:
			b.WriteString(".\n")
		case i%12 == 11:
			b.WriteString(", ")
		default:
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String()) + "\n"
}
