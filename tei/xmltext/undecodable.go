package xmltext

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"golang.org/x/text/encoding/charmap"
)

// badByte reports bytes that are no UTF-8.
func (r *Reader) badByte(in *input, i int) bool {
	d := diag.Diagnostic{
		Code: "bytes-undecodable", Span: in.span(i, i+1),
		Message: fmt.Sprintf("the byte 0x%02X is not UTF-8", in.text[i]),
	}
	if mostlyUTF8(in.text) {
		d.Help = "the rest of the file is UTF-8: this place was damaged, or pasted from a file in another encoding; correct it in an editor"
		return r.fail(d)
	}
	name, char := likely(in.text, i)
	if name == "" {
		d.Help = "check in which encoding the file was saved, and convert it to UTF-8"
		return r.fail(d)
	}
	d.Message += fmt.Sprintf("; the file is probably in %s, where it is %s", name, describeRune(char))
	d.Help = fmt.Sprintf(`convert the file to UTF-8, or declare its encoding on the first line: <?xml version="1.0" encoding="%s"?>`, name)
	return r.fail(d)
}

// mostlyUTF8 reports whether a text has more characters of several bytes in UTF-8
// than bytes that are none.
func mostlyUTF8(text []byte) bool {
	good, bad := 0, 0
	for i := skip(text, 0, ascii); i < len(text); i = skip(text, i, ascii) {
		_, size := decode(text, i)
		if size > 1 {
			good++
		} else if text[i] >= utf8.RuneSelf {
			bad++
		}
		i += size
	}
	return good > bad
}

// ascii stops at all but ASCII.
var ascii = func() *byteClass {
	c := classify("")
	for b := utf8.RuneSelf; b < len(c); b++ {
		c[b] = stop
	}
	return c
}()

// undecodable reports bytes, from n on, that are no text in a declared encoding.
// The file holds what could be decoded.
func (r *Reader) undecodable(f *source.File, raw []byte, n int) bool {
	end := f.Len()
	d := diag.Diagnostic{
		Code: "bytes-undecodable", Span: f.Span(end, end),
		Message: fmt.Sprintf("the file is said to be in %s, but has bytes that are not", strings.ToUpper(r.encoding)),
		Help:    "convert the file to UTF-8, and declare that: " + utf8Declaration,
	}
	if n < len(raw) {
		d.Message += fmt.Sprintf(": here 0x%02X", raw[n])
	}
	return r.fail(d)
}

// candidates are the encodings that files without a declaration come in, the
// likeliest first.
var candidates = []struct {
	name    string
	charmap *charmap.Charmap
}{
	{"windows-1252", charmap.Windows1252},
	{"macintosh", charmap.Macintosh},
	{"windows-1250", charmap.Windows1250},
	{"windows-1251", charmap.Windows1251},
	{"windows-1253", charmap.Windows1253},
	{"IBM850", charmap.CodePage850},
}

// likely guesses the encoding of a text that is not UTF-8, and what the byte at i
// is in it: the one in which most bytes above ASCII are letters among letters.
// The name is "" if there is none.
func likely(text []byte, i int) (string, rune) {
	sample := text[max(0, i-1000):min(len(text), i+20_000)]
	best, most := -1, 0
	for n, c := range candidates {
		if score := plausibility(sample, c.charmap); score > most && c.charmap.DecodeByte(text[i]) != unicode.ReplacementChar {
			best, most = n, score
		}
	}
	if best < 0 {
		return "", 0
	}
	return candidates[best].name, candidates[best].charmap.DecodeByte(text[i])
}

// plausibility counts how much a text looks like words in an encoding.
func plausibility(text []byte, c *charmap.Charmap) int {
	score := 0
	before := ' '
	for i, b := range text {
		r := c.DecodeByte(b)
		if b >= 0x80 {
			after := ' '
			if i+1 < len(text) {
				after = c.DecodeByte(text[i+1])
			}
			score += fits(before, r, after)
		}
		before = r
	}
	return score
}

// fits rates a character by its neighbours: good are letters in words of their
// script, bad are capitals and signs within words.
func fits(before, r, after rune) int {
	inWord := unicode.IsLetter(before) || unicode.IsLetter(after)
	switch {
	case r == unicode.ReplacementChar || unicode.IsControl(r):
		return -10
	case unicode.IsUpper(r) && unicode.IsLower(before):
		return -3
	case before >= utf8.RuneSelf && unicode.Is(unicode.Latin, before) && unicode.Is(unicode.Latin, r):
		return -1 // two accented letters in a row are rare
	case unicode.IsLetter(r) && inWord && sameScript(before, r) && sameScript(r, after):
		return 3
	case unicode.IsLetter(r):
		return 0
	case unicode.IsPunct(r):
		return 1
	case unicode.IsLetter(before) && unicode.IsLetter(after):
		return -3
	}
	return 0
}

// sameScript reports whether two characters can stand in one word.
func sameScript(a, b rune) bool {
	if !unicode.IsLetter(a) || !unicode.IsLetter(b) {
		return true
	}
	return unicode.Is(unicode.Latin, a) == unicode.Is(unicode.Latin, b)
}
