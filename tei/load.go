package tei

import (
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
	}
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
	child.Attr = make([]etree.Attr, 0, len(e.Attrs))
	for i := range e.Attrs {
		name := e.Attrs[i].Name
		// CreateAttr looks for an attribute of the same name first; the reader
		// has refused any, and CreateAttr would only cost time.
		child.Attr = append(child.Attr, etree.Attr{Space: name.Prefix, Key: name.Local, Value: e.Attrs[i].Value})
	}
	b.doc.spans[child] = Spans{Tag: e.Span, Name: e.NameSpan, All: e.Span}
	b.open = child
}

func (b *builder) end(e *xmltext.Event) {
	spans := b.doc.spans[b.open]
	spans.All = spans.Tag.Cover(e.Span)
	b.doc.spans[b.open] = spans
	b.open = b.open.Parent()
}
