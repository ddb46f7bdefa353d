package importer_test

import (
	"bytes"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/siglum/siglum/tei/importer"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// TestNothingIsLost counts the characters of the documents of testdata: each is in the
// transcription, or in what is said to be left out.
func TestNothingIsLost(t *testing.T) {
	for _, a := range archives(t) {
		for _, s := range samples(a) {
			t.Run(s.name, func(t *testing.T) { conserved(t, s.files, importer.Options{Literal: s.literal}) })
		}
	}
}

// conserved imports files and compares their characters with those of the result.
func conserved(t *testing.T, files []*source.File, o importer.Options) {
	t.Helper()
	result, _ := importer.Import(files, o)
	if result == nil {
		return
	}
	got := map[rune]int{}
	tally(got, string(result.Text))
	for _, l := range result.Left {
		tally(got, l.Text)
	}
	want := map[rune]int{}
	for _, f := range files {
		for _, text := range textsOf(result.Format, f) {
			tally(want, text)
		}
	}
	for r, n := range want {
		if got[r] < n && !once(result.Format, got[r]) {
			t.Errorf("%q stands %d times in the source, but %d times in the transcription and what is left out", r, n, got[r])
		}
	}
}

// once reports whether it is enough for a character to be there: PAGE XML and ALTO repeat the text of lines
// in that of regions, and of words in that of lines.
func once(f importer.Format, n int) bool {
	return (f == importer.PAGE || f == importer.ALTO) && n > 0
}

// tally counts the characters of a text but white space, which may be folded.
func tally(m map[rune]int, text string) {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			m[r]++
		}
	}
}

// textsOf returns the pieces of text of a source, read in another way than importing does.
func textsOf(format importer.Format, f *source.File) []string {
	switch format {
	case importer.HTML:
		return pageTexts(f)
	case importer.PAGE:
		return elementTexts(f, "Unicode")
	case importer.DOCX:
		return documentTexts(f)
	}
	return attributeTexts(f)
}

func pageTexts(f *source.File) []string {
	if raw := f.Bytes(); !utf8.Valid(raw) || bytes.Contains(bytes.ToLower(raw), []byte("charset")) && !bytes.Contains(raw, []byte(`charset="utf-8"`)) {
		return nil // this test decodes nothing
	}
	root, err := html.ParseWithOptions(bytes.NewReader(f.Bytes()), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil
	}
	var texts []string
	for n := range root.Descendants() {
		if n.Type != html.TextNode || n.Parent.Data == "script" || n.Parent.Data == "style" || n.Parent.Data == "noscript" || n.Parent.Data == "template" {
			continue
		}
		texts = append(texts, n.Data)
	}
	return texts
}

func elementTexts(f *source.File, names ...string) []string {
	var texts []string
	r := xmltext.NewReader(f, xmltext.Options{})
	depth := 0
	for e := range r.Events() {
		is := false
		for _, name := range names {
			is = is || e.Name.Local == name
		}
		switch {
		case e.Kind == xmltext.StartElement && is:
			depth++
		case e.Kind == xmltext.EndElement && is:
			depth--
		case depth > 0 && (e.Kind == xmltext.Text || e.Kind == xmltext.CData):
			texts = append(texts, string(e.Text))
		}
	}
	return texts
}

func attributeTexts(f *source.File) []string {
	var texts []string
	r := xmltext.NewReader(f, xmltext.Options{})
	for e := range r.Events() {
		if e.Kind == xmltext.StartElement && (e.Name.Local == "String" || e.Name.Local == "HYP") {
			if a := e.Attr("", "CONTENT"); a != nil {
				texts = append(texts, a.Value)
			}
		}
	}
	return texts
}
