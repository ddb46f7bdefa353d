package relaxng_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// TestCorpus holds validation to jing's verdicts on real documents, and where one is
// invalid, to the line of jing's first error.
func TestCorpus(t *testing.T) {
	folder := dataFolder(t)
	s := teiAll(t)
	verdicts := readVerdicts(t, folder)
	if len(verdicts) != 182 {
		t.Fatalf("%d documents, and there should be 182", len(verdicts))
	}
	for _, v := range verdicts {
		text, err := os.ReadFile(filepath.Join(folder, v.file))
		if err != nil {
			t.Fatal(err)
		}
		f := source.NewFile(v.file, text)
		found := s.Validate(xmltext.NewReader(f, xmltext.Options{}), relaxng.Options{})
		if found.HasErrors() == v.valid {
			t.Errorf("%s: jing finds valid=%v, but: %v", v.file, v.valid, found)
			continue
		}
		if !v.valid && !onLine(found[0], v.line) {
			t.Errorf("%s: jing's first error is on line %d, but: %v", v.file, v.line, found[0])
		}
	}
}

// A verdict is what jing says of a document.
type verdict struct {
	file  string
	valid bool
	line  int // of the first error
}

func readVerdicts(t *testing.T, folder string) []verdict {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "corpus", "verdicts.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var verdicts []verdict
	for _, row := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		fields := strings.Split(row, "\t")
		line, _, _ := strings.Cut(strings.Trim(fields[4], `"`), ":")
		n, _ := strconv.Atoi(line)
		verdicts = append(verdicts, verdict{fields[0], fields[2] == "valid", n})
	}
	return verdicts
}

// onLine reports whether a finding begins on a line, or the tag that it is in ends
// there: jing knows the end of a start tag only.
func onLine(d diag.Diagnostic, line int) bool {
	if d.Span.Position().Line == line {
		return true
	}
	f := d.Span.File
	end := bytes.IndexByte(f.Bytes()[d.Span.Start:], '>')
	return end >= 0 && f.Position(d.Span.Start+end, source.Bytes).Line == line
}
