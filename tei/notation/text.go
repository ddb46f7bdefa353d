package notation

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// The codes of what makes a file no text that can be read.
const (
	CodeEncoding diag.Code = "not-utf-8"
	CodeNUL      diag.Code = "nul-character"
	CodeEmpty    diag.Code = "empty-transcription"
)

var byteOrderMark = []byte("\xef\xbb\xbf")

// checkText reports what keeps a file from being read as a transcription.
func checkText(f *source.File) diag.List {
	text := f.Bytes()
	if i := bytes.IndexByte(text, 0); i >= 0 {
		return diag.List{nulCharacter(f, i)}
	}
	if i := invalidUTF8(text); i >= 0 {
		return diag.List{notUTF8(f, i)}
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(text, byteOrderMark))) == 0 {
		return diag.List{{
			Code:    CodeEmpty,
			Message: "the transcription is empty",
			Span:    f.Span(0, 0),
			Help:    "check that the right file was given and that it was saved",
		}}
	}
	return nil
}

func nulCharacter(f *source.File, at int) diag.Diagnostic {
	d := diag.Diagnostic{
		Code:    CodeNUL,
		Message: "a NUL character (U+0000): no text file holds one",
		Span:    f.Span(at, at+1),
		Help:    "the file is binary or damaged: save the transcription as plain text in UTF-8",
	}
	if n := encodingByNULs(f.Bytes()); n != "" {
		d.Help = fmt.Sprintf("the file looks like %s: save it as UTF-8, or give --encoding %s", n, n)
	}
	return d
}

// encodingByNULs names UTF-16 where every second byte of the beginning is NUL, as
// it is in text of Latin letters.
func encodingByNULs(text []byte) string {
	head := text[:min(len(text), 512)]
	var even, odd int
	for i, b := range head {
		switch {
		case b != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	switch third := len(head) / 3; {
	case odd > third && even == 0:
		return "UTF-16LE"
	case even > third && odd == 0:
		return "UTF-16BE"
	}
	return ""
}

func invalidUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

func notUTF8(f *source.File, at int) diag.Diagnostic {
	likely := likelyEncoding(f.Bytes())
	return diag.Diagnostic{
		Code:    CodeEncoding,
		Message: fmt.Sprintf("the byte 0x%02X is not UTF-8; the file is probably %s", f.Bytes()[at], likely),
		Span:    f.Span(at, at+1),
		Help:    fmt.Sprintf("give --encoding %s, or save the transcription as UTF-8", likely),
	}
}

// likelyEncoding names the encoding that a text which is no UTF-8 is probably in.
// The bytes 0x80–0x9F are control characters in ISO 8859, but quotation marks and
// dashes in Windows code pages. Cyrillic text in Windows-1251 has most of its
// letters above 0xBF, several in a row.
func likelyEncoding(text []byte) string {
	var high, runs int
	windows := false
	for i, b := range text {
		switch {
		case b >= 0x80 && b < 0xA0:
			windows = true
		case b >= 0xC0:
			high++
			if i > 0 && text[i-1] >= 0xC0 {
				runs++
			}
		}
	}
	switch {
	case high > 20 && 2*runs > high:
		return "windows-1251"
	case windows:
		return "windows-1252"
	}
	return "ISO-8859-1"
}
