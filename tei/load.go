package tei

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// LoadOptions says how to load a document. The zero value is the default.
type LoadOptions struct {
	Reader xmltext.Options // how its text is read, and its bounds
}

// Load reads a document. It always returns one: if the file is not well-formed,
// the list holds an error and the document what was read before it.
//
// Entities are expanded. A reference to one that is declared outside of the
// document, where the reader may not look, stays in the tree as a directive:
// [EntityReference] knows it.
func Load(f *source.File, o LoadOptions) (*Document, diag.List) {
	r := xmltext.NewReader(f, o.Reader)
	b := &builder{doc: NewDocument(etree.NewDocument())}
	b.open = &b.doc.tree.Element
	for e := r.Next(); e != nil; e = r.Next() {
		b.add(e)
	}
	b.flush()
	b.doc.file = r.File()
	return b.doc, r.Diagnostics()
}

// A builder makes a tree out of events.
type builder struct {
	doc  *Document
	open *etree.Element
	attr [1]etree.Attr
	text []byte // character data not yet in the tree: a run that comes in several events is one node
}

func (b *builder) add(e *xmltext.Event) {
	if e.Kind == xmltext.Text {
		b.text = append(b.text, e.Text...)
		return
	}
	b.flush()
	switch e.Kind {
	case xmltext.StartElement:
		b.start(e)
	case xmltext.EndElement:
		b.end(e)
	case xmltext.CData:
		b.open.CreateCData(string(e.Text))
	case xmltext.Comment:
		b.open.CreateComment(string(e.Text))
	case xmltext.ProcessingInstruction:
		b.open.CreateProcInst(e.Name.Local, string(e.Text))
	case xmltext.Declaration:
		b.open.CreateProcInst("xml", string(e.Text))
	case xmltext.Doctype:
		b.open.CreateDirective("DOCTYPE" + string(e.Text))
	case xmltext.EntityReference:
		b.open.CreateDirective("&" + e.Name.Local + ";")
	}
}

// EntityReference returns the name of the entity that a directive in a tree stands
// for, and whether it stands for one. etree has no node for references, and a
// directive cannot stand inside an element otherwise.
func EntityReference(d *etree.Directive) (name string, ok bool) {
	name, ok = strings.CutPrefix(d.Data, "&")
	if !ok {
		return "", false
	}
	return strings.TrimSuffix(name, ";"), true
}

func (b *builder) flush() {
	if len(b.text) > 0 {
		b.open.CreateText(string(b.text))
		b.text = b.text[:0]
	}
}

func (b *builder) start(e *xmltext.Event) {
	child := b.open.CreateElement(e.Name.Local)
	child.Space = e.Name.Prefix
	child.Attr = b.attributes(child, e.Attrs)
	b.doc.spans[child] = Spans{Tag: e.Span, Name: e.NameSpan, All: e.Span}
	b.open = child
}

// attributes makes the attributes of an element. CreateAttr is asked for each on an
// empty list, since it looks for one of the same name first, which the reader has
// refused already, and which would take a hostile element's time squared.
func (b *builder) attributes(e *etree.Element, attrs []xmltext.Attr) []etree.Attr {
	list := make([]etree.Attr, 0, len(attrs))
	for i := range attrs {
		e.Attr = b.attr[:0]
		list = append(list, *e.CreateAttr(attrs[i].Name.String(), attrs[i].Value))
	}
	return list
}

func (b *builder) end(e *xmltext.Event) {
	spans := b.doc.spans[b.open]
	spans.All = spans.Tag.Cover(e.Span)
	b.doc.spans[b.open] = spans
	b.open = b.open.Parent()
}
