package yamltext_test

import (
	"fmt"
	"testing"

	"github.com/goccy/go-yaml/parser"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/yamltext"
)

func ExampleExplain() {
	f := source.NewFile("p.yaml", []byte("says: in pencil: added\n"))
	_, err := parser.ParseBytes(f.Bytes(), 0)
	m := yamltext.Explain(f, err)
	fmt.Println(m.At.Position(), m.Reason)
	// Output:
	// 1:16 the value holds a colon, as if it were a key
}

// What is right must not be blamed for what is wrong elsewhere.
func TestExplain(t *testing.T) {
	for _, test := range []struct{ why, text, want string }{
		{"a list that is one", "a:\n  b: [c]\n   d: e\n", `3:4 the line is indented more than the key "b" above it, which has its value already`},
		{"a key without blank", "a:b\nc: d\n", "1:2 no blank stands behind the colon"},
		{"a block scalar", "a: |\n  b\n c\n", "3:2 the line stands below none of those above: it is indented too little or too much"},
		{"after Windows' line ends", "a: b\r\na: c\r\n", `2:1 the key "a" is given twice: in line 1 too`},
		{"a quotation mark in the middle", "a: \"b\" c\n", `1:6 this " ends the value, and something stands behind it`},
	} {
		f := source.NewFile("f.yaml", []byte(test.text))
		_, err := parser.ParseBytes(yamltext.Plain(f.Bytes()), 0)
		if err == nil {
			t.Errorf("%s: it is YAML", test.why)
			continue
		}
		m := yamltext.Explain(f, err)
		if got := m.At.Position().String() + " " + m.Reason; got != test.want {
			t.Errorf("%s: %s, want %s (%v)", test.why, got, test.want, err)
		}
	}
}
