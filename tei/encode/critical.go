package encode

import (
	"slices"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/notation/critical"
	"github.com/siglum/siglum/tei/source"
)

// encodeCritical makes an edition of a transcription in the critical notation: its tree is
// that of the edition already, but for the header.
func encodeCritical(original *source.File, p *notation.Profile, o Options) (*Result, diag.List) {
	f, ends := withLF(original)
	read, list := critical.Parse(f, p, criticalRules(o.Rules)...)
	if read == nil {
		return nil, list
	}
	e := newEncoder(&notation.Transcription{File: f, Front: read.Front}, p, o)
	e.original, e.lineEnds = original, ends
	e.readings = map[*critical.Element]critical.Reading{}
	for _, r := range read.Readings {
		e.readings[r.Node] = r
	}
	e.doc = e.criticalDocument(read)
	e.readHeader()
	e.declared(read.Declared)
	e.reportCritical(read)
	if !hasHeader(e.doc.root) {
		e.doc.root.InsertChildAt(0, e.doc.header)
		e.readNames()
		e.refNames()
		e.header()
		e.labelFront()
	}
	if o.KeepLayout {
		e.keepCritical(read)
	}
	e.doc.indent()
	e.origins.settle(e.doc.root, e.decisions)
	return e.result(), append(list, e.list...).Sorted()
}

// hasHeader reports whether a root element has a header, or includes one from elsewhere.
func hasHeader(root *etree.Element) bool {
	if tei.Descend(root, "teiHeader") != nil {
		return true
	}
	children := root.ChildElements()
	return len(children) > 0 && children[0].Tag == "include" && children[0].NamespaceURI() == xinclude
}

// xinclude is the namespace of inclusions (XInclude 1.0, 3).
const xinclude = "http://www.w3.org/2001/XInclude"

// declared adds the hands and witnesses that the text declares to those of the metadata.
func (e *encoder) declared(m notation.Metadata) {
	e.meta.Hands = append(e.meta.Hands, m.Hands...)
	e.meta.Witnesses = append(e.meta.Witnesses, m.Witnesses...)
	e.hands.declared = e.meta.Hands
}

// criticalDocument makes the tree of an edition of what was read.
func (e *encoder) criticalDocument(read *critical.Document) *builtDocument {
	tree := etree.NewDocument()
	tree.CreateProcInst("xml", ` version="1.0" encoding="UTF-8"`)
	tree.CreateText("\n")
	e.criticalNodes(&tree.Element, read.Before, "\n")
	e.criticalNodes(&tree.Element, []critical.Node{read.Root}, "\n")
	e.criticalNodes(&tree.Element, read.After, "\n")
	root := tree.Root()
	if root.Space == "" && root.SelectAttr("xmlns") == nil {
		root.CreateAttr("xmlns", tei.Namespace)
		last := len(root.Attr) - 1
		root.Attr = slices.Insert(root.Attr[:last:last], 0, root.Attr[last])
	}
	d := &builtDocument{tree: tree, root: root, header: etree.NewElement("teiHeader"), text: tei.Descend(root, "text")}
	if d.text == nil {
		d.text = root // a text within another, which is asked for headings only
	}
	if d.body = tei.Descend(d.text, "body"); d.body == nil {
		d.body = d.text
	}
	return d
}

// criticalNodes appends nodes to an element, and after each what is to stand between them.
func (e *encoder) criticalNodes(parent *etree.Element, nodes []critical.Node, between string) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *critical.Text:
			e.origins.token(parent.CreateText(n.Text), n.Span)
		case *critical.Comment:
			parent.CreateComment(n.Text)
		case *critical.Instruction:
			parent.CreateProcInst(n.Target, n.Text)
		case *critical.Element:
			e.criticalElement(parent, n)
		}
		if between != "" {
			parent.CreateText(between)
		}
	}
}

func (e *encoder) criticalElement(parent *etree.Element, n *critical.Element) {
	el := parent.CreateElement(n.Name)
	if r, ok := e.readings[n]; ok {
		e.decideRead(r, el)
		e.read = append(e.read, r)
	}
	for _, a := range n.Attrs {
		el.CreateAttr(a.Name, a.Value)
		e.origins.attr(el, a.Name, a.Span)
	}
	e.origins.token(el, n.Span)
	e.criticalNodes(el, n.Children, "")
}
