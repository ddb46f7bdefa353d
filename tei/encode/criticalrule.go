package encode

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/notation/critical"
	"github.com/siglum/siglum/tei/source"
)

// criticalRules are rules in Go as the critical notation takes them.
func criticalRules(rules []Rule) []critical.Rule {
	var list []critical.Rule
	for _, r := range rules {
		own := critical.Rule{Name: r.Name}
		if r.Encode != nil {
			own.Read = r.readCritical
		}
		if r.Decode != nil {
			own.Print = func(e *critical.Element) (string, bool) { return r.Decode(treeOf(e)) }
		}
		list = append(list, own)
	}
	return list
}

// readCritical makes a node of the element that the rule makes of a bracket. What is in the bracket keeps
// its places.
func (r Rule) readCritical(b *notation.Bracket, content func() []critical.Node) *critical.Element {
	t := treeMaker{nodes: map[etree.Token]critical.Node{}}
	made := r.Encode(b, func(to *etree.Element) { t.add(to, content()) })
	if made == nil {
		return nil
	}
	return t.element(made, b)
}

// A treeMaker makes tokens of nodes, and nodes of tokens: of those that it made, the nodes that they were.
type treeMaker struct {
	nodes map[etree.Token]critical.Node
}

// treeOf returns an element as those have it that know TEI as a tree.
func treeOf(e *critical.Element) *etree.Element {
	t := treeMaker{nodes: map[etree.Token]critical.Node{}}
	parent := etree.NewElement("TEI")
	parent.CreateAttr("xmlns", tei.Namespace)
	t.add(parent, []critical.Node{e})
	return parent.ChildElements()[0]
}

func (t *treeMaker) add(parent *etree.Element, nodes []critical.Node) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *critical.Text:
			t.nodes[parent.CreateText(n.Text)] = n
		case *critical.Comment:
			t.nodes[parent.CreateComment(n.Text)] = n
		case *critical.Instruction:
			t.nodes[parent.CreateProcInst(n.Target, n.Text)] = n
		case *critical.Element:
			e := parent.CreateElement(n.Name)
			for _, a := range n.Attrs {
				e.CreateAttr(a.Name, a.Value)
			}
			t.add(e, n.Children)
			t.nodes[e] = n
		}
	}
}

// element makes a node of an element in what a bracket became.
func (t *treeMaker) element(e *etree.Element, b *notation.Bracket) *critical.Element {
	n, ok := t.nodes[e].(*critical.Element)
	if !ok {
		n = &critical.Element{Span: b.Span}
	}
	n.Name = e.FullTag()
	known := n.Attrs
	n.Attrs = nil
	for _, a := range e.Attr {
		n.Attrs = append(n.Attrs, critical.Attr{Name: a.FullKey(), Value: a.Value, Span: placeOf(known, a, b)})
	}
	var children []critical.Node
	for _, token := range e.Child {
		if child := t.node(token, b); child != nil {
			children = append(children, child)
		}
	}
	n.Children = critical.Joined(critical.WithoutLayout(n.Name, children))
	return n
}

// placeOf returns where an attribute stands, which is the bracket if the rule made it.
func placeOf(known []critical.Attr, a etree.Attr, b *notation.Bracket) source.Span {
	for _, k := range known {
		if k.Name == a.FullKey() && k.Value == a.Value {
			return k.Span
		}
	}
	return b.Span
}

func (t *treeMaker) node(token etree.Token, b *notation.Bracket) critical.Node {
	at := b.Span
	if known := t.nodes[token]; known != nil {
		at = known.Place()
	}
	switch token := token.(type) {
	case *etree.CharData:
		return &critical.Text{Text: token.Data, Span: at}
	case *etree.Comment:
		return &critical.Comment{Text: token.Data, Span: at}
	case *etree.ProcInst:
		return &critical.Instruction{Target: token.Target, Text: token.Inst, Span: at}
	case *etree.Element:
		return t.element(token, b)
	}
	return nil
}
