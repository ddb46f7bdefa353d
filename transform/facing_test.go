package transform

import (
	"fmt"
	"strings"
	"testing"

	"github.com/siglum/siglum/transform/internal/corpus"
)

// What corresponds stands in one row, in the order of each side; what does not, has a row
// of its own.
func TestFacing(t *testing.T) {
	const latin = `<div xml:lang="la"><head xml:id="h">L0</head><p xml:id="a">L1</p><p xml:id="b">L2</p><p xml:id="c">L3</p></div>`
	for _, test := range []struct{ name, body, want string }{
		{"all correspond", latin + `<div><head corresp="#h">T0</head><p corresp="#a">T1</p><p corresp="#b">T2</p><p corresp="#c">T3</p></div>`,
			"L0=1 L1=2 L2=3 L3=4 T0=1 T1=2 T2=3 T3=4"},
		{"one has none, two have one", latin + `<div><head corresp="#h">T0</head><p>T?</p><p corresp="#a">T1</p><p corresp="#a">T1b</p><p corresp="#c">T3</p></div>`,
			"L0=1 L1=3 L2=5 L3=6 T0=1 T?=2 T1=3 T1b=4 T3=6"},
		{"the text points to the translation", `<div><p corresp="#x">L1</p><p corresp="#y">L2</p></div><div><p xml:id="x">T1</p><p xml:id="y">T2</p></div>`,
			"L1=1 L2=2 T1=1 T2=2"},
		{"within one division", `<div type="edition"><div>` + strings.TrimPrefix(latin, `<div xml:lang="la">`) + `</div><div type="translation"><p corresp="#a">T1</p></div>`,
			"L0=1 L1=2 L2=3 L3=4 T1=2"},
		{"few correspond", latin + `<div><p>T1</p><p>T2</p><p corresp="#b">T3</p></div>`, ""},
		{"something stands between", latin + `<div><p>other</p></div><div><p corresp="#a">T1</p></div>`, ""},
	} {
		m, err := Build(fragment(t, test.body), Options{})
		if err != nil {
			t.Fatal(err)
		}
		var rows []string
		visit(m.Text, func(n *Node) {
			if n.Row > 0 {
				rows = append(rows, fmt.Sprintf("%s=%d", plain(n.Nodes, Reading), n.Row))
			}
		})
		if got := strings.Join(rows, " "); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// A copy has the content of its original, without its ids; one that would never end, or
// whose original is missing, is as the document has it.
func TestCopies(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{`<p xml:id="a">one <hi xml:id="h">two</hi></p><p copyOf="#a"/>`, "one two¶one two"},
		{`<p xml:id="a">one <seg copyOf="#a"/></p>`, "one"},
		{`<p xml:id="a">one <seg copyOf="#b"/></p><p xml:id="b">two <seg copyOf="#a"/></p>`, "one two¶two one"},
		{`<p copyOf="#none"/><p>b</p>`, "¶b"},
		{`<p xml:id="a">one</p><p copyOf="#a">own text</p>`, "one¶own text"},
	} {
		m, err := Build(fragment(t, test.body), Options{})
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		var texts []string
		visit(m.Text, func(n *Node) {
			if n.ID != "" && ids[n.ID] {
				t.Errorf("%s: the id %s stands twice", test.body, n.ID)
			}
			ids[n.ID] = true
			if n.Kind == Paragraph {
				texts = append(texts, plain(n.Nodes, Reading))
			}
		})
		if got := strings.Join(texts, "¶"); got != test.want {
			t.Errorf("%s: %s, want %s", test.body, got, test.want)
		}
	}
}

// Each TEI of a corpus has its title and its hands, and its text stands before its images.
func TestCorpus(t *testing.T) {
	const one = `<TEI><teiHeader><fileDesc><titleStmt><title>Letter %[1]s</title></titleStmt></fileDesc><profileDesc><handNotes><handNote xml:id="h%[1]s">clerk %[1]s</handNote></handNotes></profileDesc></teiHeader>` +
		`<standOff><note>stands off %[1]s</note></standOff><text><body><p>text <add hand="#h%[1]s">%[1]s</add></p></body></text></TEI>`
	m, err := Build(corpus.Load(t, "c.xml", `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letters</title></titleStmt></fileDesc></teiHeader>`+
		fmt.Sprintf(one+"%[2]s", "1", fmt.Sprintf(one, "2"))+`</teiCorpus>`), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := plain(m.Text, Reading), "Letter 1 text 1 stands off 1 Letter 2 text 2 stands off 2"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	var said []string
	for _, e := range m.Legend {
		if strings.HasPrefix(e.Key, "hand.") {
			said = append(said, e.Meaning)
		}
	}
	if got := strings.Join(said, ", "); got != "clerk 1, clerk 2" {
		t.Errorf("the hands are %s", got)
	}
}
