//go:build unix

package main

import (
	"io"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// What a document from a pipe may take of memory, however long it is.
const pipeMemory = 100 << 20

// longEdition returns an edition of about so many bytes, all of it valid, made while
// it is read.
func longEdition(size int) io.Reader {
	const (
		before = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letters</title></titleStmt>
<publicationStmt><p>Archive</p></publicationStmt><sourceDesc><p>Leaves</p></sourceDesc></fileDesc></teiHeader><text><body>
`
		letter = `<div type="letter"><head>To Anna</head>
<p rend="indent">On <date when="1842-03-17">17 March</date> <persName ref="#anna">Anna</persName> wrote
<del rend="strikethrough">in haste</del> <add place="above">at leisure</add>, that <choice><abbr>Dr</abbr><expan>Doctor</expan></choice>
Berg was <app><lem wit="#A">well</lem><rdg wit="#B">not well</rdg></app>.</p></div>
`
		after = "</body></text></TEI>\n"
	)
	letters := &repeatedText{text: letter, left: size / len(letter)}
	return io.MultiReader(strings.NewReader(before), letters, strings.NewReader(after))
}

// A repeatedText is a text so many times over.
type repeatedText struct {
	text     string
	at, left int
}

func (r *repeatedText) Read(b []byte) (n int, err error) {
	for n < len(b) && r.left > 0 {
		copied := copy(b[n:], r.text[r.at:])
		n, r.at = n+copied, r.at+copied
		if r.at == len(r.text) {
			r.at, r.left = 0, r.left-1
		}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// validatePipe validates an edition that comes through a pipe, and returns the peak
// of memory in bytes.
func validatePipe(t testing.TB, program string, size int, args ...string) int64 {
	t.Helper()
	cmd := exec.Command(program, append(append([]string{"validate"}, args...), "-")...)
	cmd.Stdin = longEdition(size) // no file: the program gets a pipe
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "\n1 document: valid (3 warnings)") {
		t.Fatalf("%v: %s", err, out)
	}
	return peakOf(cmd)
}

// peakOf returns the most memory that a program had, in bytes.
func peakOf(cmd *exec.Cmd) int64 {
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	switch {
	case !ok:
		return 0
	case runtime.GOOS == "darwin":
		return int64(usage.Maxrss)
	}
	return int64(usage.Maxrss) << 10 // elsewhere the unit is 1 kB
}

// A document from a pipe is not held in memory. Linux counts what the process that
// started a program had at that moment as the program's own, so that a small
// document is measured first, and the long one is longer than that by all that may
// be taken.
func TestPipeMemory(t *testing.T) {
	small := validatePipe(t, "siglum", 1000)
	peak := validatePipe(t, "siglum", int(small)+pipeMemory*5/4)
	if peak > max(small+small/4, pipeMemory) {
		t.Errorf("%d MB of memory were taken, for a small document %d MB", peak>>20, small>>20)
	}
}

// BenchmarkPipe validates 1 GB from a pipe against TEI's schema of everything.
func BenchmarkPipe(b *testing.B) {
	const gigabyte = 1_000_000_000
	schema := filepath.Join(testdata(b), "schemas/tei-4.12.0/tei_all-4.12.0.rng")
	program, err := siglum()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(gigabyte)
	var peak int64
	for b.Loop() {
		peak = max(peak, validatePipe(b, program, gigabyte, "-s", schema))
	}
	b.ReportMetric(float64(peak)/(1<<20), "peak-MB")
	if peak > pipeMemory {
		b.Errorf("%d MB of memory were taken", peak>>20)
	}
}
