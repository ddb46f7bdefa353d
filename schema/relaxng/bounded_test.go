package relaxng_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
)

const grammarTag = `<grammar xmlns="http://relaxng.org/ns/structure/1.0">`

// TestWorkIsBounded loads schemas that are small as written and vast if expanded. The test
// ends only if the work grows with what is written.
func TestWorkIsBounded(t *testing.T) {
	for _, test := range []struct {
		reason, schema string
		want           string // the first message; "" if the schema is correct
	}{
		{"each definition refers twice to the next, in a choice", doubling(200, "choice", `<attribute name="n"/>`), ""},
		{"each definition refers twice to the next, one after the other", doubling(200, "group", `<element name="q"><text/></element>`), ""},
		{"the same with data", doubling(200, "choice", "<value>v</value>"), ""},
		{"the same with an attribute, which then is there twice", doubling(200, "group", `<attribute name="n"/>`),
			"RELAX NG 7.3: duplicate attribute: the attribute n occurs twice"},
		{"the same in an interleave of elements", doubling(200, "interleave", `<element name="q"><text/></element>`),
			"RELAX NG 7.4: <q> is on both sides of an interleave"},
		{"many attributes on one element", many(20_000, `<attribute name="n%d"/>`, "group"), ""},
		{"many attributes in an interleave", many(20_000, `<attribute name="n%d"/>`, "interleave"), ""},
		{"many elements in a choice", many(20_000, `<element name="n%d"><text/></element>`, "choice"), ""},
		{"many elements in an interleave", many(3_000, `<element name="n%d"><text/></element>`, "interleave"), ""},
		{"many wildcards", many(1_000, `<zeroOrMore><attribute><nsName ns="n%d"/></attribute></zeroOrMore>`, "group"), ""},
		{"many duplicate attributes", many(20_000, `<attribute name="n"/><!--%d-->`, "group"),
			"RELAX NG 7.3: duplicate attribute: the attribute n occurs twice"},
		{"many strings beside one another", many(20_000, `<value>%d</value>`, "group"),
			`RELAX NG 7.2: the value "1" must be all the text there is, but the value "0" may stand beside it`},
		{"many references to nothing", many(20_000, `<ref name="n%d"/>`, "group"),
			"RELAX NG 4.18: n0 is referred to, but there is no grammar that could define it"},
		{"deep nesting", nested(9_000, "group"), ""},
		{"deep nesting of lists", nested(9_000, "list"), "RELAX NG 7.1.3: a list cannot stand in a list"},
		{"a long chain of definitions", chain(20_000), ""},
	} {
		t.Run(test.reason, func(t *testing.T) {
			_, found := relaxng.Load(source.NewFile("schema.rng", []byte(test.schema)), relaxng.LoadOptions{})
			got := ""
			if len(found) > 0 {
				got = found[0].Message
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// doubling defines a0 as an operator on two references to a1, and so on; the last holds
// a pattern.
func doubling(n int, op, last string) string {
	var b strings.Builder
	b.WriteString(grammarTag + `<start><element name="p"><ref name="a0"/></element></start>`)
	for i := range n {
		fmt.Fprintf(&b, `<define name="a%d"><%s><ref name="a%d"/><ref name="a%[3]d"/></%[2]s></define>`, i, op, i+1)
	}
	fmt.Fprintf(&b, `<define name="a%d">%s</define></grammar>`, n, last)
	return b.String()
}

// many makes an element of which the content is an operator on many patterns.
func many(n int, pattern, op string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<element name="p" xmlns="http://relaxng.org/ns/structure/1.0"><%s>`, op)
	for i := range n {
		fmt.Fprintf(&b, pattern, i)
	}
	fmt.Fprintf(&b, "</%s></element>", op)
	return b.String()
}

// nested makes an element of which the content is an operator in an operator and so on,
// each on a value of its own.
func nested(n int, op string) string {
	return `<element name="p" xmlns="http://relaxng.org/ns/structure/1.0">` +
		strings.Repeat("<"+op+">", n) + "<value>v</value>" + strings.Repeat("</"+op+">", n) + "</element>"
}

// chain makes definitions of which each has an attribute and refers to the next.
func chain(n int) string {
	var b strings.Builder
	b.WriteString(grammarTag + `<start><element name="p"><ref name="a0"/></element></start>`)
	for i := range n {
		fmt.Fprintf(&b, `<define name="a%d"><attribute name="n%[1]d"/><ref name="a%d"/></define>`, i, i+1)
	}
	fmt.Fprintf(&b, `<define name="a%d"><empty/></define></grammar>`, n)
	return b.String()
}

// TestIncludesAreBounded loads files of which each includes the next one twice.
func TestIncludesAreBounded(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 40 {
		text := fmt.Sprintf(grammarTag+`<include href="%d.rng"/><include href="%[1]d.rng"/></grammar>`, i+1)
		fsys[fmt.Sprintf("%d.rng", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	fsys["40.rng"] = &fstest.MapFile{Data: []byte(grammarTag +
		`<start combine="choice"><element name="p"><text/></element></start></grammar>`)}
	_, found := relaxng.Load(source.NewFile("0.rng", fsys["0.rng"].Data), relaxng.LoadOptions{FS: fsys})
	const want = "RELAX NG 4.7: the schema includes files more than 10000 times"
	if len(found) != 1 || found[0].Message != want {
		t.Errorf("got %v, want %s", found, want)
	}
}
