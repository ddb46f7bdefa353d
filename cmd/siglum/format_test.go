package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/format"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
	"github.com/siglum/siglum/transform"
	"github.com/siglum/siglum/transform/text"
)

// TestFormatCorpus formats real documents by TEI's schema of everything, and by the one
// that Siglum brings with it, which does not know all of their elements: they stay as valid
// as they were, every character stays but for white space where elements alone may stand,
// the diplomatic view of their text stays what it was, and a second time nothing changes.
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
	changed, byEmbedded := 0, 0
	for _, v := range readVerdicts(t, data) {
		path := filepath.Join(data, v.file)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if formatDocument(t, teiAll, path, raw) {
			changed++
		}
		if formatDocument(t, schema.Embedded(), path, raw) {
			byEmbedded++
		}
	}
	if changed < 100 || byEmbedded < 100 {
		t.Errorf("only %d and %d documents changed", changed, byEmbedded)
	}
}

// formatDocument formats one document and reports whether that changed anything.
func formatDocument(t *testing.T, s *schema.Schema, path string, raw []byte) bool {
	t.Helper()
	once, list := format.Format(source.NewFile(path, raw), s.RelaxNG(), format.Options{})
	if list.HasErrors() {
		t.Errorf("%s: %v", path, list)
		return false
	}
	again, _ := format.Format(source.NewFile(path, once), s.RelaxNG(), format.Options{})
	if !bytes.Equal(once, again) {
		t.Errorf("%s: formatted again it changes", path)
	}
	before, after := findingsOf(s, path, raw), findingsOf(s, path, once)
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("%s: the findings change: %s", path, diff)
	}
	if before, after := counted(s, path, raw), counted(s, path, once); before != after {
		t.Errorf("%s: what counts changes: %s", path, firstDifference(before, after))
	}
	if s == schema.Embedded() {
		return !bytes.Equal(raw, once) // what is shown has been compared for the other schema
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

// counted returns all of a document but white space that means nothing: that between the
// tags of an element in which, as the schema has it, elements may stand and no text.
func counted(s *schema.Schema, path string, raw []byte) string {
	var b strings.Builder
	f := source.NewFile(path, raw)
	r := xmltext.NewReader(f, xmltext.Options{})
	v := s.RelaxNG().NewValidator(relaxng.Options{})
	for e := r.Next(); e != nil; e = r.Next() {
		v.Feed(e)
		blank := e.Kind == xmltext.Text && len(bytes.TrimSpace(e.Text)) == 0
		if blank && (v.ElementContent() || r.Depth() == 0) {
			continue
		}
		b.WriteString(e.Span.Text())
		if e.Kind == xmltext.StartElement && e.Empty {
			r.Next() // its end is the same tag
			v.Feed(&xmltext.Event{Kind: xmltext.EndElement, Name: e.Name, NameSpan: e.NameSpan, Span: e.Span, Empty: true})
		}
	}
	return b.String()
}

func firstDifference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	part := func(s string) string { return s[max(0, i-60):min(len(s), i+60)] }
	return fmt.Sprintf("%q became %q", part(a), part(b))
}
