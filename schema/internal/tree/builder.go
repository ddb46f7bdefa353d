package tree

import (
	"bytes"
	"slices"

	"github.com/lestrrat-go/helium"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A builder adds nodes to a tree.
type builder struct {
	tree *Tree
	most int
	err  *diag.Diagnostic

	parent  helium.MutableNode // of the next node
	element *Element           // the one that parent is; nil outside the root
	outer   []helium.MutableNode
	text    []byte // adjacent runs become one node, as XPath has it (XPath 1.0, 5.7)
	span    source.Span
}

func newBuilder(o Options) *builder {
	if o.MaxNodes == 0 {
		o.MaxNodes = defaultMaxNodes
	}
	doc := helium.NewDefaultDocument()
	return &builder{
		tree:   &Tree{Document: doc, nodes: make([]node, 1, 64)},
		most:   o.MaxNodes,
		parent: doc,
	}
}

func (b *builder) event(ev *xmltext.Event) {
	if ev.Kind == xmltext.Text || ev.Kind == xmltext.CData {
		b.addText(ev)
		return
	}
	b.flush()
	doc := b.tree.Document
	switch ev.Kind {
	case xmltext.StartElement:
		b.start(ev)
	case xmltext.EndElement:
		b.end()
	case xmltext.Comment:
		b.add(doc.CreateComment(bytes.Clone(ev.Text)), ev.Span)
	case xmltext.ProcessingInstruction:
		b.add(doc.CreatePI(ev.Name.Local, string(ev.Text)), ev.Span)
	}
}

// add adds a node under the parent and numbers it.
func (b *builder) add(n helium.MutableNode, span source.Span) {
	b.number(n, span)
	if err := b.parent.AddChild(n); err != nil {
		b.fail(span, err)
	}
}

// number gives a node its number, in place of a line.
func (b *builder) number(n helium.MutableNode, span source.Span) {
	if len(b.tree.nodes) > b.most && b.err == nil {
		b.err = tooLarge(span, b.most)
	}
	n.SetLine(len(b.tree.nodes))
	b.tree.nodes = append(b.tree.nodes, node{span, b.element})
}

// fail reports what helium refuses to take, which xmltext does not let through.
func (b *builder) fail(span source.Span, err error) {
	if b.err == nil {
		b.err = &diag.Diagnostic{Severity: diag.Error, Code: "tree", Span: span,
			Message: "the document cannot be held as a tree: " + err.Error()}
	}
}

func (b *builder) addText(ev *xmltext.Event) {
	if b.element == nil {
		return // white space outside the root element
	}
	b.text = append(b.text, ev.Text...)
	b.span = b.span.Cover(ev.Span)
	if b.element.text.IsZero() && len(bytes.Trim(ev.Text, " \t\r\n")) > 0 {
		b.element.text = ev.Span
	}
}

func (b *builder) flush() {
	if len(b.text) == 0 {
		return
	}
	b.add(b.tree.Document.CreateText(bytes.Clone(b.text)), b.span)
	b.text, b.span = b.text[:0], source.Span{}
}

func (b *builder) start(ev *xmltext.Event) {
	n, err := b.tree.Document.CreateElement(ev.Name.Local)
	if err != nil {
		b.fail(ev.NameSpan, err)
		return
	}
	b.element = b.newElement(ev)
	b.add(n, ev.Span)
	b.namespaces(n, ev)
	for i := range b.element.Attrs {
		if a := &b.element.Attrs[i]; !a.IsNamespace() {
			b.attribute(n, a)
		}
	}
	b.outer = append(b.outer, b.parent)
	b.parent = n
}

// newElement makes an element under the one that is open.
func (b *builder) newElement(ev *xmltext.Event) *Element {
	e := &Element{
		Name:     ev.Name,
		Attrs:    slices.Clone(ev.Attrs),
		Span:     ev.Span,
		NameSpan: ev.NameSpan,
		Parent:   b.element,
		index:    1,
	}
	b.tree.elements = append(b.tree.elements, e)
	if p := e.Parent; p != nil {
		if p.counts == nil {
			p.counts = map[xmltext.Name]int{}
		}
		p.counts[e.Name]++
		e.index = p.counts[e.Name]
		p.children = append(p.children, e)
	}
	return e
}

// namespaces declares what the tag declares, and puts the element into its namespace.
func (b *builder) namespaces(n *helium.Element, ev *xmltext.Event) {
	for i := range ev.Attrs {
		if a := &ev.Attrs[i]; a.IsNamespace() {
			prefix := a.Name.Local
			if a.Name.Prefix == "" {
				prefix = ""
			}
			if err := n.DeclareNamespace(prefix, a.Value); err != nil {
				b.fail(a.NameSpan, err)
			}
		}
	}
	if ev.Name.Space != "" {
		if err := n.SetActiveNamespace(ev.Name.Prefix, ev.Name.Space); err != nil {
			b.fail(ev.NameSpan, err)
		}
	}
}

func (b *builder) attribute(n *helium.Element, a *xmltext.Attr) {
	var ns *helium.Namespace
	if a.Name.Space != "" {
		found, err := b.tree.Document.CreateNamespace(a.Name.Prefix, a.Name.Space)
		if err != nil {
			b.fail(a.NameSpan, err)
			return
		}
		ns = found
	}
	if err := n.SetAttributeNS(a.Name.Local, a.Value, ns); err != nil {
		b.fail(a.NameSpan, err)
		return
	}
	if node := n.GetAttributeNodeNS(a.Name.Local, a.Name.Space); node != nil {
		b.number(node, a.ValueSpan)
	}
	if a.Name.Is(xmltext.NamespaceXML, "id") {
		b.tree.Document.RegisterID(a.Value, n)
	}
}

func (b *builder) end() {
	if len(b.outer) == 0 {
		return
	}
	last := len(b.outer) - 1
	b.parent, b.outer = b.outer[last], b.outer[:last]
	b.element.counts = nil // no sibling will ask for them
	b.element = b.element.Parent
}
