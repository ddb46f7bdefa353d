package xmltext

import (
	"fmt"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
)

// laughs returns the document in which each of n entities is ten times the one
// before.
func laughs(n int) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE p [<!ENTITY e0 'ha'>")
	for i := range n {
		fmt.Fprintf(&b, "<!ENTITY e%d '%s'>", i+1, strings.Repeat(fmt.Sprintf("&e%d;", i), 10))
	}
	fmt.Fprintf(&b, "]><p>&e%d;</p>", n)
	return b.String()
}

// quadratic returns a document that refers many times to one long entity.
func quadratic(size, times int) string {
	return "<!DOCTYPE p [<!ENTITY e '" + strings.Repeat("x", size) + "'>]><p>" + strings.Repeat("&e;", times) + "</p>"
}

func nested(depth int) string {
	return strings.Repeat("<a>", depth) + strings.Repeat("</a>", depth)
}

// chain returns a document whose n entities each refer to the next.
func chain(n int) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE p [")
	for i := range n {
		fmt.Fprintf(&b, "<!ENTITY e%d '&e%d;'>", i, i+1)
	}
	fmt.Fprintf(&b, "<!ENTITY e%d 'x'>]><p n='&e0;'/>", n)
	return b.String()
}

func TestLimits(t *testing.T) {
	tests := []struct {
		about, text string
		options     Options
		want        string
	}{
		{"three generations of laughs", laughs(3), Options{}, ""},
		{"billion laughs", laughs(9), Options{}, "1:531: error: with &e1;, entities expand to more than is allowed, 10000000 bytes [expansion-exceeded]"},
		{"billion laughs in a value", strings.Replace(laughs(9), "<p>&e9;</p>", "<p n='&e9;'/>", 1), Options{}, "1:534: error: with &e1;, entities expand to more than is allowed, 10000000 bytes [expansion-exceeded]"},
		{"quadratic blow-up", quadratic(100_000, 30_000), Options{}, "1:100603: error: with &e;, entities expand to more than is allowed, 19003600 bytes [expansion-exceeded]"},
		{"defaults of attributes", "<!DOCTYPE p [<!ATTLIST a n CDATA '" + strings.Repeat("x", 10_000) + "'>]><p>" + strings.Repeat("<a/>", 2_000) + "</p>", Options{}, "1:14039: error: with the default of n, entities and defaults expand to more than is allowed, 10000000 bytes [expansion-exceeded]"},
		{"a limit of one's own", laughs(3), Options{MaxExpansion: 1000}, "1:201: error: with &e0;, entities expand to more than is allowed, 1000 bytes [expansion-exceeded]"},
		{"as deep as allowed", nested(10_000), Options{}, ""},
		{"too deep", nested(10_001), Options{}, "1:30001: error: <a> is inside 10000 other elements, which is more than is read [depth-exceeded]"},
		{"a depth of one's own", nested(3), Options{MaxDepth: 2}, "1:7: error: <a> is inside 2 other elements, which is more than is read [depth-exceeded]"},
		{"a long chain of entities", chain(20_000), Options{}, "1:517826: error: the entity &e10000; is inside 10000 other entities, which is more than is read [depth-exceeded]"},
		{"many parentheses", "<!DOCTYPE p [<!ELEMENT p " + strings.Repeat("(", 20_000) + "a" + strings.Repeat(")", 20_000) + ">]><p/>", Options{}, "1:10027: error: in this element declaration, a content model with fewer parentheses must stand here instead of \"(\" [declaration-syntax]"},
	}
	for _, test := range tests {
		r := NewReader(source.NewFile("doc.xml", []byte(test.text)), test.options)
		for range r.Events() {
		}
		got := ""
		if len(r.Diagnostics()) > 0 {
			got = strings.TrimPrefix(r.Diagnostics()[0].String(), "doc.xml:")
		}
		if got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.about, got, test.want)
		}
	}
}

// A tag with very many attributes, each in a namespace of its own, is read, and
// written again, in time that grows with their number alone.
func TestManyAttributes(t *testing.T) {
	const n = 100_000
	var b strings.Builder
	b.WriteString("<a")
	for i := range n {
		fmt.Fprintf(&b, " xmlns:p%d=\"u%d\" p%d:x=\"\"", i, i, i)
	}
	b.WriteString("/>")
	if got := rewrite(t, b.String()); got != b.String() {
		t.Errorf("%d bytes are written as %d", b.Len(), len(got))
	}
	r := NewReader(source.NewFile("doc.xml", []byte(b.String())), Options{})
	if e := r.Next(); len(e.Attrs) != 2*n || e.Attrs[2*n-1].Name.Space != fmt.Sprintf("u%d", n-1) {
		t.Errorf("%d attributes", len(e.Attrs))
	}
}
