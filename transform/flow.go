package transform

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// A rule makes nodes of an element.
type rule func(*builder, *etree.Element) []*Node

// examples is the namespace of examples of TEI (TEI P5, 23.4.2).
const examples = "http://www.tei-c.org/ns/Examples"

// maxDepth bounds how deep nodes nest. Below it elements give their text without
// nodes of their own: browsers give up at 512.
const maxDepth = 150

// element builds an element by its rule.
func (b *builder) element(e *etree.Element) []*Node {
	if b.depth++; b.depth > maxDepth {
		defer func() { b.depth-- }()
		return b.deep(e)
	}
	defer func() { b.depth-- }()
	if lang, _ := langOf(e); lang != "" {
		outer := b.lang
		b.lang = lang
		defer func() { b.lang = outer }()
	}
	r, ok := b.rules[e.Tag]
	if ok && e.Tag == "egXML" && e.NamespaceURI() == examples {
		return r(b, e)
	}
	if e.NamespaceURI() != tei.Namespace {
		return generic(b, e)
	}
	if !ok {
		return b.writtenBy(e, generic(b, e))
	}
	nodes := b.writtenBy(e, r(b, e))
	switch {
	case empty[e.Tag] && (len(e.Child) > 0 || e.SelectAttr("copyOf") != nil):
		nodes = append(nodes, b.children(e)...)
	case picky[e.Tag]:
		nodes = append(nodes, b.stray(e)...)
	}
	return nodes
}

// stray builds the text in an element that ought to hold none, and whose rule
// picks the elements it knows: a document that breaks the schema loses no text.
func (b *builder) stray(e *etree.Element) []*Node {
	var nodes []*Node
	for _, child := range e.Child {
		if text, ok := child.(*etree.CharData); ok && strings.Trim(text.Data, xmlSpace) != "" {
			nodes = append(nodes, b.text(text.Data)...)
		}
	}
	return nodes
}

// deep builds an element that stands too deep for a node of its own.
func (b *builder) deep(e *etree.Element) []*Node {
	var text []*Node
	if s := tei.Content(e); s != "" {
		text = b.text(s)
	}
	return text
}

// generic builds an element that needs no more than its name as a class: a block
// if it is one by nature or holds blocks, else an inline.
func generic(b *builder, e *etree.Element) []*Node {
	nodes := b.children(e)
	if blocks[e.Tag] || hasBlock(nodes) {
		return one(b.block(Group, e, nodes))
	}
	if len(nodes) == 0 && tei.ID(e) == "" {
		return nil
	}
	return one(b.inline(Span, e, nodes))
}

// silent is the rule of elements that point, and speak only if they hold text.
func silent(b *builder, e *etree.Element) []*Node {
	if strings.Trim(tei.Content(e), xmlSpace) == "" {
		return nil
	}
	return generic(b, e)
}

// nothing is the rule of elements that say nothing to a reader and hold no text.
func nothing(*builder, *etree.Element) []*Node { return nil }

// children builds the content of an element.
func (b *builder) children(e *etree.Element) []*Node {
	if original := b.original(e); original != e {
		return b.copied(original)
	}
	var nodes []*Node
	bare := elementOnly[e.Tag]
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			if !bare || strings.Trim(child.Data, xmlSpace) != "" {
				nodes = append(nodes, b.text(child.Data)...)
			}
		case *etree.Element:
			built := b.element(child)
			if bare && !phraseGroups[e.Tag] && len(nodes) > 0 && len(built) > 0 && !nodes[len(nodes)-1].Kind.Block() {
				trimEnd(nodes[len(nodes)-1])
				nodes = append(nodes, b.apartFrom(e, built[0])...)
			}
			nodes = b.add(nodes, built)
		}
	}
	return nodes
}

// trimEnd takes the blank off the end of an inline.
func trimEnd(n *Node) {
	for len(n.Nodes) > 0 {
		n = n.Nodes[len(n.Nodes)-1]
	}
	if n.Kind == Text {
		n.Text = strings.TrimRight(n.Text, xmlSpace)
	}
}

// apartFrom returns a blank before an inline. Where an element holds elements only,
// no white space of the source counts, and yet a name and a date are two words; what is
// known of a person stands between semicolons.
func (b *builder) apartFrom(e *etree.Element, n *Node) []*Node {
	if n.Kind.Block() || isRef(n) {
		return nil
	}
	if entities[e.Tag] && !b.in.header {
		return one(b.sign("; ", AllViews))
	}
	return one(&Node{Kind: Text, In: AllViews, Text: " "})
}

// entities hold what is known of one person or thing, each fact in an element.
var entities = set("person personGrp place org event object")

// add appends nodes. The mark of a note between blocks goes to the end of the
// block before it, which is the one it speaks of.
func (b *builder) add(nodes, more []*Node) []*Node {
	if len(more) == 0 || !isRef(more[0]) || len(nodes) == 0 || !nodes[len(nodes)-1].Kind.Block() {
		return append(nodes, more...)
	}
	if holder := lastHolder(nodes); holder != nil {
		holder.Nodes = append(holder.Nodes, more...)
		return nodes
	}
	return append(nodes, more...)
}

func isRef(n *Node) bool { return n.Kind == NoteRef || n.Kind == EntryRef }

func (b *builder) text(s string) []*Node {
	if !b.in.pre {
		s = fold(s)
	}
	if b.had(AllViews) == 0 {
		if !strings.Contains(s, " ") {
			return nil
		}
		s = " " // what stands before and after are two words
	}
	n := &Node{Kind: Text, In: AllViews, Text: s, Hand: b.hand}
	return b.inSpans(n)
}

// block makes a block of an element from its content.
func (b *builder) block(k Kind, e *etree.Element, nodes []*Node) *Node {
	n := &Node{Kind: k, In: AllViews, Nodes: b.settle(nodes)}
	b.dress(n, e)
	for _, s := range b.spans {
		s.text.WriteByte(' ') // words of two blocks are two words
	}
	if k != Cell && k != Row && k != Table {
		n.In = inhabited(n)
	}
	return n
}

// inline makes an inline of an element, or a group if its content has blocks:
// an app may hold paragraphs, a hi a list.
func (b *builder) inline(k Kind, e *etree.Element, nodes []*Node) *Node {
	if hasBlock(nodes) {
		return b.block(Group, e, nodes)
	}
	n := &Node{Kind: k, In: AllViews, Nodes: nodes}
	b.dress(n, e)
	return n
}

// dress gives a node what any element may state: its name, id, language and
// writing.
func (b *builder) dress(n *Node, e *etree.Element) {
	n.Name = e.Tag
	n.ID = b.ids.of(e)
	b.located(n, e)
	n.corresponding(e)
	if lang, rtl := langOf(e); lang != "" && !b.in.header && lang != surrounding(e) {
		n.Lang, n.RTL = lang, rtl
	}
	b.rend(n, e)
}

// settle makes the children of a block all blocks or all inlines: inlines beside
// blocks become paragraphs without a number.
func (b *builder) settle(nodes []*Node) []*Node {
	if b.in.pre {
		return nodes
	}
	return settle(nodes)
}

func settle(nodes []*Node) []*Node {
	if !hasBlock(nodes) {
		return tidy(nodes)
	}
	var whole, run []*Node
	flush := func() {
		if run = tidy(run); len(run) > 0 {
			p := &Node{Kind: Paragraph, In: AllViews, Class: "part", Nodes: run}
			p.In = inhabited(p)
			whole = append(whole, p)
		}
		run = nil
	}
	for _, n := range nodes {
		if !n.Kind.Block() {
			run = append(run, n)
			continue
		}
		flush()
		whole = append(whole, n)
	}
	flush()
	return whole
}

func hasBlock(nodes []*Node) bool {
	for _, n := range nodes {
		if n.Kind.Block() {
			return true
		}
	}
	return false
}

func one(n *Node) []*Node { return []*Node{n} }

// holders find the first and last nodes of a tree of blocks that hold inlines.
func firstHolder(nodes []*Node) *Node {
	for _, n := range nodes {
		if n.Kind.Block() {
			if !hasBlock(n.Nodes) {
				return n
			}
			if found := firstHolder(n.Nodes); found != nil {
				return found
			}
		}
	}
	return nil
}

func lastHolder(nodes []*Node) *Node {
	for i := len(nodes) - 1; i >= 0; i-- {
		if n := nodes[i]; n.Kind.Block() {
			if !hasBlock(n.Nodes) {
				return n
			}
			if found := lastHolder(n.Nodes); found != nil {
				return found
			}
		}
	}
	return nil
}
