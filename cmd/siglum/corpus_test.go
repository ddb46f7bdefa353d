package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A verdict is what jing says of a document: no error, or the line of the first.
type verdict struct {
	file  string
	valid bool
	line  int
}

// TestCorpusVerdicts holds "validate" to jing's verdicts on real documents, with both
// syntaxes of TEI's schema of everything, all documents in one call.
func TestCorpusVerdicts(t *testing.T) {
	data := testdata(t)
	verdicts := readVerdicts(t, data)
	for _, syntax := range []string{"rng", "rnc"} {
		t.Run(syntax, func(t *testing.T) {
			args := []string{"validate", "--no-xinclude", "--format", "json", "-s", filepath.Join(data, "schemas/tei-4.12.0/tei_all-4.12.0."+syntax)}
			for _, v := range verdicts {
				args = append(args, filepath.Join(data, v.file))
			}
			code, stdout, stderr := invoke(args...)
			if code != 1 {
				t.Errorf("exit code %d, want 1: %s", code, stderr)
			}
			var report validationReport
			if err := json.Unmarshal([]byte(stdout), &report); err != nil || len(report.Documents) != len(verdicts) {
				t.Fatalf("%d documents in the report, want %d: %v", len(report.Documents), len(verdicts), err)
			}
			for i, v := range verdicts {
				if d := report.Documents[i]; d.Valid != v.valid || !v.valid && !d.beginsOn(v.line) {
					t.Errorf("%s: jing finds valid=%v, line %d, but: valid=%v, %+v", v.file, v.valid, v.line, d.Valid, d.firstError())
				}
			}
		})
	}
}

func readVerdicts(t *testing.T, data string) []verdict {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(data, "corpus", "verdicts.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(text)), "\n")[1:]
	if len(rows) != 182 {
		t.Fatalf("%d documents, and there should be 182", len(rows))
	}
	var verdicts []verdict
	for _, row := range rows {
		fields := strings.Split(row, "\t")
		line, _, _ := strings.Cut(strings.Trim(fields[4], `"`), ":")
		n, _ := strconv.Atoi(line)
		verdicts = append(verdicts, verdict{fields[0], fields[2] == "valid", n})
	}
	return verdicts
}

// A validationReport is what "validate --format json" writes, as far as it is looked at.
type validationReport struct {
	Documents []validationDocument `json:"documents"`
}

type validationDocument struct {
	File        string    `json:"file"`
	Valid       bool      `json:"valid"`
	Diagnostics []finding `json:"diagnostics"`
}

type finding struct {
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Place    struct {
		Line  int `json:"line"`
		Start int `json:"start"` // the byte
	} `json:"place"`
}

// firstError returns the first error, or nil.
func (d *validationDocument) firstError() *finding {
	i := slices.IndexFunc(d.Diagnostics, func(f finding) bool { return f.Severity == "error" })
	if i < 0 {
		return nil
	}
	return &d.Diagnostics[i]
}

// beginsOn reports whether the first error is on a line, or in a tag that ends on
// it: jing knows the end of a start tag only.
func (d *validationDocument) beginsOn(line int) bool {
	f := d.firstError()
	text, err := os.ReadFile(d.File)
	if f == nil || err != nil {
		return false
	}
	tag, _, _ := bytes.Cut(text[f.Place.Start:], []byte(">"))
	return f.Place.Line == line || f.Place.Line+bytes.Count(tag, []byte("\n")) == line
}

// TestSchemasOfProjects checks all schemas of TEI and of editions, which are correct.
func TestSchemasOfProjects(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	var schemas []string
	err := filepath.WalkDir(filepath.Join(testdata(t), "schemas"), func(path string, _ fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); ext == ".rng" || ext == ".rnc" {
			schemas = append(schemas, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(schemas) != 14 {
		t.Errorf("%d schemas, want 14", len(schemas))
	}
	code, stdout, stderr := invoke(append([]string{"schema", "check"}, schemas...)...)
	if got := strings.Count(stdout, "without errors\n"); code != 0 || got != len(schemas) {
		t.Errorf("exit code %d, %d schemas of %d without errors:\n%s", code, got, len(schemas), stderr)
	}
}
