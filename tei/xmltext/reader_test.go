package xmltext

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

// dump reads a text and writes its events, one a line, with what their spans hold.
func dump(text string, o Options) string {
	var b strings.Builder
	r := NewReader(source.NewFile("doc.xml", []byte(text)), o)
	for e := range r.Events() {
		dumpEvent(&b, e)
	}
	for _, d := range r.Diagnostics() {
		fmt.Fprintln(&b, d)
	}
	return b.String()
}

func dumpEvent(b *strings.Builder, e *Event) {
	fmt.Fprintf(b, "%s", e.Kind)
	if e.Name.Local != "" {
		fmt.Fprintf(b, " {%s}%s ‹%s›", e.Name.Space, e.Name, e.NameSpan.Text())
	}
	for _, a := range e.Attrs {
		fmt.Fprintf(b, " {%s}%s=%q ‹%s› ‹%s›", a.Name.Space, a.Name, a.Value, a.NameSpan.Text(), a.ValueSpan.Text())
		if a.Defaulted {
			b.WriteString(" defaulted")
		}
	}
	if e.Empty {
		b.WriteString(" empty")
	}
	if e.Kind != StartElement && e.Kind != EndElement {
		fmt.Fprintf(b, " %q", e.Text)
	}
	fmt.Fprintf(b, " %q\n", e.Span.Text())
}

var eventTests = []struct {
	about, text, want string
}{
	{"the parts of a document", "<?xml version='1.0'?>\n<!-- c --><a>t</a>\n<?p d?>", `
Declaration " version='1.0'" "<?xml version='1.0'?>"
Text "\n" "\n"
Comment " c " "<!-- c -->"
StartElement {}a ‹a› "<a>"
Text "t" "t"
EndElement {}a ‹a› "</a>"
Text "\n" "\n"
ProcessingInstruction {}p ‹p› "d" "<?p d?>"
`},
	{"attributes with exact spans", `<a  b = "1" c='2&amp;3'/>`, `
StartElement {}a ‹a› {}b="1" ‹b› ‹1› {}c="2&3" ‹c› ‹2&amp;3› empty "<a  b = \"1\" c='2&amp;3'/>"
EndElement {}a ‹a› empty "<a  b = \"1\" c='2&amp;3'/>"
`},
	{"namespaces, a default and a prefix, undone at the end", `<a xmlns="u"><p:b xmlns:p="v" p:c="" d=""/><b xmlns=""/></a>`, `
StartElement {u}a ‹a› {http://www.w3.org/2000/xmlns/}xmlns="u" ‹xmlns› ‹u› "<a xmlns=\"u\">"
StartElement {v}p:b ‹p:b› {http://www.w3.org/2000/xmlns/}xmlns:p="v" ‹xmlns:p› ‹v› {v}p:c="" ‹p:c› ‹› {}d="" ‹d› ‹› empty "<p:b xmlns:p=\"v\" p:c=\"\" d=\"\"/>"
EndElement {v}p:b ‹p:b› empty "<p:b xmlns:p=\"v\" p:c=\"\" d=\"\"/>"
StartElement {}b ‹b› {http://www.w3.org/2000/xmlns/}xmlns="" ‹xmlns› ‹› empty "<b xmlns=\"\"/>"
EndElement {}b ‹b› empty "<b xmlns=\"\"/>"
EndElement {u}a ‹a› "</a>"
`},
	{"references and line ends in text", "<a>x&lt;&#228;\r\ny\rz]] ></a>", `
StartElement {}a ‹a› "<a>"
Text "x<ä\ny\nz]] >" "x&lt;&#228;\r\ny\rz]] >"
EndElement {}a ‹a› "</a>"
`},
	{"white space in attribute values", "<a b=\"1\t2\r\n3\n4&#10;5&#9;\"/>", `
StartElement {}a ‹a› {}b="1 2 3 4\n5\t" ‹b› ‹1	2
3
4&#10;5&#9;› empty "<a b=\"1\t2\r\n3\n4&#10;5&#9;\"/>"
EndElement {}a ‹a› empty "<a b=\"1\t2\r\n3\n4&#10;5&#9;\"/>"
`},
	{"CDATA and comments keep what looks like markup", "<a><![CDATA[<&]]]]><!--<&--></a >", `
StartElement {}a ‹a› "<a>"
CData "<&]]" "<![CDATA[<&]]]]>"
Comment "<&" "<!--<&-->"
EndElement {}a ‹a› "</a >"
`},
	{"names in any script", "<ἄ ℵ='1'><𐌰/></ἄ>", `
StartElement {}ἄ ‹ἄ› {}ℵ="1" ‹ℵ› ‹1› "<ἄ ℵ='1'>"
StartElement {}𐌰 ‹𐌰› empty "<𐌰/>"
EndElement {}𐌰 ‹𐌰› empty "<𐌰/>"
EndElement {}ἄ ‹ἄ› "</ἄ>"
`},
	{"a byte order mark is no text", "\uFEFF<a/>", `
StartElement {}a ‹a› empty "<a/>"
EndElement {}a ‹a› empty "<a/>"
`},
	{"XML 1.1 is read with a warning", "<?xml version='1.1'?><a/>", `
Declaration " version='1.1'" "<?xml version='1.1'?>"
StartElement {}a ‹a› empty "<a/>"
EndElement {}a ‹a› empty "<a/>"
doc.xml:1:16: warning: the document says that it is XML 1.1; it is read by the rules of XML 1.0 [version-not-1.0]
`},
}

func TestEvents(t *testing.T) {
	for _, test := range eventTests {
		t.Run(test.about, func(t *testing.T) {
			got := strings.ReplaceAll("\n"+dump(test.text, Options{}), "\r\n", "\n")
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", test.text, diff)
			}
		})
	}
}
