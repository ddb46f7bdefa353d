//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestManyDocuments validates a thousand documents in parallel and writes SARIF. What is
// written is the same each time, whatever the number of processors, and tells of all
// documents in their order; memory does not grow with their number.
func TestManyDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	program, err := siglum()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for i := range 1000 {
		writeLetter(t, filepath.Join(dir, "all", fmt.Sprintf("%03d.xml", i)), i)
		if i < 100 {
			writeLetter(t, filepath.Join(dir, "few", fmt.Sprintf("%03d.xml", i)), i)
		}
	}
	first, most := sarifOf(t, program, dir, "all", 4)
	again, _ := sarifOf(t, program, dir, "all", 1)
	if !bytes.Equal(first, again) {
		t.Error("with four processors another report is written than with one")
	}
	_, least := sarifOf(t, program, dir, "few", 4)
	const slack = 40 << 20 // a garbage collector leaves more or less
	if most > least+slack {
		t.Errorf("a thousand documents take %d MB, a hundred %d MB; the report has %d MB", most>>20, least>>20, len(first)>>20)
	}
	t.Logf("a report of %d MB took %d MB of memory; of a hundred documents %d MB", len(first)>>20, most>>20, least>>20)
	checkOrder(t, first)
}

// checkOrder reads a report of a thousand documents.
func checkOrder(t *testing.T, text []byte) {
	t.Helper()
	var report struct {
		Runs []struct {
			Results []struct {
				Locations []struct {
					Physical struct {
						Artifact struct {
							URI string `json:"uri"`
						} `json:"artifactLocation"`
					} `json:"physicalLocation"`
				} `json:"locations"`
			} `json:"results"`
		} `json:"runs"`
	}
	if err := json.Unmarshal(text, &report); err != nil {
		t.Fatal(err)
	}
	documents, last := 0, ""
	for _, r := range report.Runs[0].Results {
		at := r.Locations[0].Physical.Artifact.URI
		if at < last {
			t.Fatalf("%s stands after %s", at, last)
		}
		if at != last {
			documents++
		}
		last = at
	}
	if documents != 1000 || len(report.Runs[0].Results) != 1000*mistakesOfLetter {
		t.Errorf("the report has %d findings in %d documents", len(report.Runs[0].Results), documents)
	}
}

const mistakesOfLetter = 20

// writeLetter writes a letter with as many mistakes.
func writeLetter(t *testing.T, path string, number int) {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>No.</p></publicationStmt><sourceDesc><p>No.</p></sourceDesc></fileDesc></teiHeader>
<text><body>
`)
	for i := range mistakesOfLetter {
		fmt.Fprintf(&b, "<p>Letter %d: <perName>person %d</perName> writes.</p>\n", number, i)
	}
	b.WriteString("</body></text>\n</TEI>\n")
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// sarifOf returns the report on a folder, and the memory that it took at the most.
func sarifOf(t *testing.T, program, dir, folder string, processors int) ([]byte, int64) {
	t.Helper()
	out, err := os.Create(filepath.Join(t.TempDir(), "report.sarif"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	cmd := exec.Command(program, "validate", "--format", "sarif", folder)
	cmd.Dir, cmd.Stdout = dir, out
	cmd.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", processors))
	if err := cmd.Run(); cmd.ProcessState.ExitCode() != 1 {
		t.Fatalf("siglum: %v", err)
	}
	text, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	return text, peakOf(cmd)
}
