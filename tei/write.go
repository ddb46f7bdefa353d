package tei

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/xmltext"
)

// Bytes returns the document as [Document.Write] writes it: source.NewFile makes a file of it, to be validated, say.
func (d *Document) Bytes() ([]byte, error) {
	var b bytes.Buffer
	err := d.Write(&b)
	return b.Bytes(), err
}

// Write writes the document as XML in UTF-8. Loading what was written gives the
// same tree. It is an error if the tree is not well-formed; something may have
// been written by then.
func (d *Document) Write(w io.Writer) error {
	out := &treeWriter{w: xmltext.NewWriter(w)}
	for _, t := range d.tree.Child {
		if err := out.token(t); err != nil {
			return fmt.Errorf("writing TEI: %w", err)
		}
	}
	if err := out.w.Close(); err != nil {
		return fmt.Errorf("writing TEI: %w", err)
	}
	return nil
}

// A treeWriter turns a tree into events.
type treeWriter struct {
	w     *xmltext.Writer
	attrs []xmltext.Attr
}

func (w *treeWriter) token(t etree.Token) error {
	switch t := t.(type) {
	case *etree.Element:
		return w.element(t)
	case *etree.CharData:
		return w.charData(t)
	case *etree.Comment:
		return w.w.Write(&xmltext.Event{Kind: xmltext.Comment, Text: []byte(t.Data)})
	case *etree.ProcInst:
		return w.instruction(t)
	case *etree.Directive:
		return w.directive(t)
	}
	return fmt.Errorf("the tree holds a %T, which is no part of XML", t)
}

func (w *treeWriter) element(e *etree.Element) error {
	name := xmltext.Name{Prefix: e.Space, Local: e.Tag}
	start := &xmltext.Event{Kind: xmltext.StartElement, Name: name, Attrs: w.attributes(e), Empty: len(e.Child) == 0}
	if err := w.w.Write(start); err != nil {
		return err
	}
	for _, child := range e.Child {
		if err := w.token(child); err != nil {
			return err
		}
	}
	return w.w.Write(&xmltext.Event{Kind: xmltext.EndElement, Name: name})
}

func (w *treeWriter) attributes(e *etree.Element) []xmltext.Attr {
	w.attrs = w.attrs[:0]
	for _, a := range e.Attr {
		name := xmltext.Name{Prefix: a.Space, Local: a.Key}
		w.attrs = append(w.attrs, xmltext.Attr{Name: name, Value: a.Value})
	}
	return w.attrs
}

func (w *treeWriter) charData(c *etree.CharData) error {
	kind := xmltext.Text
	if c.IsCData() {
		kind = xmltext.CData
	}
	return w.w.Write(&xmltext.Event{Kind: kind, Text: []byte(c.Data)})
}

func (w *treeWriter) instruction(p *etree.ProcInst) error {
	if p.Target == "xml" {
		return w.w.Write(&xmltext.Event{Kind: xmltext.Declaration, Text: []byte(p.Inst)})
	}
	name := xmltext.Name{Local: p.Target}
	return w.w.Write(&xmltext.Event{Kind: xmltext.ProcessingInstruction, Name: name, Text: []byte(p.Inst)})
}

// directive writes a document type declaration, or a reference to an entity that
// the document does not declare (see [Load]).
func (w *treeWriter) directive(d *etree.Directive) error {
	if entity, ok := EntityReference(d); ok {
		return w.w.Write(&xmltext.Event{Kind: xmltext.EntityReference, Name: xmltext.Name{Local: entity}})
	}
	text, ok := strings.CutPrefix(d.Data, "DOCTYPE")
	if !ok {
		return fmt.Errorf("<!%s> is no document type declaration", d.Data)
	}
	return w.w.Write(&xmltext.Event{Kind: xmltext.Doctype, Text: []byte(text)})
}
