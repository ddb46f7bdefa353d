package relaxng_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// grammarOf wraps patterns in the XML syntax into a schema.
func grammarOf(start string, defines ...string) string {
	var b strings.Builder
	b.WriteString(`<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start>`)
	b.WriteString(start)
	b.WriteString("</start>")
	for i := 0; i < len(defines); i += 2 {
		fmt.Fprintf(&b, "<define name=%q>%s</define>", defines[i], defines[i+1])
	}
	b.WriteString("</grammar>")
	return b.String()
}

func repeat(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestWorstCases validates what makes careless validators run out of time or
// memory. None of the cases takes long; a test that does not end fails by the
// limit of the test run.
func TestWorstCases(t *testing.T) {
	// Each operand may begin in two ways, between which only its end decides.
	ambiguous := func(i int) string {
		return fmt.Sprintf(`<choice><group><element name="a%[1]d"><attribute name="x"/></element><element name="b%[1]d"><empty/></element></group>`+
			`<group><element name="a%[1]d"><optional><attribute name="x"/></optional></element><element name="c%[1]d"><empty/></element></group></choice>`, i)
	}
	var interleave, once, twice strings.Builder
	for i := range 200 {
		interleave.WriteString(ambiguous(i))
		fmt.Fprintf(&once, `<a%d x=""/>`, i)
		fmt.Fprintf(&twice, `<%c%d/>`, 'b'+i%2, i)
	}
	deep := 5000
	for _, c := range []struct {
		name, schema, document string
		errors                 int
	}{
		{
			"ambiguous operands of an interleave",
			grammarOf(`<element name="r"><interleave>` + interleave.String() + `</interleave></element>`),
			"<r>" + once.String() + twice.String() + "</r>", 0,
		},
		{
			"nested interleaves",
			grammarOf(`<element name="r">` + strings.Repeat("<interleave><empty/>", 100) + repeat(100, `<zeroOrMore><element name="e%d"><empty/></element></zeroOrMore></interleave>`) + `</element>`),
			"<r>" + strings.Repeat(repeat(100, "<e%d/>"), 20) + "</r>", 0,
		},
		{
			"one star in another",
			grammarOf(`<element name="r">` + strings.Repeat("<zeroOrMore><group>", 100) + `<element name="e"><empty/></element>` + strings.Repeat(`<optional><element name="e"><empty/></element></optional></group></zeroOrMore>`, 100) + `</element>`),
			"<r>" + strings.Repeat("<e/>", 300) + "</r>", 0,
		},
		{
			"a content model that doubles and doubles",
			grammarOf(`<element name="r"><ref name="d0"/></element>`, doublings(10)...),
			"<r>" + strings.Repeat("<e/>", 40) + "</r>", 0,
		},
		{
			"deep recursion",
			grammarOf(`<ref name="r"/>`, "r", `<element name="r"><zeroOrMore><ref name="r"/></zeroOrMore></element>`),
			strings.Repeat("<r>", deep) + strings.Repeat("</r>", deep), 0,
		},
		{
			"deep recursion in unknown elements",
			grammarOf(`<ref name="r"/>`, "r", `<element name="r"><zeroOrMore><ref name="r"/></zeroOrMore></element>`),
			"<r>" + strings.Repeat("<x>", deep) + strings.Repeat("</x>", deep) + "</r>", 1,
		},
		{
			"100,000 attributes that are allowed",
			grammarOf(`<element name="r"><zeroOrMore><attribute><anyName/></attribute></zeroOrMore></element>`),
			"<r " + repeat(100_000, `a%d="" `) + "/>", 0,
		},
		{
			"100,000 attributes that are not",
			grammarOf(`<element name="r"><optional><attribute name="a"/></optional></element>`),
			"<r " + repeat(100_000, `a%d="" `) + "/>", 100_000,
		},
		{
			"10,000 siblings of as many names",
			grammarOf(`<element name="r"><zeroOrMore><element><anyName/><empty/></element></zeroOrMore></element>`),
			"<r>" + repeat(10_000, `<e%d/>`) + "</r>", 0,
		},
		{
			"100,000 siblings that are unknown",
			grammarOf(`<element name="r"><zeroOrMore><element name="sibling"><empty/></element></zeroOrMore></element>`),
			"<r>" + repeat(100_000, `<e%d/>`) + "</r>", 100_000,
		},
		{
			"100,000 siblings that are misplaced",
			grammarOf(`<element name="r"><element name="sibling"><empty/></element></element>`),
			"<r><sibling/>" + strings.Repeat(`<sibling/>`, 100_000) + "</r>", 100_000,
		},
		{
			"an enumeration of 10,000 words",
			grammarOf(`<element name="r"><zeroOrMore><element name="w"><choice>` + repeat(10_000, "<value>w%d</value>") + `</choice></element></zeroOrMore></element>`),
			"<r>" + repeat(10_000, "<w>w%d</w>") + "<w>v1</w></r>", 1,
		},
		{
			"100,000 references that lead nowhere",
			grammarOf(`<element name="r"><attribute name="id"><data type="ID"/></attribute><zeroOrMore><element name="e"><attribute name="ref"><data type="IDREF"/></attribute></element></zeroOrMore></element>`),
			`<r id="a">` + repeat(100_000, `<e ref="b%d"/>`) + "</r>", 100_000,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := validate(compile(t, c.schema), c.document)
			if len(found) != c.errors {
				t.Errorf("%d findings, and there should be %d: %v", len(found), c.errors, found)
			}
		})
	}
}

// doublings defines d0 as d1 twice, d1 as d2 twice and so on: written out, there
// would be 2^n elements, all of them optional.
func doublings(n int) []string {
	var defines []string
	for i := range n {
		ref := fmt.Sprintf(`<ref name="d%d"/>`, i+1)
		defines = append(defines, fmt.Sprintf("d%d", i), `<group>`+ref+ref+`</group>`)
	}
	return append(defines, fmt.Sprintf("d%d", n), `<optional><element name="e"><empty/></element></optional>`)
}

// TestMaxErrors stops after as many errors as asked for, and says so.
func TestMaxErrors(t *testing.T) {
	found := validateWith(compile(t, letter), `<letter><x1/><x2/><x3/></letter>`, relaxng.Options{MaxErrors: 2})
	want := []string{
		"doc.xml:1:10: error: the schema has no element <x1> [element-unknown]",
		"doc.xml:1:15: error: the schema has no element <x2> [element-unknown]",
		"doc.xml:1:15: info: validation ended after 2 errors; there may be more [too-many-errors]",
	}
	for i, d := range found {
		if i >= len(want) || d.String() != want[i] {
			t.Errorf("finding %d: %v", i, d)
		}
	}
	if len(found) != len(want) {
		t.Errorf("%d findings, and there should be %d", len(found), len(want))
	}
}

// TestStreamed feeds events by hand, in two interleaved validators of one schema.
func TestStreamed(t *testing.T) {
	s := compile(t, letter)
	right := xmltext.NewReader(source.NewFile("a.xml", []byte(`<letter><head/><p/></letter>`)), xmltext.Options{})
	wrong := xmltext.NewReader(source.NewFile("b.xml", []byte(`<letter><head/><q/></letter>`)), xmltext.Options{})
	v, w := s.NewValidator(relaxng.Options{}), s.NewValidator(relaxng.Options{})
	for e := right.Next(); e != nil; e = right.Next() {
		v.Feed(e)
		if other := wrong.Next(); other != nil {
			w.Feed(other)
		}
	}
	if found := v.End(); len(found) != 0 {
		t.Errorf("a.xml: %v", found)
	}
	if got, want := w.End().Error(), "b.xml:1:17: error: the schema has no element <q> [element-unknown]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
