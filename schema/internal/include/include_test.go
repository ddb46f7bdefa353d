package include_test

import (
	"testing"
	"testing/fstest"

	"github.com/siglum/siglum/schema/internal/include"
)

// TestRead says what is read of a folder, and why the rest is not.
func TestRead(t *testing.T) {
	folder := fstest.MapFS{"a/b.xsd": {Data: []byte("b")}}
	for _, test := range []struct{ from, address, want string }{
		{"a/a.xsd", "b.xsd", "b"},
		{"main.xsd", "./a/b.xsd", "b"},
		{"a/b.xsd", "", "b"},
		{"a/a.xsd", "c.xsd", "does not exist"},
		{"a/a.xsd", "../../b.xsd", "lies outside of the folder of the schema"},
		{"a/a.xsd", "/a/b.xsd", "lies outside of the folder of the schema"},
		{"a/a.xsd", "//host/b.xsd", "lies outside of the folder of the schema"},
		{"a/a.xsd", "https://example.org/b.xsd", "lies elsewhere, and the network is not used"},
		{"https://example.org/a.xsd", "b.xsd", "lies elsewhere, and the network is not used"},
		{"a/a.xsd", ":", "is no URI"},
	} {
		uri, err := include.Locate(test.from, test.address)
		var text []byte
		if err == nil {
			text, err = include.Read(folder, uri)
		}
		got := string(text)
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%q in %s: %q, want %q", test.address, test.from, got, test.want)
		}
	}
}
