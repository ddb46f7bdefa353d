//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// These benchmarks run whole programs side by side: siglum, and what is installed
// of its peers, on the same documents and schema. They report processor time of
// user and system together, time on the clock and peak memory, each the best of
// the runs, because the rest is what else the machine was doing. README.md has a
// table of them and says how it was made.

// A measure is what one run of a program took.
type measure struct {
	cpu, wall time.Duration
	peak      int64 // bytes
}

// run runs a program to its end. That it finds documents invalid is no failure.
func run(b *testing.B, command []string) measure {
	b.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	start := time.Now()
	err := cmd.Run()
	m := measure{wall: time.Since(start)}
	if cmd.ProcessState == nil {
		b.Fatal(err)
	}
	if code := cmd.ProcessState.ExitCode(); code < 0 {
		b.Fatalf("%s: %v\n%s", command[0], err, stderr.String())
	}
	m.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	m.peak = peakOf(cmd)
	return m
}

// atLeast is how often each program is run.
const atLeast = 3

// A comparison is programs that did the same work; the first is siglum.
type comparison struct {
	work     string
	programs []string
	measures []measure
}

// run runs a program as often as the benchmark asks, and three times at the least,
// and notes the best.
func (c *comparison) run(b *testing.B, name string, command ...string) {
	if _, err := exec.LookPath(command[0]); err != nil {
		b.Logf("%s is left out: %v", name, err)
		return
	}
	b.Run(name, func(b *testing.B) {
		best, runs := run(b, command), 1
		for b.Loop() {
			best, runs = best.better(run(b, command)), runs+1
		}
		for ; runs < atLeast; runs++ {
			best = best.better(run(b, command))
		}
		b.ReportMetric(0, "ns/op") // the mean says little of programs
		b.ReportMetric(milliseconds(best.cpu), "cpu-ms")
		b.ReportMetric(milliseconds(best.wall), "wall-ms")
		b.ReportMetric(float64(best.peak)/(1<<20), "peak-MB")
		c.note(name, best)
	})
}

// note keeps a measure; a benchmark may be run again, and then the later one counts.
func (c *comparison) note(name string, m measure) {
	if i := slices.Index(c.programs, name); i >= 0 {
		c.measures[i] = m
		return
	}
	c.programs, c.measures = append(c.programs, name), append(c.measures, m)
}

func (m measure) better(n measure) measure {
	return measure{min(m.cpu, n.cpu), min(m.wall, n.wall), min(m.peak, n.peak)}
}

// rows writes the comparison as rows of a Markdown table.
func (c *comparison) rows() string {
	var b strings.Builder
	for i, m := range c.measures {
		first := c.measures[0]
		fmt.Fprintf(&b, "| %s | %s | %.2f s | %.1f | %.2f s | %.1f | %d MB |\n", c.work, c.programs[i],
			m.cpu.Seconds(), m.cpu.Seconds()/first.cpu.Seconds(), m.wall.Seconds(), m.wall.Seconds()/first.wall.Seconds(), m.peak>>20)
	}
	return b.String()
}

const tableHead = `
| work | program | CPU | times siglum's | clock | times siglum's | peak memory |
|---|---|--:|--:|--:|--:|--:|
`

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// siglum builds the program once and returns its path.
var siglum = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "siglum-bench-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "siglum")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", &buildError{string(out)}
	}
	return path, nil
})

type buildError struct{ output string }

func (e *buildError) Error() string { return "building siglum: " + e.output }

func BenchmarkValidatePeers(b *testing.B) {
	data := testdata(b)
	program, err := siglum()
	if err != nil {
		b.Fatal(err)
	}
	schema := filepath.Join(data, "schemas/tei-4.12.0/tei_all-4.12.0.rng")
	var table strings.Builder
	table.WriteString(tableHead)
	documents := []struct{ name, path string }{
		{"letter-10kB", "corpus/apparatus-ldlt-calpurnius/Clean_XML_Text__carmen5clean-reconciled.xml"},
		{"book-3.2MB", "corpus/books-sarit/sarasvatikanthabharana-dn.xml"},
		{"book-2.8MB", "corpus/books-sarit/susrutasamhita.xml"},
		{"guidelines-7.3MB", "corpus/tei-guidelines/p5-4.9.0a-expanded.xml"},
	}
	for _, d := range documents {
		path := filepath.Join(data, d.path)
		b.Run(d.name, func(b *testing.B) {
			c := comparison{work: d.name}
			c.run(b, "siglum", program, "validate", "--quiet", "-s", schema, path)
			c.run(b, "jing", "jing", schema, path)
			c.run(b, "xmllint", "xmllint", "--noout", "--relaxng", schema, path)
			table.WriteString(c.rows())
		})
	}
	corpus := corpusFiles(b, filepath.Join(data, "corpus"))
	b.Run("corpus", func(b *testing.B) {
		mustReadAll(b, append([]string{"jing", schema}, corpus...))
		c := comparison{work: fmt.Sprintf("corpus, %d documents", len(corpus))}
		c.run(b, "siglum", append([]string{program, "validate", "--quiet", "-s", schema}, corpus...)...)
		c.run(b, "jing", append([]string{"jing", schema}, corpus...)...)
		table.WriteString(c.rows())
	})
	fmt.Println(table.String()) // what a benchmark with others in it logs is not shown
}

// mustReadAll fails if jing gives up before the last document, as it does at one that
// is not well-formed or lacks a file: then it would be compared for less work.
func mustReadAll(b *testing.B, jing []string) {
	b.Helper()
	out, err := exec.Command(jing[0], jing[1:]...).Output()
	if errors.Is(err, exec.ErrNotFound) {
		return
	}
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "fatal") {
			b.Fatalf("jing gave up: %s", line)
		}
	}
}

// corpusFiles returns the documents that jing reads to their end as siglum does:
// those without XInclude, which jing would resolve, and without a DTD that is not
// there.
func corpusFiles(b *testing.B, dir string) []string {
	b.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(path, ".tsv") {
			return err
		}
		text, err := os.ReadFile(path)
		if err == nil && !bytes.Contains(text, []byte("XInclude")) && hasItsDTD(path, text) {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return files
}

var systemIdentifier = regexp.MustCompile(`^\s*\S+\s+SYSTEM\s+["']([^"']+)["']`)

// hasItsDTD reports whether the DTD that a document names, if it does, is there.
func hasItsDTD(path string, text []byte) bool {
	events := xmltext.NewReader(source.NewFile(path, text), xmltext.Options{})
	for e := range events.Events() {
		switch e.Kind {
		case xmltext.StartElement:
			return true
		case xmltext.Doctype:
			named := systemIdentifier.FindSubmatch(e.Text)
			if named == nil {
				return true
			}
			_, err := os.Stat(filepath.Join(filepath.Dir(path), string(named[1])))
			return err == nil
		}
	}
	return true
}
