package relaxng_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// TestMistakes compares all that is said of documents with one or two mistakes,
// and what remains after the fixes that are certain.
func TestMistakes(t *testing.T) {
	s := loadSchema(t, filepath.Join("testdata", "edition.rng"))
	names, err := filepath.Glob(filepath.Join("testdata", "mistakes", "*.txtar"))
	if err != nil || len(names) < 16 {
		t.Fatalf("%d mistakes, and there should be 16: %v", len(names), err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := describe(s, source.NewFile("doc.xml", archive.Files[0].Data))
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if d := cmp.Diff(string(archive.Files[1].Data), got); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

// TestSharedMistakes does the same for the typical mistakes of the shared data,
// against TEI's own schema.
func TestSharedMistakes(t *testing.T) {
	names, _ := filepath.Glob(filepath.Join(dataFolder(t), "mistakes", "*.xml"))
	if len(names) != 16 {
		t.Fatalf("%d mistakes, and there should be 16", len(names))
	}
	s := teiAll(t)
	var got strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&got, "## %s\n%s\n", filepath.Base(name), describe(s, source.NewFile("doc.xml", text)))
	}
	golden := filepath.Join("testdata", "mistakes.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// describe writes everything that validation says of a document, the text that each
// finding points to between brackets.
func describe(s *relaxng.Schema, f *source.File) string {
	found := s.Validate(xmltext.NewReader(f, xmltext.Options{}), relaxng.Options{})
	var b strings.Builder
	if len(found) == 0 {
		b.WriteString("valid\n")
	}
	for _, d := range found {
		fmt.Fprintf(&b, "%v\n  at %s [%s]\n", d, d.Path, d.Span.Text())
		for _, r := range d.Related {
			fmt.Fprintf(&b, "  see %v: %s\n", r.Span.Position(), r.Message)
		}
		if d.Help != "" {
			fmt.Fprintf(&b, "  help: %s\n", strings.ReplaceAll(d.Help, "\n", "\n  "))
		}
		for _, fix := range d.Fixes {
			fmt.Fprintf(&b, "  fix: %s%s\n", fix.Message, map[bool]string{true: " (certain)"}[fix.Certain])
		}
	}
	if fixed := applyCertain(f, found); !bytes.Equal(fixed, f.Bytes()) {
		left := s.Validate(xmltext.NewReader(source.NewFile("fixed.xml", fixed), xmltext.Options{}), relaxng.Options{})
		fmt.Fprintf(&b, "fixed, %d of %d are left\n", len(left), len(found))
	}
	return b.String()
}

// applyCertain applies the fixes that need no question.
func applyCertain(f *source.File, found diag.List) []byte {
	var edits []diag.Edit
	for _, d := range found {
		if len(d.Fixes) > 0 && d.Fixes[0].Certain {
			edits = append(edits, d.Fixes[0].Edits...)
		}
	}
	slices.SortStableFunc(edits, func(a, b diag.Edit) int { return b.Span.Start - a.Span.Start })
	text := slices.Clone(f.Bytes())
	for _, e := range edits {
		text = slices.Replace(text, e.Span.Start, e.Span.End, []byte(e.Text)...)
	}
	return text
}
