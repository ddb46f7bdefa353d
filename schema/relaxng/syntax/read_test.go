package syntax

import (
	"testing"

	"github.com/siglum/siglum/tei/source"
)

func TestIsXML(t *testing.T) {
	for _, test := range []struct {
		reason, text string
		want         bool
	}{
		{"a tag", "<grammar/>", true},
		{"white space and a byte order mark before it", "\xef\xbb\xbf \n<grammar/>", true},
		{"UTF-16, little-endian", "\xff\xfe<\x00g\x00", true},
		{"UTF-16, big-endian", "\xfe\xff\x00<\x00g", true},
		{"the compact syntax", "start = element p { text }", false},
		{"nothing", "", false},
	} {
		if got := IsXML(source.NewFile("schema", []byte(test.text))); got != test.want {
			t.Errorf("%s: IsXML = %t", test.reason, got)
		}
	}
}

func TestReadDecodes(t *testing.T) {
	for _, test := range []struct{ reason, text, want string }{
		{"the compact syntax in UTF-8", "element é { text }", "schema: element {urn:x}é"},
		{"a byte order mark before it", "\xef\xbb\xbfelement é { text }", "schema: element {urn:x}é"},
		{"UTF-16, little-endian", "\xff\xfe" + utf16("element é { text }", 0), "schema: element {urn:x}é"},
		{"UTF-16, big-endian", "\xfe\xff" + utf16("element é { text }", 1), "schema: element {urn:x}é"},
		{"Latin-1, which nothing declares", "element \xe9 { text }",
			"schema:1:9: error: the byte 0xE9 is not UTF-8 [schema-syntax]"},
		{"half a character of UTF-16", "\xff\xfee\x00l",
			"schema:1:2: error: the byte 0x6C, byte 5 of the file, is no text in UTF-16LE [bytes-undecodable]"},
		{"the XML syntax in UTF-16", "\xff\xfe" + utf16("<element xmlns='"+Namespace+"' name='é'><empty/></element>", 0),
			"schema: element {urn:x}é"},
	} {
		schema, found := Read(source.NewFile("schema", []byte(test.text)), "urn:x")
		got := "schema: "
		if e, ok := schema.Root.(*Element); ok {
			got += "element " + written(e.Name)
		}
		if len(found) > 0 {
			got = found[0].String()
		}
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.reason, got, test.want)
		}
	}
}

// utf16 writes text with characters of one unit each, its low byte at an index of two.
func utf16(text string, low int) string {
	var b []byte
	for _, r := range text {
		unit := [2]byte{}
		unit[low], unit[1-low] = byte(r), byte(r>>8)
		b = append(b, unit[:]...)
	}
	return string(b)
}
