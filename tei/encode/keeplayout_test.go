package encode_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

// keptEdition encodes a text with its layout.
func keptEdition(t *testing.T, name, text string) *encode.Result {
	t.Helper()
	r, list := encode.Encode(source.NewFile(name, []byte(text)), encode.Options{KeepLayout: true})
	if r == nil {
		t.Fatalf("%s: %s", name, list)
	}
	for _, d := range list {
		if d.Code == encode.CodeLayoutKept {
			t.Errorf("%s: %s", name, d)
		}
	}
	return r
}

// record returns the recorded layout of an edition.
func record(r *encode.Result) string {
	for term := range tei.Find(r.Document.Root(), "term") {
		if term.SelectAttrValue("type", "") == "kept-layout" {
			return tei.Content(term)
		}
	}
	return ""
}

// TestKeptLayout encodes every real transcription and every variation with its layout: decoding
// gives back each byte, the edition is valid, and the record holds no words but labels and page
// furniture.
func TestKeptLayout(t *testing.T) {
	embedded := schema.Embedded()
	for name, text := range editable(t) {
		r := keptEdition(t, name, text)
		if diff := cmp.Diff(text, decoded(t, r.Document)); diff != "" {
			t.Errorf("%s: decoding gives another text (-want +got):\n%s", name, diff)
		}
		for _, d := range embedded.Validate(source.NewFile(name+".xml", []byte(xml(t, r.Document))), schema.Options{}) {
			t.Errorf("%s", d)
		}
		report := ""
		for _, l := range r.Layout {
			if l.Kind != encode.Blank {
				report += " " + l.Span.Text()
			}
		}
		for _, step := range strings.Fields(record(r)) {
			if word, ok := strings.CutPrefix(step, "+"); ok && !strings.Contains(report, word) {
				t.Errorf("%s: the record of the layout holds %q, which is neither label nor furniture", name, word)
			}
		}
		if n := len(record(r)); n > len(text)/8+200 {
			t.Errorf("%s: the record of the layout takes %d bytes of %d", name, n, len(text))
		}
	}
}

// Layouts of which decoding gives the canonical form where they are not recorded.
var layouts = []string{
	"Dear Anna,\n\n\n\n   thank you for your letter. I am well.\n",
	"\ufeffDear Anna,\n\nthank you for your letter. I am well.",
	"Dear Anna,\r\n\r\n\r\nthank you for your letter. I am well.\r\n",
	"Dear Anna,\r\n\nthank you for\ryour letter. I am well.\r\n",
	"Dear Anna, \t\n\nthank  you \u00a0 for your \u2003letter. I am well. \n\n\n",
	"Date:  12 October 1948\nTitle: A letter\n\n\nSummary:\nNone.\n\nContents:\n\n\nDear Anna,\n\nthank you for your letter. I am well.\n",
	"He said [Ed. Note: nothing] and [editorial note: that] was [ed. note:  all] of it then.\n",
	"He said [ handwritten:nothing ] and [crossed  out :x] and [CROSSED OUT: y] was all of it then.\n",
	"□□ \tone\n□two\n",
	" \n\n x",
}

func TestLayouts(t *testing.T) {
	for i, text := range layouts {
		r := keptEdition(t, fmt.Sprintf("layout-%d.txt", i), text)
		if diff := cmp.Diff(text, decoded(t, r.Document)); diff != "" {
			t.Errorf("%q (-want +got):\n%s\nrecord: %s", text, diff, record(r))
		}
	}
}

// TestChangedTextLosesItsLayout changes words of an edition: decoding says so and prints the text all the same.
func TestChangedTextLosesItsLayout(t *testing.T) {
	r := keptEdition(t, "letter.txt", "Dear Anna,\n\n\n\nthank you for your letter. I am well.\n")
	p := r.Document.Root().FindElement(".//text//p")
	p.SetText("Thank you.")
	text, list := encode.Decode(r.Document, encode.Options{})
	if got, want := string(text), "Dear Anna,\n\nThank you.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(list) != 1 || list[0].Code != encode.CodeLayoutKept {
		t.Errorf("messages: %s", list)
	}
}

func FuzzKeptLayout(f *testing.F) {
	for _, text := range layouts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, list := encode.Encode(source.NewFile("fuzz.txt", []byte(text)), encode.Options{KeepLayout: true})
		if r == nil {
			return
		}
		for _, d := range list {
			if d.Code == encode.CodeLayoutKept {
				return
			}
		}
		if got, _ := encode.Decode(r.Document, encode.Options{}); string(got) != text {
			t.Errorf("got %q, want %q\nrecord: %s", got, text, record(r))
		}
	})
}
