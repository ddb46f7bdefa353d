package notation

import (
	"testing"
	"unicode/utf8"
)

// FuzzParse holds Print(Parse(s)) = s for every text.
func FuzzParse(f *testing.F) {
	for _, m := range messages {
		if len(m.text) < 1000 {
			f.Add(m.text)
		}
	}
	for _, r := range documentary(f).Rules {
		for _, x := range r.Examples {
			f.Add(x.Text)
		}
	}
	f.Add("\n\nOctober 12, 1948\n\nLetter, A to B\n\nCitation:\n\n\"x\"\n<http://x>\n\nContents:\n\nTranslation - English\n\nto B\n\n\u25a1\u25a1Town\n\nText [a\n\nb].\n")
	f.Add("---\ntitle: x\n---\nText")
	f.Add("\ufeffa\r\nb\r\fc\x01")
	f.Add("Date: May 1, 1949 Title: A Contents: English Translation Text")
	f.Fuzz(func(t *testing.T, text string) {
		if got := printed(t, text); got != text && utf8.ValidString(text) {
			t.Errorf("got  %q\nwant %q", got, text)
		}
	})
}
