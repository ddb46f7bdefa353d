package encode_test

import (
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/beevik/etree"
	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

// gold returns the encoding of the first transcription that was made by hand.
func gold(t testing.TB) *tei.Document {
	t.Helper()
	text, err := os.ReadFile(testdata(t, "seed", "telephone-message-1948.tei.xml"))
	if err != nil {
		t.Fatal(err)
	}
	doc, list := tei.Load(source.NewFile("gold.xml", text), tei.LoadOptions{})
	if list.HasErrors() {
		t.Fatal(list)
	}
	return doc
}

// optional elements may be missing on either side.
var optional = []string{"placeName", "persName", "roleName", "abbr"}

// An outliner prints an element so that two editions can be compared line by
// line: without what is optional, pointers followed, blanks folded.
type outliner struct {
	doc   *tei.Document
	b     strings.Builder
	text  strings.Builder // running text not yet printed
	level int
}

func outline(doc *tei.Document, e *etree.Element) string {
	o := &outliner{doc: doc}
	o.element(e)
	return o.b.String()
}

func (o *outliner) element(e *etree.Element) {
	if slices.Contains(optional, e.Tag) || e.SelectAttrValue("evidence", "") == "internal" {
		o.children(e)
		return
	}
	o.line(o.startTag(e))
	o.level++
	o.children(e)
	o.flush()
	o.level--
}

func (o *outliner) children(e *etree.Element) {
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			o.text.WriteString(child.Data)
		case *etree.Element:
			o.element(child)
		}
	}
}

func (o *outliner) flush() {
	text := strings.Join(strings.Fields(o.text.String()), " ")
	o.text.Reset()
	if text != "" {
		fmt.Fprintf(&o.b, "%s%q\n", strings.Repeat("  ", o.level), text)
	}
}

func (o *outliner) line(s string) {
	o.flush()
	o.b.WriteString(strings.Repeat("  ", o.level) + s + "\n")
}

func (o *outliner) startTag(e *etree.Element) string {
	var attrs []string
	for _, a := range e.Attr {
		key, value := a.FullKey(), a.Value
		switch {
		case key == "xml:id", key == "type" && e.Tag == "div":
			continue
		case key == "hand", key == "resp":
			value = o.pointed(value)
		}
		attrs = append(attrs, fmt.Sprintf(" %s=%q", key, value))
	}
	sort.Strings(attrs)
	return "<" + e.Tag + strings.Join(attrs, "") + ">"
}

// pointed returns what a pointer points to, as text, since ids may differ.
func (o *outliner) pointed(value string) string {
	for e := range tei.Elements(o.doc.Root()) {
		if "#"+tei.ID(e) == value {
			return tei.Phrase(e)
		}
	}
	return "nothing"
}

func body(d *tei.Document) *etree.Element { return tei.Descend(d.Root(), "text", "body") }

func TestSeedBodyIsTheGoldBody(t *testing.T) {
	want := gold(t)
	got, _ := encoded(t, "telephone-message-1948.txt", seed(t))
	if diff := cmp.Diff(outline(want, body(want)), outline(got.Document, body(got.Document))); diff != "" {
		t.Errorf("the body differs from the gold encoding (-gold +got):\n%s", diff)
	}
}

// exactHeader lists what in the header must be as in the gold encoding.
var exactHeader = []string{
	"fileDesc/titleStmt/title",
	"fileDesc/titleStmt/author",
	"fileDesc/titleStmt/funder",
	"fileDesc/titleStmt/respStmt",
	"fileDesc/notesStmt",
	"fileDesc/sourceDesc",
	"profileDesc/creation",
	"profileDesc/langUsage",
	"profileDesc/abstract",
	"profileDesc/handNotes",
	"profileDesc/correspDesc",
}

func TestSeedHeaderIsTheGoldHeader(t *testing.T) {
	want := gold(t)
	got, _ := encoded(t, "telephone-message-1948.txt", seed(t))
	for _, path := range exactHeader {
		if diff := cmp.Diff(headerPart(want, path), headerPart(got.Document, path)); diff != "" {
			t.Errorf("%s differs from the gold encoding (-gold +got):\n%s", path, diff)
		}
	}
}

func headerPart(d *tei.Document, path string) string {
	e := tei.Descend(d.Root(), strings.Split("teiHeader/"+path, "/")...)
	if e == nil {
		return path + " is missing"
	}
	return outline(d, e)
}

// TestSeedNames compares the names in the text, which need not be marked, with
// those that a reader of the letter would mark.
func TestSeedNames(t *testing.T) {
	got, _ := encoded(t, "telephone-message-1948.txt", seed(t))
	var names []string
	for e := range tei.Elements(body(got.Document)) {
		if slices.Contains(optional, e.Tag) || e.SelectAttrValue("evidence", "") != "" {
			names = append(names, e.Tag+": "+tei.Phrase(e)+" "+e.SelectAttrValue("when", ""))
		}
	}
	want := []string{
		"placeName: Pyongyang ",
		"date: 8 October 1948-10-08",
		"persName: I. STALIN ",
		"roleName: Chairman of the USSR Council of Ministers ",
		"persName: Yerofeyev ",
		"persName: Novoselova ",
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("names and inferred dates (-want +got):\n%s", diff)
	}
}

// TestSeedInventsNothing looks for what the transcription does not state.
func TestSeedInventsNothing(t *testing.T) {
	r, _ := encoded(t, "telephone-message-1948.txt", seed(t))
	absentElements := []string{"altIdentifier", "settlement", "country", "region", "corr", "sic", "choice", "availability", "distributor", "authority", "gap", "change"}
	absentAttrs := []string{"place", "medium", "scribe", "ref", "key", "cert"}
	for e := range tei.Elements(r.Document.Root()) {
		if slices.Contains(absentElements, e.Tag) {
			t.Errorf("%s: the transcription states no <%s>", tei.Path(e), e.Tag)
		}
		for _, a := range e.Attr {
			if slices.Contains(absentAttrs, a.Key) {
				t.Errorf("%s: the transcription states no @%s", tei.Path(e), a.Key)
			}
			if a.Value == "letterspaced" {
				t.Errorf("%s: the transcription states no letterspacing", tei.Path(e))
			}
		}
	}
	publication := tei.Descend(r.Document.Root(), "teiHeader", "fileDesc", "publicationStmt")
	if want := "<publicationStmt>\n  <p>\n    \"TEI encoding of a plain-text transcription, made with Siglum. No publisher, licence or date of this encoding is given.\"\n"; outline(r.Document, publication) != want {
		t.Errorf("publicationStmt says\n%s\nwant\n%s", outline(r.Document, publication), want)
	}
	sent := tei.Descend(r.Document.Root(), "teiHeader", "profileDesc", "correspDesc", "correspAction")
	for e := range tei.Elements(sent) {
		if e.Tag == "placeName" {
			t.Errorf("%s: no place of sending is stated", tei.Path(e))
		}
	}
}
