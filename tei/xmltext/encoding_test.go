package xmltext

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/siglum/siglum/tei/source"
)

// inUTF16 encodes a text, and puts a byte order mark before it if there is bom.
func inUTF16(s string, order binary.AppendByteOrder, bom bool) string {
	var b []byte
	if bom {
		b = order.AppendUint16(b, 0xFEFF)
	}
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func inUTF32(s string, order binary.AppendByteOrder) string {
	var b []byte
	for _, r := range s {
		b = order.AppendUint32(b, uint32(r))
	}
	return string(b)
}

func TestEncodings(t *testing.T) {
	big, little := binary.BigEndian, binary.LittleEndian
	tests := []struct{ about, text, want string }{
		{"UTF-8", "<a>ä𝄞</a>", "ä𝄞"},
		{"UTF-8 with byte order mark", "\uFEFF<?xml version='1.0' encoding='utf-8'?><a>ä</a>", "ä"},
		{"UTF-16 BE with byte order mark", inUTF16("<a>ä𝄞</a>", big, true), "ä𝄞"},
		{"UTF-16 LE with byte order mark", inUTF16("<?xml version='1.0' encoding='UTF-16'?><a>ä𝄞</a>", little, true), "ä𝄞"},
		{"UTF-16 LE without byte order mark", inUTF16("<?xml version='1.0' encoding='UTF-16'?><a>ä</a>", little, false), "ä"},
		{"UTF-16 BE without byte order mark", inUTF16("<?xml version='1.0' encoding='UTF-16BE'?><a>ä</a>", big, false), "ä"},
		{"UTF-32 LE", inUTF32("\uFEFF<a>ä𝄞</a>", little), "ä𝄞"},
		{"UTF-32 BE", inUTF32("<a>ä𝄞</a>", big), "ä𝄞"},
		{"ISO-8859-1", "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE4</a>", "ä"},
		{"ISO-8859-15", "<?xml version='1.0' encoding='ISO-8859-15'?><a>\xA4</a>", "€"},
		{"windows-1252", "<?xml version='1.0' encoding='windows-1252'?><a>\x84</a>", "„"},
		{"KOI8-R", "<?xml version='1.0' encoding='KOI8-R'?><a>\xC1</a>", "а"},
		{"Shift_JIS", "<?xml version='1.0' encoding='Shift_JIS'?><a>\x93\xFA\x96\x7B</a>", "日本"},
		{"EUC-JP", "<?xml version='1.0' encoding='EUC-JP'?><a>\xC6\xFC\xCB\xDC</a>", "日本"},
		{"GB18030", "<?xml version='1.0' encoding='GB18030'?><a>\xD6\xD0</a>", "中"},
		{"US-ASCII", "<?xml version='1.0' encoding='US-ASCII'?><a>x</a>", "x"},
	}
	for _, test := range tests {
		got := ""
		r := NewReader(source.NewFile("doc.xml", []byte(test.text)), Options{})
		for e := range r.Events() {
			if e.Kind == Text {
				got += string(e.Text)
				if e.Span.Text() != test.want {
					t.Errorf("%s: the span of the text holds %q", test.about, e.Span.Text())
				}
			}
		}
		if got != test.want || len(r.Diagnostics()) > 0 {
			t.Errorf("%s: got %q, want %q; %v", test.about, got, test.want, r.Diagnostics())
		}
		if r.File().Name() != "doc.xml" {
			t.Errorf("%s: the file is named %q", test.about, r.File().Name())
		}
	}
}

func TestEncodingOption(t *testing.T) {
	got := dump("<a>\xE4</a>", Options{Encoding: "windows-1252"})
	if want := `Text "ä" "ä"`; !strings.Contains(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}
