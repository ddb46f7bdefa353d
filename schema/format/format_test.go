package format_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/schema/format"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/source"
)

// book is a schema with element content, running text, an element of both worlds
// (a list, which may stand in a paragraph too) and a line of code.
const book = `
start = element book { head?, (\div | p)* }
head = element head { text }
\div = element div { head?, (\div | p | lst | lb | code)* }
p = element p { (text | lst | choice | lb)* }
lst = element list { item+ }
item = element item { (text | lst | p)* }
choice = element choice { element sic { text }, element corr { text } }
lb = element lb { empty }
code = element code { attribute xml:space { "preserve" }?, element line { text }+ }
`

func compiled(t testing.TB, schema string) *relaxng.Schema {
	t.Helper()
	g, list := relaxng.Load(source.NewFile("book.rnc", []byte(schema)), relaxng.LoadOptions{})
	if list.HasErrors() {
		t.Fatal(list)
	}
	return relaxng.Compile(g)
}

// formatted formats a text twice: the second time must change nothing.
func formatted(t testing.TB, schema *relaxng.Schema, text string, o format.Options) string {
	t.Helper()
	once, list := format.Format(source.NewFile("book.xml", []byte(text)), schema, o)
	if list.HasErrors() {
		t.Fatalf("%s\n%s", list, text)
	}
	again, _ := format.Format(source.NewFile("book.xml", once), schema, o)
	if !bytes.Equal(once, again) {
		t.Errorf("formatted again it changes: %s", cmp.Diff(string(once), string(again)))
	}
	return string(once)
}

func TestFormat(t *testing.T) {
	schema := compiled(t, book)
	for name, c := range map[string]struct{ in, want string }{
		"children get lines of their own": {
			"<book><head>A</head><div><p>x</p></div></book>",
			"<book>\n  <head>A</head>\n  <div>\n    <p>x</p>\n  </div>\n</book>\n",
		},
		"wrong indentation is put right": {
			"<book>\n<head>A</head>\n\t\t<div>\n <p>x</p></div>\n</book>\n",
			"<book>\n  <head>A</head>\n  <div>\n    <p>x</p>\n  </div>\n</book>\n",
		},
		"running text is not touched": {
			"<book><p>\n x  y\n\t<choice><sic>a</sic> <corr>b</corr></choice>\n</p></book>",
			"<book>\n  <p>\n x  y\n\t<choice><sic>a</sic> <corr>b</corr></choice>\n</p>\n</book>\n",
		},
		"a list laid out in lines in running text is indented": {
			"<book><p>x <list>\n<item>a</item><item>b</item></list> y</p></book>",
			"<book>\n  <p>x <list>\n      <item>a</item>\n      <item>b</item>\n    </list> y</p>\n</book>\n",
		},
		"one blank line between children stays": {
			"<book>\n\n\n<p>x</p>\n\n\n\n<p>y</p>\n\n</book>",
			"<book>\n  <p>x</p>\n\n  <p>y</p>\n</book>\n",
		},
		"comments stay on their line": {
			"<book><p>x</p> <!-- of x --><!-- too -->\n<!-- of y --><p>y</p></book>",
			"<book>\n  <p>x</p> <!-- of x --><!-- too -->\n  <!-- of y -->\n  <p>y</p>\n</book>\n",
		},
		"xml:space is obeyed": {
			"<book><div><code xml:space=\"preserve\"> <line>x</line>\n</code></div></book>",
			"<book>\n  <div>\n    <code xml:space=\"preserve\"> <line>x</line>\n</code>\n  </div>\n</book>\n",
		},
		"an empty element stays as it is written": {
			"<book><div><lb/><lb></lb></div><div> </div></book>",
			"<book>\n  <div>\n    <lb/>\n    <lb></lb>\n  </div>\n  <div> </div>\n</book>\n",
		},
		"what is unknown is left alone": {
			"<book><div><who> <p>x</p><p>y</p></who><p>z</p></div></book>",
			"<book>\n  <div>\n    <who> <p>x</p><p>y</p></who>\n    <p>z</p>\n  </div>\n</book>\n",
		},
		"text where none may be is left alone": {
			"<book><div>x<p>x</p> <p>y</p></div></book>",
			"<book>\n  <div>x<p>x</p> <p>y</p></div>\n</book>\n",
		},
		"entities are left alone, and what they stand in": {
			"<!DOCTYPE book [<!ENTITY e '<p>x</p><div><p>y</p></div>'>]><book><div>&e;<p>z</p></div><p>u</p></book>",
			"<!DOCTYPE book [<!ENTITY e '<p>x</p><div><p>y</p></div>'>]><book>\n  <div>&e;<p>z</p></div>\n  <p>u</p>\n</book>\n",
		},
		"a character reference is no white space": {
			"<book>&#10;<p>x</p></book>",
			"<book>&#10;<p>x</p></book>\n",
		},
		"the line ends of the file are kept": {
			"<book>\r\n<p>x\r\n</p></book>",
			"<book>\r\n  <p>x\r\n</p>\r\n</book>\r\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, formatted(t, schema, c.in, format.Options{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestIndent(t *testing.T) {
	got := formatted(t, compiled(t, book), "<book><div><p>x</p></div></book>", format.Options{Indent: "\t"})
	if want := "<book>\n\t<div>\n\t\t<p>x</p>\n\t</div>\n</book>\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRefused(t *testing.T) {
	schema := compiled(t, book)
	for in, want := range map[string]string{
		"<book><p></book>":             "book.xml:1:10: error: </book> cannot stand here: <p> is still open",
		"\xff\xfe<\x00b\x00/\x00>\x00": "book.xml:1:1: error: the document is not in UTF-8, and only such are formatted",
	} {
		out, list := format.Format(source.NewFile("book.xml", []byte(in)), schema, format.Options{})
		if out != nil || !strings.HasPrefix(list.Error(), want) {
			t.Errorf("%q: got %q, %v; want nothing and %s", in, out, list, want)
		}
	}
}

// FuzzFormat: without white space in element content, the document is what it was.
func FuzzFormat(f *testing.F) {
	schema := compiled(f, book)
	for _, seed := range []string{
		"<book><p>x <list>\n<item>a</item></list> y</p></book>",
		"<book>\n\n<!--a--><div><who/></div><?b?></book>",
		"<!DOCTYPE book [<!ENTITY e '<p>x</p>'>]><book>&e;<p>z</p></book>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		out, list := format.Format(source.NewFile("f.xml", []byte(text)), schema, format.Options{})
		if list.HasErrors() {
			return
		}
		if got, want := squeezed(string(out)), squeezed(text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		formatted(t, schema, text, format.Options{})
	})
}

// squeezed leaves white space out.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }
