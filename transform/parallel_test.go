package transform

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/transform/internal/corpus"
)

// witnessed is an edition whose witnesses begin late, break off, lack passages, and have
// what others have elsewhere.
const witnessed = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<sourceDesc><listWit><witness xml:id="A">first</witness><witness xml:id="B">second</witness><witness xml:id="C" n="C*">third</witness><witness xml:id="D">never named</witness></listWit></sourceDesc>
</fileDesc></teiHeader><text><front><p>What the editor says.</p></front><body>
<head>Song</head>
<lg><l n="1">The <app xml:id="a1" type="substantive"><lem wit="#A #B">old</lem><rdg wit="#C"><witStart wit="#C"/>odd</rdg></app> road<app type="punctuation"><lem wit="#A"> </lem><rdg wit="#B">, </rdg></app>ran</l>
<l n="2"><app xml:id="a2" exclude="#a3" type="transposition"><lem wit="#A #C">up</lem><rdg wit="#B"/></app> and <app xml:id="a3" exclude="#a2" type="transposition"><lem wit="#A #C"/><rdg wit="#B">up</rdg></app>down<lacunaStart wit="#B"/></l>
<l n="3">to <app type="spacing"><lem wit="#A"> </lem><rdg wit="#C"/></app>the <pb n="7" edRef="#C"/><hi rend="italic">sea</hi><note>note</note></l></lg>
<app><lem wit="#A"><p>One end.</p></lem><rdg wit="#B"><p><lacunaEnd/>Other.</p><p>And more.</p></rdg><rdg wit="#C"/></app>
</body></text></TEI>`

// The witnesses side by side: a bracket is round what departs from the text, a slash
// round what agrees where others depart.
func TestParallel(t *testing.T) {
	m, err := Build(corpus.Load(t, "w.xml", witnessed), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, c := range m.Parallel.Columns {
		fmt.Fprintf(&out, "%s %s %s\n", c.ID, c.Siglum, c.Text)
	}
	for _, row := range m.Parallel.Rows {
		out.WriteString(row.N)
		for _, cell := range row.Cells {
			out.WriteString(" | ")
			writeWoven(&out, cell.Nodes)
			if cell.Lost {
				out.WriteString("—")
			}
		}
		out.WriteString("\n")
	}
	const want = `show-a A first
show-b B second
show-c C* third
 | Song | Song | —
1 | The /old/ road/‸/ ran | The /old/ road{, }ran | {[the witness begins] odd} road/‸/ ran
2 | /up/ and /‸/down | {‸} and {up}down [lacuna begins] | /up/ and /‸/down
3 | to the sea | — | to the [p. 7]sea
2 | /One end./ | {[lacuna ends] Other.} | {‸}
 |  | {And more.} | 
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func writeWoven(out *strings.Builder, nodes []*Node) {
	for _, n := range nodes {
		mark := [2]string{}
		switch n.Class {
		case Agrees:
			mark = [2]string{"/", "/"}
		case Departs:
			mark = [2]string{"{", "}"}
		}
		out.WriteString(mark[0] + n.Text)
		writeWoven(out, n.Nodes)
		out.WriteString(mark[1])
	}
}

// The entries of a transposition know each other.
func TestTranspositions(t *testing.T) {
	m, err := Build(corpus.Load(t, "w.xml", witnessed), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range m.Entries {
		if (e.Type == "transposition") != (e.Other != nil) || e.Other != nil && (e.Other.Other != e || e.Other == e) {
			t.Errorf("the entry on %q, line %s, of type %q has the other place %v", e.Lemma, e.Line, e.Type, e.Other)
		}
	}
}

// An edition without two witnesses has none side by side, nor has the text of one.
func TestNoParallel(t *testing.T) {
	for _, o := range []Options{{Witness: "A"}, {}} {
		text := witnessed
		if o.Witness == "" {
			text = strings.NewReplacer("#B", "#A", "#C", "#A").Replace(text)
		}
		m, err := Build(corpus.Load(t, "w.xml", text), o)
		if err != nil {
			t.Fatal(err)
		}
		if m.Parallel != nil {
			t.Errorf("%+v: there are %d columns", o, len(m.Parallel.Columns))
		}
	}
}
