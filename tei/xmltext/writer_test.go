package xmltext

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

// rewrite reads a text and writes its events.
func rewrite(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b)
	r := NewReader(source.NewFile("doc.xml", []byte(text)), Options{})
	for e := range r.Events() {
		if err := w.Write(e); err != nil {
			t.Fatalf("writing the events of %q: %v", text, err)
		}
	}
	if r.Diagnostics().HasErrors() {
		t.Fatal(r.Diagnostics())
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// plainEvents reads a text and returns its events without spans, adjacent text
// joined.
func plainEvents(text string) []Event {
	var all []Event
	for e := range NewReader(source.NewFile("doc.xml", []byte(text)), Options{}).Events() {
		c := Event{Kind: e.Kind, Name: e.Name, Empty: e.Empty, Text: bytes.Clone(e.Text)}
		for _, a := range e.Attrs {
			c.Attrs = append(c.Attrs, Attr{Name: a.Name, Value: a.Value})
		}
		if last := len(all) - 1; last >= 0 && e.Kind == Text && all[last].Kind == Text {
			all[last].Text = append(all[last].Text, e.Text...)
			continue
		}
		all = append(all, c)
	}
	return all
}

func TestRewrite(t *testing.T) {
	tests := []struct{ about, text, want string }{
		{"what is canonical stays", "<?xml version=\"1.0\"?>\n<!--c--><a b=\"1\"><c/>t\n<?p d?></a>\n", "<?xml version=\"1.0\"?>\n<!--c--><a b=\"1\"><c/>t\n<?p d?></a>\n"},
		{"an empty element stays as written", "<a><b/><b></b></a>", "<a><b/><b></b></a>"},
		{"what reading would change becomes references", "<a b='&#9;&#10;&#13;\"&lt;&amp;>'>&#13;&lt;&amp;]]&gt;\"</a>", "<a b=\"&#9;&#10;&#13;&quot;&lt;&amp;>\">&#13;&lt;&amp;]]&gt;\"</a>"},
		{"another encoding becomes UTF-8", "<?xml version='1.0' encoding='iso-8859-1'?><a>\xE4</a>", "<?xml version='1.0' encoding='UTF-8'?><a>ä</a>"},
		{"CDATA stays", "<a><![CDATA[<&>]]></a>", "<a><![CDATA[<&>]]></a>"},
	}
	for _, test := range tests {
		got := rewrite(t, test.text)
		if got != test.want {
			t.Errorf("%s: %q is written as\n%q, want\n%q", test.about, test.text, got, test.want)
		}
		if diff := cmp.Diff(plainEvents(test.text)[1:], plainEvents(got)[1:]); diff != "" {
			t.Errorf("%s: events change (-first +again)\n%s", test.about, diff)
		}
	}
}

func TestWriterRefuses(t *testing.T) {
	start := func(name string) *Event { return &Event{Kind: StartElement, Name: Name{Local: name}} }
	text := func(k Kind, s string) *Event { return &Event{Kind: k, Text: []byte(s)} }
	tests := []struct {
		want   string
		events []*Event
	}{
		{"writing Text: XML cannot hold the character U+0000", []*Event{start("a"), text(Text, "x\x00")}},
		{"writing Text: XML cannot hold the character U+FFFF", []*Event{start("a"), text(Text, "\uFFFF")}},
		{"writing Text: the byte 0xE4 is not UTF-8", []*Event{start("a"), text(Text, "\xE4")}},
		{"writing Text: there is no element around it", []*Event{text(Text, "x")}},
		{"writing CData: there is no element around it", []*Event{text(CData, "x")}},
		{"writing CData: XML cannot hold the character U+000D", []*Event{start("a"), text(CData, "\r")}},
		{`writing StartElement: the name is empty`, []*Event{start("")}},
		{`writing StartElement: "a b" is no name: a space cannot stand there`, []*Event{start("a b")}},
		{`writing StartElement: the name "a:b:c" has more than one colon`, []*Event{start("a:b:c")}},
		{"writing StartElement: <b> would be a second root element", []*Event{start("a"), {Kind: EndElement, Name: Name{Local: "a"}}, start("b")}},
		{"writing EndElement: </b> where <a> is open", []*Event{start("a"), {Kind: EndElement, Name: Name{Local: "b"}}}},
		{"writing EndElement: </b> ends nothing", []*Event{{Kind: EndElement, Name: Name{Local: "b"}}}},
		{"writing Text: <a/> was written as empty", []*Event{{Kind: StartElement, Name: Name{Local: "a"}, Empty: true}, text(Text, "x")}},
		{`writing Comment: "--" cannot stand in a comment`, []*Event{text(Comment, "a--b")}},
		{`writing Comment: a comment cannot end in "-"`, []*Event{text(Comment, "a-")}},
		{`writing ProcessingInstruction: "?>" cannot stand in a processing instruction`, []*Event{{Kind: ProcessingInstruction, Name: Name{Local: "p"}, Text: []byte("?>")}}},
		{`writing ProcessingInstruction: the name "XML" is reserved`, []*Event{{Kind: ProcessingInstruction, Name: Name{Local: "XML"}}}},
		{"writing Declaration: it stands only at the start of a document", []*Event{text(Comment, ""), text(Declaration, ` version="1.0"`)}},
		{"writing StartElement: <a>: attribute b: it stands twice", []*Event{{Kind: StartElement, Name: Name{Local: "a"}, Attrs: []Attr{{Name: Name{Local: "b"}}, {Name: Name{Local: "b"}}}}}},
		{"writing StartElement: <a>: attribute p:n7: it stands twice", []*Event{{Kind: StartElement, Name: Name{Local: "a"}, Attrs: manyAttributes(20, Name{Local: "n7", Prefix: "p"})}}},
		{"writing StartElement: <a>: attribute q:n7: it stands twice", []*Event{{Kind: StartElement, Name: Name{Local: "a"}, Attrs: manyAttributes(20, Name{Space: "u", Local: "n7", Prefix: "q"})}}},
		{"the document ends while <a> is open", []*Event{start("a")}},
		{"the document has no element", nil},
	}
	for _, test := range tests {
		w := NewWriter(new(strings.Builder))
		var err error
		for _, e := range test.events {
			if err = w.Write(e); err != nil {
				break
			}
		}
		if err == nil {
			err = w.Close()
		}
		if err == nil || err.Error() != test.want {
			t.Errorf("got the error %v, want %q", err, test.want)
		}
	}
}

// manyAttributes returns n attributes p:n0, p:n1 … in a namespace, and one more.
func manyAttributes(n int, last Name) []Attr {
	var attrs []Attr
	for i := range n {
		attrs = append(attrs, Attr{Name: Name{Space: "u", Local: fmt.Sprintf("n%d", i), Prefix: "p"}})
	}
	return append(attrs, Attr{Name: last})
}

func TestWriterSplitsCData(t *testing.T) {
	var b strings.Builder
	w := NewWriter(&b)
	name := Name{Local: "a"}
	for _, e := range []*Event{{Kind: StartElement, Name: name}, {Kind: CData, Text: []byte("x]]>y")}, {Kind: EndElement, Name: name}} {
		if err := w.Write(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil || b.String() != "<a><![CDATA[x]]]]><![CDATA[>y]]></a>" {
		t.Errorf("got %q, %v", b.String(), err)
	}
}

// BenchmarkWriter writes the events of a book.
func BenchmarkWriter(b *testing.B) {
	for _, path := range corpus(b) {
		if !strings.Contains(path, "siddhayoga") {
			continue
		}
		f := load(b, path)
		b.SetBytes(int64(f.Len()))
		b.ReportAllocs()
		for b.Loop() {
			w := NewWriter(io.Discard)
			for e := range NewReader(f, Options{}).Events() {
				if err := w.Write(e); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
}
