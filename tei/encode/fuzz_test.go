package encode_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// FuzzEncode holds for every text: nothing is lost, the edition is well-formed and
// valid, and decoding does not fail.
func FuzzEncode(f *testing.F) {
	p, err := notation.Builtin("documentary")
	if err != nil {
		f.Fatal(err)
	}
	for _, r := range p.Rules {
		for _, x := range r.Examples {
			f.Add(x.Text)
		}
	}
	for _, r := range p.Blocks {
		for _, x := range r.Examples {
			f.Add("Some words that make a sentence, for all who read it.\n\n" + x.Text)
			f.Add(x.Text + "\n\nSome words that make a sentence, for all who read it.")
		}
	}
	f.Add("\n\nOctober 12, 1948\n\nLetter, A to B\n\nCitation:\n\n\"x\"\n<http://x>\n\nContents:\n\nTranslation - English\n\nto B\n\n\u25a1\u25a1Town\n\nText [a\n\nb].\n")
	f.Add("Date: May 1, 1949 Title: A Contents: English Translation Text")
	f.Add("\ufeffa\r\nb\r\fc\x01[\x02]")
	f.Fuzz(func(t *testing.T, text string) {
		r, list := encode.Encode(source.NewFile("t.txt", []byte(text)), encode.Options{})
		if r == nil {
			if !list.HasErrors() {
				t.Fatal("neither an edition nor an error")
			}
			return
		}
		if missing := lost(r); missing != "" {
			t.Errorf("%q: lost %s", text, missing)
		}
		var b bytes.Buffer
		if err := r.Document.Write(&b); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		for _, d := range schema.Embedded().Validate(source.NewFile("t.xml", b.Bytes()), schema.Options{}) {
			t.Errorf("%q: %s\n%s", text, d, b.String())
		}
		loaded, list := tei.Load(source.NewFile("t.xml", b.Bytes()), tei.LoadOptions{})
		if list.HasErrors() {
			t.Fatalf("%q: %v\n%s", text, list, b.String())
		}
		if _, list := encode.Decode(loaded, encode.Options{}); list.HasErrors() {
			t.Errorf("%q: decoding: %v", text, list)
		}
		if strings.Contains(b.String(), "<!--") {
			t.Errorf("%q: a comment in the edition", text)
		}
	})
}
