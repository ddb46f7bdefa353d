package transform

import (
	"strings"

	"github.com/beevik/etree"
)

// lines returns the rule of a block whose line ends are meant: of an address, a
// signature.
func lines(k Kind) rule {
	return func(b *builder, e *etree.Element) []*Node {
		nodes := b.while(func() { b.in.lines = true }, func() []*Node { return b.children(e) })
		return one(b.block(k, e, nodes))
	}
}

// envelope returns the rule of opener and closer. Text of theirs that is in no
// element of its own is a line.
func envelope(k Kind) rule {
	return func(b *builder, e *etree.Element) []*Node {
		nodes := b.while(func() { b.in.lines = true }, func() []*Node { return b.children(e) })
		if !hasBlock(nodes) {
			nodes = one(b.anonymous(Line, nodes))
		}
		return one(b.block(k, e, nodes))
	}
}

// anonymous makes a block that no element stands for.
func (b *builder) anonymous(k Kind, nodes []*Node) *Node {
	n := &Node{Kind: k, In: AllViews, Nodes: b.settle(nodes)}
	n.In = inhabited(n)
	return n
}

// p and ab: paragraphs. Those of the text itself are numbered, by @n if they have
// it, so that they can be cited. Where @rend sets a paragraph apart, its line ends
// are meant; an ab set apart is a line, not a paragraph to be cited.
func paragraph(b *builder, e *etree.Element) []*Node {
	label := b.newHand(e)
	nodes := b.while(func() { b.in.lines = b.in.lines || setApart(e) }, func() []*Node { return b.children(e) })
	n := b.block(Paragraph, e, enclose(nodes, label, nil))
	if len(n.Nodes) > 0 && !b.in.apart && !b.in.header && !(e.Tag == "ab" && setApart(e)) {
		b.paragraph++
		n.N = numbered(strings.TrimSpace(e.SelectAttrValue("n", "")), b.paragraph)
		if n.ID == "" {
			n.ID = b.ids.fresh("p" + numbered("", b.paragraph))
		}
	}
	return one(n)
}

// setApart reports an alignment or indentation of a whole paragraph in @rend.
func setApart(e *etree.Element) bool {
	for _, token := range rendTokens(e) {
		if alignments[token] != Start || strings.HasPrefix(token, "indent") {
			return true
		}
	}
	return false
}

// address: its lines, in a running text too.
func address(b *builder, e *etree.Element) []*Node {
	nodes := b.while(func() { b.in.lines = true }, func() []*Node { return b.children(e) })
	if !hasBlock(nodes) {
		nodes = one(b.anonymous(Line, nodes))
	}
	return one(b.block(Address, e, nodes))
}

// inOwnLine: a line of a title page, or a phrase in one.
func inOwnLine(b *builder, e *etree.Element) []*Node {
	nodes := b.children(e)
	if holdsBlocks(e.Parent()) {
		return one(b.block(Line, e, nodes))
	}
	return one(b.inline(Span, e, nodes))
}
