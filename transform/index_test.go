package transform

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/transform/internal/corpus"
)

const namesUsed = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title><author><persName>Not in the text</persName></author></titleStmt></fileDesc></teiHeader>
<text><body><pb n="3"/><head><persName ref="#ek">Ek</persName></head>
<p>Mr. <persName ref="#ek">Karl</persName> and <persName ref="#ek">Ek</persName> went to <placeName ref="https://places.example/9">Ostby</placeName>, <rs type="person">he</rs> said.</p>
<p><del><placeName ref="https://places.example/9">Ostbye</placeName></del> <name type="org">Harbour Office,</name><note>Led by <rs type="person" ref="#ek">him</rs>.</note> <name>thing</name></p>
<lg><l n="4"><persName key="zz"><forename>Ada</forename> <surname>Åberg</surname></persName></l></lg></body>
<back><listPerson><person xml:id="ek"><persName><surname>Ek</surname>, <forename>Karl</forename></persName></person></listPerson></back></text></TEI>`

// Names with one reference are one entry, called as the document calls it; each place is
// told once for a paragraph.
func TestIndex(t *testing.T) {
	m, err := Build(corpus.Load(t, "n.xml", namesUsed), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, list := range m.Index {
		out.WriteString(list.Name + "\n")
		for _, e := range list.Entries {
			fmt.Fprintf(&out, "  %s (%s) %s:", e.Name, e.Target, e.ID)
			for _, place := range e.Places {
				fmt.Fprintf(&out, " %s=%s", place.Label, place.Target)
				if place.In != AllViews {
					fmt.Fprintf(&out, " in %b", place.In)
				}
			}
			out.WriteString("\n")
		}
	}
	const want = `persons
  Åberg, Ada () index-bergada: line 4=#name-6
  Ek, Karl (#ek) index-ekkarl: p. 3=#name-1 ¶ 1=#name-2 note 1=#name-7
places
  Ostby (https://places.example/9) index-ostby: ¶ 1=#name-3 ¶ 2=#name-4 in 10
organisations
  Harbour Office () index-harbouroffice: ¶ 2=#name-5
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// An edition is cited by what its header states, and nothing else.
func TestCitation(t *testing.T) {
	const header = `<titleStmt><title level="s">Letters</title><title level="a">To the Harbour Office</title><author>Anna Berg</author>
<editor><persName>I. Olsen</persName><persName>M. Lund</persName></editor></titleStmt>
<publicationStmt><publisher>Town Archive</publisher><date when="2024-05-01">May</date><idno type="URI">https://archive.example/12</idno></publicationStmt>`
	for _, test := range []struct{ fileDesc, want string }{
		{header, "Anna Berg, To the Harbour Office, edited by I. Olsen; M. Lund. Town Archive, 2024-05-01. https://archive.example/12"},
		{strings.Replace(header, "https:", "javascript:", 1), "Anna Berg, To the Harbour Office, edited by I. Olsen; M. Lund. Town Archive, 2024-05-01."},
		{`<titleStmt><title>Only a title</title></titleStmt>`, "Only a title."},
		{`<titleStmt><author>Nobody</author></titleStmt>`, ""},
	} {
		m, err := Build(corpus.Load(t, "c.xml", `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>`+test.fileDesc+`</fileDesc></teiHeader><text><body><p>a</p></body></text></TEI>`), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := plain(m.Citation, Reading); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
