package collate

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A variant graph has a node for each reading of each segment, and an edge for each
// step that witnesses take from one reading to the next.
type variantGraph struct {
	nodes []graphNode
	edges []graphEdge
	moved [][2]int // nodes that are transpositions of each other
}

type graphNode struct {
	rank      int // the number of the segment, from 1; 0 is the start
	text      string
	witnesses []int
}

type graphEdge struct {
	from, to  int
	witnesses []int
}

// graph makes the variant graph of a table. Node 0 is the start, the last the end.
func (t *Table) graph(segments []Segment) *variantGraph {
	g := &variantGraph{nodes: []graphNode{{}}}
	last := make([]int, len(t.Rows)) // the node at which each witness is
	for k, s := range segments {
		byForm := map[string]int{}
		for i := range t.Rows {
			if len(t.Tokens(i, s)) == 0 {
				continue
			}
			form := t.form(i, s)
			n, ok := byForm[form]
			if !ok {
				n = len(g.nodes)
				byForm[form] = n
				g.nodes = append(g.nodes, graphNode{rank: k + 1, text: t.phrase(i, s)})
			}
			g.nodes[n].witnesses = append(g.nodes[n].witnesses, i)
			g.step(last[i], n, i)
			last[i] = n
		}
	}
	end := len(g.nodes)
	g.nodes = append(g.nodes, graphNode{rank: len(segments) + 1})
	for i := range t.Rows {
		g.step(last[i], end, i)
	}
	g.link(t, segments)
	return g
}

// form returns what a witness has in a segment, as it is compared.
func (t *Table) form(witness int, s Segment) string {
	var b strings.Builder
	for _, token := range t.Tokens(witness, s) {
		b.WriteString(token.Normal)
		b.WriteByte(' ')
	}
	return b.String()
}

func (g *variantGraph) step(from, to, witness int) {
	for i := len(g.edges) - 1; i >= 0 && g.nodes[g.edges[i].to].rank == g.nodes[to].rank; i-- {
		if e := &g.edges[i]; e.from == from && e.to == to {
			e.witnesses = append(e.witnesses, witness)
			return
		}
	}
	g.edges = append(g.edges, graphEdge{from, to, []int{witness}})
}

func (g *variantGraph) link(t *Table, segments []Segment) {
	for _, x := range t.Transpositions() {
		a, b := g.nodeOf(segments, x.From.From, x.Here[0]), g.nodeOf(segments, x.To.From, x.Elsewhere[0])
		if a > 0 && b > 0 && !slices.Contains(g.moved, [2]int{a, b}) {
			g.moved = append(g.moved, [2]int{a, b})
		}
	}
}

// nodeOf returns the node of a witness in the segment that holds a column.
func (g *variantGraph) nodeOf(segments []Segment, column, witness int) int {
	rank := 1 + slices.IndexFunc(segments, func(s Segment) bool { return s.From <= column && column < s.To })
	return slices.IndexFunc(g.nodes, func(n graphNode) bool { return n.rank == rank && slices.Contains(n.witnesses, witness) })
}

func (t *Table) sigla(witnesses []int) string {
	var list []string
	for _, i := range witnesses {
		list = append(list, t.Witnesses[i].ID)
	}
	return strings.Join(list, ", ")
}

// WriteDOT writes the variant graph of a table for Graphviz. Dashed lines join what
// is transposed.
func (t *Table) WriteDOT(w io.Writer, segments []Segment) error {
	g := t.graph(segments)
	var b strings.Builder
	b.WriteString("digraph variants {\n  rankdir=LR;\n  node [shape=box];\n")
	for i, n := range g.nodes {
		if i == 0 || i == len(g.nodes)-1 {
			fmt.Fprintf(&b, "  n%d [label=\"\", shape=circle];\n", i)
			continue
		}
		fmt.Fprintf(&b, "  n%d [label=%s];\n", i, dotString(n.text))
	}
	for _, e := range g.edges {
		fmt.Fprintf(&b, "  n%d -> n%d [label=%s];\n", e.from, e.to, dotString(t.sigla(e.witnesses)))
	}
	for _, m := range g.moved {
		fmt.Fprintf(&b, "  n%d -> n%d [style=dashed, dir=none, constraint=false];\n", m[0], m[1])
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func dotString(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}

// WriteGraphML writes the variant graph of a table for graph programs
// (http://graphml.graphdrawing.org/). Nodes have the text and the rank, edges the
// witnesses and the type, "path" or "transposition".
func (t *Table) WriteGraphML(w io.Writer, segments []Segment) error {
	g := t.graph(segments)
	var b strings.Builder
	b.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="text" for="node" attr.name="text" attr.type="string"/>
  <key id="rank" for="node" attr.name="rank" attr.type="int"/>
  <key id="witnesses" for="edge" attr.name="witnesses" attr.type="string"/>
  <key id="type" for="edge" attr.name="type" attr.type="string"/>
  <graph id="variants" edgedefault="directed">
`)
	for i, n := range g.nodes {
		fmt.Fprintf(&b, "    <node id=\"n%d\"><data key=\"rank\">%d</data><data key=\"text\">%s</data></node>\n", i, n.rank, escaped(n.text))
	}
	for i, e := range g.edges {
		fmt.Fprintf(&b, "    <edge id=\"e%d\" source=\"n%d\" target=\"n%d\"><data key=\"type\">path</data><data key=\"witnesses\">%s</data></edge>\n",
			i, e.from, e.to, escaped(t.sigla(e.witnesses)))
	}
	for i, m := range g.moved {
		fmt.Fprintf(&b, "    <edge id=\"t%d\" source=\"n%d\" target=\"n%d\" directed=\"false\"><data key=\"type\">transposition</data></edge>\n", i, m[0], m[1])
	}
	b.WriteString("  </graph>\n</graphml>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return ""
	}
	return b.String()
}
