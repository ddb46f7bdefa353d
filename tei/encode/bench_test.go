package encode

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
)

// A letter of some 1 kB whose paragraphs are repeated for longer texts.
const benchHead = `Letter of the Embassy
12 October 1948

Citation:
"Letter of the Embassy," October 12, 1948, Archive of the Ministry, F. 1, op. 2, d. 3. Translated by A. B. Clark.

Original Language:
Russian

Contents:

English Translation

`

const benchParagraph = `On the %d October the troops of Com[rade] Choe reached Beiping [Beijing] and the inventory
[opis'] of the depot was sent [to them] by wire. They proposed very close [inserted by hand:
appropriate] economic relations, and the mesage [sic] came with [3 words illegible] to the
address[ee]s [handwritten in the left margin: "Yes!"]. The [troops?] had well-
known leaders, as the Embassy said at 19:55 [crossed out: never] in its report (page 3).

`

// benchText returns a transcription of about a size in bytes.
func benchText(size int) []byte {
	var b strings.Builder
	b.WriteString(benchHead)
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, benchParagraph, i%30+1)
	}
	return []byte(b.String())
}

var benchTexts = []struct {
	name string
	text []byte
}{
	{"10kB", benchText(10_000)},
	{"1MB", benchText(1_000_000)},
	{"100kB", benchText(100_000)},
	{"open-brackets-1MB", bytes.Repeat([]byte("["), 1_000_000)},
}

func BenchmarkEncode(b *testing.B) {
	for _, test := range benchTexts {
		b.Run(test.name, func(b *testing.B) { benchmarkEncode(b, test.text) })
	}
}

// BenchmarkEncodeReal encodes the transcriptions of the archive, one after the other.
func BenchmarkEncodeReal(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("SIGLUM_TESTDATA"), "transcriptions", "*.txt"))
	if os.Getenv("SIGLUM_TESTDATA") == "" || len(files) == 0 {
		b.Skip("SIGLUM_TESTDATA does not name the folder of test data")
	}
	var texts [][]byte
	size := 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		texts, size = append(texts, text), size+len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			Encode(source.NewFile("t.txt", text), Options{})
		}
	}
}

func benchmarkEncode(b *testing.B, text []byte) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Encode(source.NewFile("t.txt", text), Options{})
	}
}
