package importer_test

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/importer"
	"github.com/siglum/siglum/tei/source"
)

// documentTexts returns the characters of the main part of a package.
func documentTexts(f *source.File) []string {
	archive, err := zip.NewReader(bytes.NewReader(f.Bytes()), int64(f.Len()))
	if err != nil {
		return nil
	}
	var texts []string
	for _, p := range archive.File {
		if path.Base(p.Name) != "document.xml" {
			continue
		}
		r, err := p.Open()
		if err != nil {
			return nil
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return nil
		}
		texts = append(texts, withoutFallback(source.NewFile("document.xml", text))...)
	}
	return texts
}

// withoutFallback returns the characters of a document but those that Word gives twice.
func withoutFallback(f *source.File) []string {
	text := f.Bytes()
	for {
		start := bytes.Index(text, []byte("<mc:Fallback>"))
		end := bytes.Index(text, []byte("</mc:Fallback>"))
		if start < 0 || end < start {
			break
		}
		text = append(append([]byte(nil), text[:start]...), text[end+len("</mc:Fallback>"):]...)
	}
	return elementTexts(source.NewFile("document.xml", text), "t", "delText", "instrText")
}

// FuzzImport imports anything: no input may panic, and what comes out is text that can be encoded.
func FuzzImport(f *testing.F) {
	for _, a := range archives(f) {
		for _, s := range samples(a) {
			for _, file := range s.files {
				f.Add(file.Bytes(), s.literal)
			}
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte, literal bool) {
		importAny(t, source.NewFile("f", raw), literal)
	})
}

// FuzzImportDOCX imports documents of Word of any text, which a fuzzer would not pack by itself.
func FuzzImportDOCX(f *testing.F) {
	for _, a := range archives(f) {
		for _, file := range a.Files {
			if path.Base(file.Name) == "document.xml" {
				f.Add(file.Data, []byte(fileOf(a, path.Dir(file.Name)+"/styles.xml")), []byte(fileOf(a, path.Dir(file.Name)+"/numbering.xml")), []byte(fileOf(a, path.Dir(file.Name)+"/footnotes.xml")))
			}
		}
	}
	f.Fuzz(func(t *testing.T, document, styles, numbering, footnotes []byte) {
		raw := packed([]txtar.File{
			{Name: "d/document.xml", Data: document}, {Name: "d/styles.xml", Data: styles},
			{Name: "d/numbering.xml", Data: numbering}, {Name: "d/footnotes.xml", Data: footnotes},
		})
		importAny(t, source.NewFile("f", raw), false)
	})
}

func importAny(t *testing.T, f *source.File, literal bool) {
	result, list := importer.Import([]*source.File{f}, importer.Options{Literal: literal})
	switch {
	case result == nil && !list.HasErrors():
		t.Fatal("no result, and no error")
	case result == nil:
		return
	case !utf8.Valid(result.Text):
		t.Fatal("the transcription is not UTF-8")
	}
	if _, list := encode.Encode(source.NewFile("f.txt", result.Text), encode.Options{}); list.HasErrors() {
		t.Fatalf("the transcription cannot be encoded: %s", list)
	}
	conserved(t, []*source.File{f}, importer.Options{Literal: literal})
}
