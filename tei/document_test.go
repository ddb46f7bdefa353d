package tei_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/beevik/etree"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
)

const letter = `<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="a.rng"?>
<!-- a letter -->
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>Anna
          to Pieter</title>
        <title/>
        <author>Anna Brandt</author>
        <respStmt xml:id="ed"><resp>edited by</resp><persName>E. Ditor</persName><name>F. Riend</name></respStmt>
      </titleStmt>
      <sourceDesc><listWit><witness xml:id="A">draft</witness><witness xml:id="B1" n="B">copy</witness></listWit></sourceDesc>
    </fileDesc>
    <profileDesc>
      <langUsage><language ident="en">English</language></langUsage>
      <abstract><p>Seeds.</p></abstract>
      <handNotes><handNote xml:id="h1" scope="minor" medium="pencil">a later <hi>hand</hi></handNote></handNotes>
      <correspDesc>
        <correspAction type="sent"><persName ref="#anna">Anna Brandt</persName><placeName>Skagen</placeName><date when="1883-05-04">4 May</date></correspAction>
        <correspAction type="received" subtype="addressee"><persName>Pieter</persName><date when-iso="1883-05">May</date></correspAction>
      </correspDesc>
    </profileDesc>
  </teiHeader>
  <text><body><p>Dear <persName>Pieter</persName>,<lb/>a &amp; b<![CDATA[<c>]]></p><p/></body></text>
</TEI>
<?after it?>
`

func load(t *testing.T, text string) *tei.Document {
	t.Helper()
	d, list := tei.Load(source.NewFile("letter.xml", []byte(text)), tei.LoadOptions{})
	if err := list.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWriteKeepsTheTree(t *testing.T) {
	tests := []struct{ why, text string }{
		{"a letter", letter},
		{"white space that reading would change", "<a b='x&#10;y&#9;z' c='\"&quot;'>&#13;]]&gt;&lt;</a>"},
		{"a CDATA section that holds its own end", "<a><![CDATA[]]]]><![CDATA[>]]></a>"},
		{"attributes of one name, with a prefix and without", `<code xml:lang="en" lang="go"/>`},
		{"prefixes as they were written", `<t:a xmlns:t="u"><b xmlns="v" t:c="d"/></t:a>`},
		{"no text at all", "<a/>"},
	}
	for _, tt := range tests {
		first := load(t, tt.text)
		written := write(t, first)
		second := load(t, written)
		if diff := cmp.Diff(first.Tree(), second.Tree(), sameTree); diff != "" {
			t.Errorf("%s: the tree differs after writing and reading (-first +second):\n%s\nwritten:\n%s", tt.why, diff, written)
		}
		if again := write(t, second); again != written {
			t.Errorf("%s: written twice it differs:\n%s\n%s", tt.why, written, again)
		}
	}
}

func write(t *testing.T, d *tei.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSpans(t *testing.T) {
	d := load(t, `<a><b c="d">x</b><b/></a>`)
	b := d.Root().ChildElements()
	tests := []struct {
		got  source.Span
		want string
	}{
		{d.Span(d.Root()), "<a>"},
		{d.Spans(d.Root()).All, `<a><b c="d">x</b><b/></a>`},
		{d.Spans(b[0]).Tag, `<b c="d">`},
		{d.Spans(b[0]).Name, "b"},
		{d.Spans(b[0]).All, `<b c="d">x</b>`},
		{d.Spans(b[1]).All, "<b/>"},
	}
	for _, tt := range tests {
		if got := tt.got.Text(); got != tt.want {
			t.Errorf("span of %q, want %q", got, tt.want)
		}
	}
	if got := tei.Path(b[1]); got != "/a/b[2]" {
		t.Errorf("Path = %q, want /a/b[2]", got)
	}
	if !d.Span(b[0].Copy()).IsZero() {
		t.Error("an element that was not read has a span")
	}
}

func TestLoadIllFormed(t *testing.T) {
	d, list := tei.Load(source.NewFile("f.xml", []byte("<a><b>text</c></a>")), tei.LoadOptions{})
	if !list.HasErrors() {
		t.Fatal("no error for a wrong end tag")
	}
	if got := tei.Content(d.Root()); got != "text" {
		t.Errorf("the tree before the error holds %q, want %q", got, "text")
	}
}

func TestHeader(t *testing.T) {
	h := load(t, letter).Header()
	noElement := cmpopts.IgnoreTypes((*etree.Element)(nil))
	check := func(what string, want, got any) {
		t.Helper()
		if diff := cmp.Diff(want, got, noElement); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	check("Titles", []string{"Anna to Pieter"}, h.Titles())
	check("Authors", []string{"Anna Brandt"}, h.Authors())
	check("Abstract", []string{"Seeds."}, h.Abstract())
	check("RespStmts", []tei.RespStmt{{ID: "ed", Resp: "edited by", Names: []string{"E. Ditor", "F. Riend"}}}, h.RespStmts())
	check("Languages", []tei.Language{{Ident: "en", Text: "English"}}, h.Languages())
	check("Hands", []tei.HandNote{{ID: "h1", Scope: "minor", Medium: "pencil", Text: "a later hand"}}, h.Hands())
	check("Witnesses", []tei.Witness{{ID: "A", Siglum: "A", Text: "draft"}, {ID: "B1", Siglum: "B", Text: "copy"}}, h.Witnesses())
	check("CorrespActions", []tei.CorrespAction{
		{
			Type:   "sent",
			Names:  []tei.Name{{Kind: "persName", Ref: "#anna", Text: "Anna Brandt"}},
			Places: []tei.Name{{Kind: "placeName", Text: "Skagen"}},
			Dates:  []tei.Date{{When: "1883-05-04", Text: "4 May"}},
		},
		{
			Type: "received", Subtype: "addressee",
			Names: []tei.Name{{Kind: "persName", Text: "Pieter"}},
			Dates: []tei.Date{{When: "1883-05", Text: "May"}},
		},
	}, h.CorrespActions())
}

func TestHeaderMissing(t *testing.T) {
	if h := load(t, "<a/>").Header(); h != nil {
		t.Errorf("Header of a document without one = %v, want nil", h)
	}
	h := load(t, `<teiHeader xmlns="http://www.tei-c.org/ns/1.0"/>`).Header()
	if h == nil || h.Titles() != nil || h.Hands() != nil || h.CorrespActions() != nil || h.RespStmts() != nil {
		t.Errorf("an empty header must have views without content, got %+v", h)
	}
}

func TestNames(t *testing.T) {
	d := load(t, letter)
	var got []string
	for n := range tei.Names(tei.Descend(d.Root(), "text")) {
		got = append(got, n.Kind+" "+n.Text)
	}
	if diff := cmp.Diff([]string{"persName Pieter"}, got); diff != "" {
		t.Errorf("Names (-want +got):\n%s", diff)
	}
}

func TestContent(t *testing.T) {
	d := load(t, letter)
	p := tei.Descend(d.Root(), "text", "body", "p")
	if got, want := tei.Content(p), "Dear Pieter,a & b<c>"; got != want {
		t.Errorf("Content = %q, want %q", got, want)
	}
	if got := tei.Phrase(nil); got != "" {
		t.Errorf("Phrase of nothing = %q", got)
	}
	noBreak := load(t, "<a> x\u00a0 y\n</a>").Root()
	if got, want := tei.Phrase(noBreak), "x\u00a0 y"; got != want {
		t.Errorf("Phrase = %q, want %q", got, want)
	}
}

func TestWriteRefuses(t *testing.T) {
	tests := []struct {
		why    string
		change func(*tei.Document)
		want   string
	}{
		{"a character that XML cannot hold", func(d *tei.Document) { d.Root().CreateText("\x01") }, "U+0001"},
		{"a name that is none", func(d *tei.Document) { d.Root().CreateElement("a b") }, "a b"},
	}
	for _, tt := range tests {
		d := load(t, "<a>x</a>")
		tt.change(d)
		var b bytes.Buffer
		if err := d.Write(&b); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want one that names %q", tt.why, err, tt.want)
		}
	}
}

func TestPointers(t *testing.T) {
	if diff := cmp.Diff([]string{"A", "B"}, tei.Pointers(" #A  other.xml#x #B # ")); diff != "" {
		t.Errorf("Pointers (-want +got):\n%s", diff)
	}
}
