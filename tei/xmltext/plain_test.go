package xmltext_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

func TestDecodePlain(t *testing.T) {
	tests := []struct{ why, raw, encoding, want, message string }{
		{"UTF-8 is not looked at", "caf\xe9", "", "caf\xe9", ""},
		{"named UTF-8", "café", "utf8", "café", ""},
		{"a byte order mark of UTF-8 stays", "\xef\xbb\xbfa", "UTF-8", "\ufeffa", ""},
		{"Latin-1", "caf\xe9", "ISO-8859-1", "café", ""},
		{"an alias of Latin-1", "caf\xe9", "latin1", "café", ""},
		{"Windows", "\x93a\x94", "windows-1252", "“a”", ""},
		{"a name that browsers know", "\xcf\xf0\xe8", "cp1251", "При", ""},
		{"UTF-16 by its mark", "\xff\xfea\x00\n\x00", "", "\ufeffa\n", ""},
		{"UTF-16 by its mark and by name", "\xfe\xff\x00a", "utf-16", "\ufeffa", ""},
		{"UTF-16 without mark", "a\x00\x1f\x04", "UTF-16LE", "aП", ""},
		{"an undefined byte", "ab\x81", "windows-1253", "ab", "the byte 0x81, byte 3 of the file, is no text in WINDOWS-1253"},
		{"half a character", "a\x00\x1f", "UTF-16LE", "a", "the byte 0x1F, byte 3 of the file, is no text in UTF-16LE"},
		{"the mark knows better", "\xff\xfea\x00", "latin1", "\xff\xfea\x00",
			"the encoding is said to be latin1, but the file is in UTF-16LE, as its byte order mark says"},
	}
	for _, tt := range tests {
		f, list := xmltext.DecodePlain(source.NewFile("a.txt", []byte(tt.raw)), tt.encoding)
		message := ""
		if len(list) > 0 {
			message = list[0].Message
		}
		if diff := cmp.Diff([]string{tt.want, tt.message}, []string{string(f.Bytes()), message}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
	for name, want := range map[string]bool{"Windows-1251": true, "UTF-8": true, "koi8-r": true, "klingon": false, "": false} {
		if got := xmltext.KnownEncoding(name); got != want {
			t.Errorf("KnownEncoding(%q) = %v", name, got)
		}
	}
}
