package transform

import (
	"slices"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// Facing is the class of a group of two texts whose blocks correspond: a text and its
// translation. Blocks that face each other stand in one Row of it. Each of the two is a
// Side, and so is a division that is all of one.
const (
	Facing = "facing"
	Side   = "side"
)

// corresponding notes what a block corresponds to (TEI P5, 17.1).
func (n *Node) corresponding(e *etree.Element) {
	if e.SelectAttr("corresp") != nil && n.Kind.Block() {
		n.corresp = tei.Pointers(e.SelectAttrValue("corresp", ""))
	}
}

// face puts side by side what corresponds, where the one follows the other: no text
// leaves its place in the order of the source.
func face(nodes []*Node) []*Node {
	for i := 0; i < len(nodes); i++ {
		a := nodes[i]
		if !a.Kind.Block() {
			return nodes
		}
		if i+1 < len(nodes) && facing(a, nodes[i+1]) {
			b := nodes[i+1]
			pair := &Node{Kind: Group, In: a.In | b.In, Class: Facing, Nodes: []*Node{a, b}}
			nodes = slices.Replace(nodes, i, i+2, pair)
			continue
		}
		a.Nodes = face(a.Nodes)
	}
	return nodes
}

// facing reports two groups of blocks of which most correspond, and gives those their
// rows.
func facing(a, b *Node) bool {
	if !holdsSides(a) || !holdsSides(b) {
		return false
	}
	left, right := side(a), side(b)
	pairs := match(left, right)
	if len(pairs) == 0 || 2*len(pairs) < len(right) {
		return false
	}
	setRows(left, right, pairs)
	markSides(a)
	markSides(b)
	return true
}

func holdsSides(n *Node) bool {
	return (n.Kind == Division || n.Kind == Group || n.Kind == Stanza) && hasBlock(n.Nodes)
}

// side returns the blocks of a text: those of the division that is all of it.
func side(n *Node) []*Node {
	for len(n.Nodes) == 1 && holdsSides(n.Nodes[0]) {
		n = n.Nodes[0]
	}
	return n.Nodes
}

func markSides(n *Node) {
	n.Class = join(n.Class, Side)
	if len(n.Nodes) == 1 && holdsSides(n.Nodes[0]) {
		markSides(n.Nodes[0])
	}
}

// match returns for blocks of the right side, by their index, the index of the block of
// the left side which they point to, or which points to them.
func match(left, right []*Node) map[int]int {
	points := func(n *Node) bool { return len(n.corresp) > 0 }
	if !slices.ContainsFunc(left, points) && !slices.ContainsFunc(right, points) {
		return nil
	}
	at := map[string]int{}
	for i, n := range left {
		if n.ID != "" {
			at[n.ID] = i
		}
	}
	pairs := map[int]int{}
	for j, n := range right {
		for _, id := range n.corresp {
			if i, ok := at[page(id)]; ok {
				pairs[j] = i
			}
		}
	}
	for i, n := range left {
		for _, id := range n.corresp {
			if j := slices.IndexFunc(right, func(r *Node) bool { return r.ID == page(id) }); j >= 0 {
				pairs[j] = i
			}
		}
	}
	return pairs
}

// setRows gives blocks that correspond one row, and others a row of their own, in the
// order of each side.
func setRows(left, right []*Node, pairs map[int]int) {
	row, next := 0, 0
	for j, n := range right {
		if i, ok := pairs[j]; ok && i >= next {
			for ; next <= i; next++ {
				row++
				left[next].Row = row
			}
			n.Row = row
			continue
		}
		row++
		n.Row = row
	}
	for ; next < len(left); next++ {
		row++
		left[next].Row = row
	}
}
