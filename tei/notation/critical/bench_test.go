package critical

import (
	"io"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
)

const benchmarked = `# A heading

Begun on {~~Tuesday~>Wednesday~~}{above} evening, when the [del overstrike: old] lamps were lit for the *first* time, as
Capt[ain] Brun says, though he has lost [gap 1-2 words illegible] and half of his [?teeth]. [app: lemma {A} | reading {B C}]

::: lg sonnet
The lamp was lit at half past three,
  the wind was in the west,
[l 3: and never a man came home from sea]
:::

| Verse | Singers |
| --- | --- |
| 1 | Brun, alone |

`

// benchmarks are a letter of 10 kB and a book of 3 MB.
var benchmarks = map[string]string{
	"letter": strings.Repeat(benchmarked, 10_000/len(benchmarked)),
	"book":   strings.Repeat(benchmarked, 3_000_000/len(benchmarked)),
}

func BenchmarkParse(b *testing.B) {
	p := profile(b)
	for name, text := range benchmarks {
		b.Run(name, func(b *testing.B) {
			f := source.NewFile("t.txt", []byte(text))
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Parse(f, p)
			}
		})
	}
}

func BenchmarkPrint(b *testing.B) {
	p := profile(b)
	for name, text := range benchmarks {
		b.Run(name, func(b *testing.B) {
			d, _ := Parse(source.NewFile("t.txt", []byte(text)), p)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if err := Print(io.Discard, d, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
