//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkEncodePeers encodes transcriptions as whole programs: a folder of ten thousand, a hundred in one
// call and in a call for each, and single ones up to 50 MB, beside pandoc, which makes TEI of one file a call.
func BenchmarkEncodePeers(b *testing.B) {
	program, err := siglum()
	if err != nil {
		b.Fatal(err)
	}
	made := newTranscriptions(b)
	var table strings.Builder
	table.WriteString(tableHead)
	for _, n := range []int{1_000, 10_000} {
		dir, out := b.TempDir(), b.TempDir()
		size := made.folder(b, dir, n)
		b.Run(fmt.Sprintf("folder-%d", n), func(b *testing.B) {
			c := comparison{work: fmt.Sprintf("%d transcriptions, %d MB", n, size>>20)}
			c.run(b, "siglum", program, "encode", "--quiet", "--force", dir, "-o", out)
			table.WriteString(c.rows())
			c.throughput(n, size)
		})
	}
	b.Run("files-100", func(b *testing.B) {
		dir, out := b.TempDir(), b.TempDir()
		made.folder(b, dir, 100)
		c := comparison{work: "100 transcriptions"}
		c.run(b, "siglum", program, "encode", "--quiet", "--force", dir, "-o", out)
		c.run(b, "siglum, 100 calls", "sh", "-c", eachFile, dir, program, "encode", "--quiet", "--force", "-o", filepath.Join(out, "one.xml"))
		if hasProgram(b, "pandoc") {
			command := append([]string{"sh", "-c", eachFile, dir}, pandocCommand(filepath.Join(out, "pandoc.xml"))...)
			c.run(b, "pandoc, 100 calls", command...)
		}
		table.WriteString(c.rows())
	})
	for _, megabytes := range []int{1, 5, 50} {
		path := filepath.Join(b.TempDir(), "book.txt")
		made.book(b, path, megabytes<<20)
		b.Run(fmt.Sprintf("book-%dMB", megabytes), func(b *testing.B) {
			c := comparison{work: fmt.Sprintf("one of %d MB", megabytes)}
			c.run(b, "siglum", program, "encode", "--quiet", "--force", path, "-o", filepath.Join(b.TempDir(), "book.xml"))
			if megabytes < 50 { // of 50 MB pandoc needs more memory than most machines have
				c.pandoc(b, path)
			}
			table.WriteString(c.rows())
		})
	}
	fmt.Println(table.String())
}

// eachFile calls a program, given as the arguments, once for each file of the folder $0.
const eachFile = `for f in "$0"/*/*.txt; do "$@" "$f" || exit; done`

// pandoc runs pandoc on a file.
func (c *comparison) pandoc(b *testing.B, path string) {
	c.run(b, "pandoc", append(pandocCommand(filepath.Join(b.TempDir(), "pandoc.xml")), path)...)
}

func pandocCommand(out string) []string {
	return []string{"pandoc", "--from", "markdown", "--to", "tei", "--standalone", "--output", out}
}

// throughput says how much siglum did in a second of the clock, and how many cores it had at work.
func (c *comparison) throughput(files, size int) {
	m := c.measures[0]
	fmt.Printf("%s: %.0f files/s, %.1f MB/s, %.2f cores at work, peak memory %d MB\n", c.work,
		float64(files)/m.wall.Seconds(), float64(size)/1e6/m.wall.Seconds(), m.cpu.Seconds()/m.wall.Seconds(), m.peak>>20)
}

// transcriptions makes new ones of those of the archive.
type transcriptions struct{ heads, bodies []string }

// newTranscriptions reads the transcriptions of the archive.
func newTranscriptions(b *testing.B) transcriptions {
	names, _ := filepath.Glob(filepath.Join(testdata(b), "transcriptions", "*.txt"))
	if len(names) == 0 {
		b.Skip("there are no transcriptions in the folder of test data")
	}
	var t transcriptions
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		blocks := strings.SplitAfterN(string(text), "\n\n", 9)
		t.bodies = append(t.bodies, blocks[len(blocks)-1])
		t.heads = append(t.heads, strings.Join(blocks[:len(blocks)-1], ""))
	}
	return t
}

// text returns the transcription of a number: a head, and a body whose paragraphs begin elsewhere.
func (t transcriptions) text(n int) string {
	i := n % len(t.bodies)
	paragraphs := strings.SplitAfter(t.bodies[i]+"\n\n", "\n\n")
	at := n % len(paragraphs)
	body := strings.Join(paragraphs[at:], "") + strings.Join(paragraphs[:at], "")
	return t.heads[i] + strings.ReplaceAll(body, "1957", fmt.Sprint(1900+n%100))
}

// folder writes a number of transcriptions into a folder, a hundred in each folder below it, and
// returns their size.
func (t transcriptions) folder(b *testing.B, dir string, n int) (size int) {
	for i := range n {
		below := filepath.Join(dir, fmt.Sprintf("%03d", i/100))
		text := t.text(i)
		size += len(text)
		if err := os.MkdirAll(below, 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(below, fmt.Sprintf("%05d.txt", i)), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return size
}

// book writes one transcription of about a size.
func (t transcriptions) book(b *testing.B, path string, size int) {
	var text strings.Builder
	text.WriteString(t.heads[0])
	for i := 0; text.Len() < size; i++ {
		text.WriteString(t.bodies[i%len(t.bodies)] + "\n\n")
	}
	if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
		b.Fatal(err)
	}
}

func hasProgram(b *testing.B, name string) bool {
	if _, err := exec.LookPath(name); err != nil {
		b.Logf("%s is left out: %v", name, err)
		return false
	}
	return true
}
