package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/transform/internal/corpus"
)

func TestColumns(t *testing.T) {
	for _, test := range []struct {
		text string
		want int
	}{
		{"abc", 3}, {"e\u0301", 1}, {"漢字", 4}, {"ｱ", 1}, {"Ａ", 2}, {"👩‍👩‍👧", 2}, {"\u200b", 0}, {"a\u2067b", 2}, {"nr̄a", 3}, {"ॐ", 1}, {"☺️", 2},
	} {
		if got := columns(test.text); got != test.want {
			t.Errorf("%q has %d columns, want %d", test.text, got, test.want)
		}
	}
}

func TestWrapped(t *testing.T) {
	for _, test := range []struct {
		name, text         string
		start, rest, limit int
		want               []string
	}{
		{"at blanks", "one two three", 0, 0, 8, []string{"one two", "three"}},
		{"exactly full", "one two", 0, 0, 7, []string{"one two"}},
		{"a long word stays whole", "a extraordinarily b", 0, 0, 6, []string{"a", "extraordinarily", "b"}},
		{"behind a mark", "one two three", 6, 2, 10, []string{"one", "two", "three"}},
		{"no-break space", "one\u00a0two three", 0, 0, 8, []string{"one\u00a0two", "three"}},
		{"wide characters break anywhere", "漢字漢字", 0, 0, 5, []string{"漢字", "漢字"}},
		{"but not before a stop", "漢字。漢", 0, 0, 5, []string{"漢", "字。", "漢"}},
		{"combining marks take no room", "e\u0301e\u0301e\u0301 e\u0301", 0, 0, 5, []string{"e\u0301e\u0301e\u0301 e\u0301"}},
		{"no limit", "one two three", 0, 0, 0, []string{"one two three"}},
	} {
		if diff := cmp.Diff(test.want, wrapped(test.text, test.start, test.rest, test.limit)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// What blocks look like.
func TestLayout(t *testing.T) {
	long := strings.Repeat("word ", 20)
	for _, test := range []struct {
		name, body string
		o          Options
		want       string
	}{
		{"table", `<table><row role="label"><cell>Name</cell><cell>Sacks</cell></row><row><cell>漢字</cell><cell>3</cell></row><row><cell cols="2">all</cell></row></table>`,
			Options{}, "Name  Sacks\n漢字  3\nall\n"},
		{"table too wide", `<table><row><cell>` + long + `</cell><cell>b</cell></row></table>`,
			Options{Wrap: 40}, "word word word word word word word word\nword word word word word word word word\nword word word word | b\n"},
		{"list", `<list><item>one<list rend="numbered"><item>a</item><item>b</item></list></item><item n="2)">two</item></list>`,
			Options{}, "- one\n  1. a\n  2. b\n2) two\n"},
		{"gloss list", `<list><label>term</label><item>what it means</item></list>`, Options{}, "term: what it means\n"},
		{"quotation", `<p>a</p><quote>b</quote>`, Options{}, "a\n\n    b\n"},
		{"verse is not wrapped into the next line", `<lg><l>` + long + `</l><l rend="indent(2)">b</l></lg>`,
			Options{Wrap: -1}, strings.TrimSpace(long) + "\n  b\n"},
		{"right and centre", `<p rend="right">abc</p><p rend="center">abc</p>`, Options{Wrap: 31}, "                            abc\n\n              abc\n"},
		{"page within a word", `<p>pa<pb n="3" break="no"/>ge, end</p>`, Options{}, "page, [p. 3] end\n"},
		{"no pages", `<p>a</p><pb n="3"/><p>b</p>`, Options{NoPages: true}, "a\n\nb\n"},
		{"speech", `<sp><speaker>Hamlet</speaker><l>To be</l><stage>aside</stage><l>or <stage>bows</stage> not</l></sp>`,
			Options{}, "HAMLET\nTo be\n\n(aside)\nor (bows) not\n"},
		{"figure", `<figure><graphic url="a.png"/><head>Head</head><figDesc>What it shows</figDesc></figure>`, Options{}, "[Figure: Head. What it shows]\n"},
		{"margin", `<p>text<note place="margin">abc</note> end</p><p>b</p>`, Options{}, "text end\n[margin: abc]\n\nb\n"},
		{"right to left", `<p>a <foreign xml:lang="ar">مرحبا</foreign> b</p>`, Options{}, "a \u2067مرحبا\u2069 b\n"},
		{"verbatim", `<eg xml:space="preserve">a
  b</eg>`, Options{}, "a\n  b\n"},
	} {
		text := `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>` + test.body + `</body></text></TEI>`
		got := textOf(t, corpus.Load(t, "-", text), test.o)
		if _, after, ok := strings.Cut(got, "Version:  reading text\n\n"); ok {
			got = after
		}
		got, _, _ = strings.Cut(got, "\n-----")
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
