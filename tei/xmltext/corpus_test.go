package xmltext

import (
	"bytes"
	"encoding/xml"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
)

// corpus returns the XML files of the test data, or skips the test.
func corpus(t testing.TB) []string {
	t.Helper()
	data := os.Getenv("SIGLUM_TESTDATA")
	if data == "" {
		t.Skip("SIGLUM_TESTDATA does not name the folder of the test data")
	}
	var files []string
	err := filepath.WalkDir(filepath.Join(data, "corpus"), func(path string, d fs.DirEntry, err error) error {
		switch filepath.Ext(path) {
		case ".xml", ".tei", ".odd":
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func load(t testing.TB, path string) *source.File {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return source.NewFile(path, text)
}

// The spans of all events lie side by side: together they are the document.
func TestCorpusIsCovered(t *testing.T) {
	for _, path := range corpus(t) {
		r := NewReader(load(t, path), Options{})
		at := bomLength(r.File().Bytes())
		for e := range r.Events() {
			if e.Kind == EndElement && e.Empty {
				continue
			}
			if e.Span.Start != at {
				t.Fatalf("%s:%s: %s follows a gap of %d bytes", path, e.Span.Position(), e.Kind, e.Span.Start-at)
			}
			at = e.Span.End
		}
		if r.Diagnostics().HasErrors() {
			t.Errorf("%v", r.Diagnostics())
		} else if at != r.File().Len() {
			t.Errorf("%s: the last event ends %d bytes early", path, r.File().Len()-at)
		}
	}
}

// BenchmarkReader reads the books of the corpus, each here and with encoding/xml.
func BenchmarkReader(b *testing.B) {
	for _, path := range corpus(b) {
		if strings.Contains(path, "books-sarit") {
			f := load(b, path)
			b.Run("siglum/"+filepath.Base(path), func(b *testing.B) { benchmarkReader(b, f) })
			b.Run("encoding-xml/"+filepath.Base(path), func(b *testing.B) { benchmarkStandard(b, f) })
		}
	}
}

func benchmarkStandard(b *testing.B, f *source.File) {
	b.SetBytes(int64(f.Len()))
	b.ReportAllocs()
	for b.Loop() {
		d := xml.NewDecoder(bytes.NewReader(f.Bytes()))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func benchmarkReader(b *testing.B, f *source.File) {
	b.SetBytes(int64(f.Len()))
	b.ReportAllocs()
	for b.Loop() {
		r := NewReader(f, Options{})
		for r.Next() != nil {
		}
		if r.Diagnostics().HasErrors() {
			b.Fatal(r.Diagnostics())
		}
	}
}
