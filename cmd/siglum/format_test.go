package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/format"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform"
	"github.com/siglum/siglum/transform/text"
)

// TestFormatCorpus formats real documents by TEI's schema of everything: they stay as
// valid as they were, the diplomatic view of their text stays what it was, and a
// second time nothing changes.
func TestFormatCorpus(t *testing.T) {
	data := testdata(t)
	rules, err := os.ReadFile(filepath.Join(data, "schemas/tei-4.12.0/tei_all-4.12.0.rng"))
	if err != nil {
		t.Fatal(err)
	}
	teiAll, list := schema.Load(source.NewFile("tei_all.rng", rules), schema.LoadOptions{})
	if list.HasErrors() {
		t.Fatal(list)
	}
	changed := 0
	for _, v := range readVerdicts(t, data) {
		path := filepath.Join(data, v.file)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if formatDocument(t, teiAll, path, raw) {
			changed++
		}
	}
	if changed < 100 {
		t.Errorf("only %d documents changed", changed)
	}
}

// formatDocument formats one document and reports whether that changed anything.
func formatDocument(t *testing.T, teiAll *schema.Schema, path string, raw []byte) bool {
	t.Helper()
	once, list := format.Format(source.NewFile(path, raw), teiAll.RelaxNG(), format.Options{})
	if list.HasErrors() {
		t.Errorf("%s: %v", path, list)
		return false
	}
	again, _ := format.Format(source.NewFile(path, once), teiAll.RelaxNG(), format.Options{})
	if !bytes.Equal(once, again) {
		t.Errorf("%s: formatted again it changes", path)
	}
	before, after := findingsOf(teiAll, path, raw), findingsOf(teiAll, path, once)
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("%s: the findings change: %s", path, diff)
	}
	if diff := cmp.Diff(shown(t, path, raw), shown(t, path, once)); diff != "" {
		t.Errorf("%s: the text changes: %.2000s", path, diff)
	}
	return !bytes.Equal(raw, once)
}

// findingsOf returns what is wrong with a document, without lines, which change.
func findingsOf(s *schema.Schema, path string, raw []byte) []string {
	var found []string
	for _, d := range s.Validate(source.NewFile(path, raw), schema.Options{NoXInclude: true}) {
		found = append(found, string(d.Code)+" "+d.Path)
	}
	return found
}

// shown returns the diplomatic view of a document, or why it has none.
func shown(t *testing.T, path string, raw []byte) string {
	t.Helper()
	d, list := tei.Load(source.NewFile(path, raw), tei.LoadOptions{})
	if d == nil {
		return list.Error()
	}
	var out bytes.Buffer
	if err := text.Write(&out, d, text.Options{View: transform.Diplomatic}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
