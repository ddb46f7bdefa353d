package transform

import (
	"slices"
	"strings"
)

// Parallel has the texts of the witnesses side by side: a row for each paragraph, line
// of verse or heading of the text, a column for each witness.
type Parallel struct {
	Columns []Column
	Rows    []ParallelRow
	More    int // witnesses that have no column, for there are too many
}

// A Column is that of one witness.
type Column struct {
	Siglum, Text string
	ID           string // of what shows and hides it on a page
}

// A ParallelRow is one block of the text in each witness.
type ParallelRow struct {
	N     string // its number, as in the text
	ID    string // of the block in the text
	Kind  Kind
	Cells []ParallelCell
}

// A ParallelCell is what one witness has.
type ParallelCell struct {
	Nodes []*Node // inlines; where witnesses differ, a Span with the Entry that says so
	Lost  bool    // the witness has no text here
}

// The classes of passages in which witnesses differ: one that reads as the text does,
// and one that departs from it.
const (
	Agrees  = "agrees"
	Departs = "departs"
)

// How many witnesses stand side by side at most, and how many nodes they may be made
// of together, but for two of them.
const (
	maxColumns = 12
	maxWoven   = 60_000
)

// parallel makes the texts of the witnesses that the apparatus names from the model.
// A witness that no reading names has the text of the edition, but where it is lost.
func (b *builder) parallel() *Parallel {
	named := map[string]bool{}
	for _, e := range b.m.Entries {
		for _, siglum := range e.Sigla {
			named[siglum] = named[siglum] || e.Apparatus
		}
		for _, r := range e.Readings {
			for _, siglum := range r.Sigla {
				named[siglum] = named[siglum] || e.Apparatus
			}
		}
	}
	p := &Parallel{}
	most := b.columns()
	for _, w := range b.m.Witnesses {
		switch {
		case !named[w.Siglum]:
		case len(p.Columns) == most:
			p.More++
		default:
			p.Columns = append(p.Columns, Column{Siglum: w.Siglum, Text: w.Text})
		}
	}
	if len(p.Columns) < 2 || b.chosen != "" {
		return nil
	}
	for i := range p.Columns {
		p.Columns[i].ID = b.ids.fresh("show-" + either(safeClass("", p.Columns[i].Siglum), "witness"))
	}
	w := weaver{p: p, om: b.labels.Get("om"), lost: beginLost(b.m.Text, p.Columns)}
	w.blocks(b.m.Text)
	return p
}

// columns returns how many witnesses the page of a text of this length has room for.
func (b *builder) columns() int {
	nodes := 1
	visit(b.m.Text, func(*Node) { nodes++ })
	return max(2, min(maxColumns, maxWoven/nodes))
}

// beginLost reports for each column whether its witness begins later than the text: its
// first milestone says so.
func beginLost(text []*Node, columns []Column) []bool {
	lost := make([]bool, len(columns))
	met := make([]bool, len(columns))
	var look func([]*Node)
	look = func(nodes []*Node) {
		visit(nodes, func(n *Node) {
			if missing, ok := lacunae[n.Name]; ok && n.Kind == Span {
				for i, c := range columns {
					if !met[i] && slices.Contains(n.Sigla, c.Siglum) {
						met[i], lost[i] = true, !missing
					}
				}
			}
			if n.Entry != nil && n.Kind != EntryRef {
				n.Entry.each(look)
			}
		})
	}
	look(text)
	return lost
}

// A weaver goes through the text once for all witnesses.
type weaver struct {
	p    *Parallel
	om   string // what the sign of an omission means
	lost []bool // the witnesses that have no text where the weaver is
	in   int    // the column whose text is being made
}

func (w *weaver) blocks(nodes []*Node) {
	for _, n := range nodes {
		switch {
		case !n.In.Has(Critical) || n.Kind == Figure || n.Kind == Rule:
		case (n.Name == "front" || n.Name == "back") && !varies(n): // what the editor wrote
		case n.Entry != nil && n.Kind.Block():
			w.readings(n)
		case hasBlock(n.Nodes):
			w.blocks(n.Nodes)
		case len(n.Nodes) > 0:
			w.row(n, func() []*Node { return w.inlines(n.Nodes) })
		}
	}
}

func varies(n *Node) bool {
	return n.Entry != nil && n.Kind != EntryRef || slices.ContainsFunc(n.Nodes, varies)
}

// row adds a row, if any witness has text in it.
func (w *weaver) row(n *Node, cell func() []*Node) {
	row := ParallelRow{N: n.N, ID: n.ID, Kind: n.Kind, Cells: make([]ParallelCell, len(w.p.Columns))}
	filled := false
	for i := range row.Cells {
		w.in = i
		lost := w.lost[i]
		nodes := tidy(cell())
		row.Cells[i] = ParallelCell{Nodes: nodes, Lost: lost && plain(nodes, Critical) == ""}
		filled = filled || len(nodes) > 0
	}
	if filled {
		w.p.Rows = append(w.p.Rows, row)
	}
}

// readings adds the rows of an app that holds blocks: the first block of each reading
// stands beside the first of the others.
func (w *weaver) readings(n *Node) {
	held := make([][]*Node, len(w.p.Columns))
	most := 0
	for i := range w.p.Columns {
		held[i] = leafBlocks(w.reading(n, i))
		most = max(most, len(held[i]))
	}
	for k := range most {
		first := n
		for _, blocks := range held {
			if k < len(blocks) {
				first = blocks[k]
				break
			}
		}
		w.row(first, func() []*Node {
			if k >= len(held[w.in]) || w.lost[w.in] && len(held[w.in][k].Nodes) == 0 {
				return nil
			}
			return one(w.marked(n.Entry, w.inlines(held[w.in][k].Nodes), w.departs(n)))
		})
	}
}

// leafBlocks returns the blocks that hold inlines, in order.
func leafBlocks(nodes []*Node) []*Node {
	if !hasBlock(nodes) {
		return one(&Node{Kind: Paragraph, In: AllViews, Nodes: nodes})
	}
	var list []*Node
	for _, n := range nodes {
		if hasBlock(n.Nodes) {
			list = append(list, leafBlocks(n.Nodes)...)
		} else {
			list = append(list, n)
		}
	}
	return list
}

// reading returns what a witness has of an app: its reading, else the text.
func (w *weaver) reading(n *Node, column int) []*Node {
	if r := n.Entry.of(w.p.Columns[column].Siglum); r != nil {
		return r.Nodes
	}
	return n.Nodes
}

// departs reports whether the witness of the column has other words than the text.
func (w *weaver) departs(n *Node) bool {
	r := n.Entry.of(w.siglum())
	return r != nil && bare(r.Nodes) != bare(n.Nodes)
}

// of returns the reading of a witness, nil if it has the text.
func (n *Entry) of(siglum string) *Rdg {
	if slices.Contains(n.Sigla, siglum) {
		return nil
	}
	for i := range n.Readings {
		if slices.Contains(n.Readings[i].Sigla, siglum) {
			return &n.Readings[i]
		}
	}
	return nil
}

// inlines returns the nodes of the critical text as the witness of the column has
// them, without what leads to places outside of the column.
func (w *weaver) inlines(nodes []*Node) []*Node {
	var kept []*Node
	for _, n := range nodes {
		switch {
		case !n.In.Has(Critical) || isRef(n) || n.Kind == Facsimile || n.Kind == Anchor:
		case n.Kind == PageBreak && !slices.Contains(n.Sigla, w.siglum()):
		case n.Entry != nil:
			kept = append(kept, w.differing(n))
		case n.Kind.Block():
			kept = append(kept, w.inlines(n.Nodes)...)
		default:
			kept = append(kept, w.copied(n)...)
		}
	}
	return kept
}

func (w *weaver) siglum() string { return w.p.Columns[w.in].Siglum }

func (w *weaver) copied(n *Node) []*Node {
	missing, milestone := lacunae[n.Name]
	milestone = milestone && n.Kind == Span && slices.Contains(n.Sigla, w.siglum())
	if milestone {
		w.lost[w.in] = missing
	} else if len(n.Sigla) > 0 && n.Kind == Span || w.lost[w.in] {
		return nil
	}
	c := *n
	c.In, c.ID, c.Nodes = AllViews, "", w.inlines(n.Nodes)
	if milestone {
		c.Nodes = n.Nodes // its sign stands where the text is lost
	}
	if c.Kind == Link {
		c.Kind, c.Target = Span, ""
	}
	return one(&c)
}

// differing returns the words of the witness where witnesses differ. Where it is lost,
// there are none.
func (w *weaver) differing(n *Node) *Node {
	lost := w.lost[w.in]
	var nodes []*Node
	if r := n.Entry.of(w.siglum()); r == nil {
		nodes = w.inlines(n.Nodes)
	} else {
		nodes = spaced(w.inlines(r.Nodes), r.blankBefore, r.blankAfter)
	}
	if lost && w.lost[w.in] && plain(nodes, Critical) == "" {
		return &Node{Kind: Text, In: AllViews}
	}
	return w.marked(n.Entry, nodes, w.departs(n))
}

// marked returns words of a place in which witnesses differ, or the sign that there are
// none. From those that depart, it is a link to the entry.
func (w *weaver) marked(e *Entry, nodes []*Node, departs bool) *Node {
	if plain(nodes, Critical) == "" { // none, or blanks
		caret := &Node{Kind: Sign, In: AllViews, Text: Omitted, Title: w.om}
		nodes = append(one(caret), nodes...)
	}
	n := &Node{Kind: Span, In: AllViews, Class: Agrees, Entry: e, Nodes: nodes}
	if departs {
		n.Class = Departs
	}
	if departs && !holdsLink(nodes) {
		n.Kind, n.Target = Link, "#"+e.ID
	}
	return n
}

// bare returns the words of a reading, without signs.
func bare(nodes []*Node) string {
	var out strings.Builder
	leaves(nodes, AllViews, func(n *Node, in Views) {
		if n.Kind == Text && in.Has(Critical) {
			out.WriteString(n.Text)
		}
	})
	return strings.TrimSpace(fold(out.String()))
}

// Omitted is the sign where a witness has nothing and others have something.
const Omitted = "‸"

// spaced puts the blanks around a reading that an entry does not show.
func spaced(nodes []*Node, before, after bool) []*Node {
	if before {
		nodes = append(words(" "), nodes...)
	}
	if after {
		nodes = append(nodes, words(" ")...)
	}
	return nodes
}
