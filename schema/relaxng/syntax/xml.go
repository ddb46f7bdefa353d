package syntax

import (
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// ReadXML reads a schema in the XML syntax (RELAX NG 3). Names for which the file
// states no namespace are in ns. The diagnostics are those of the XML reader and
// all mistakes against the syntax; where there are errors, the tree is what could be
// made of the rest.
func ReadXML(f *source.File, ns string) (*Schema, diag.List) {
	r := xmltext.NewReader(f, xmltext.Options{})
	x := &xmlReader{r: r, schema: &Schema{File: r.File()}}
	x.schema.Root = x.root(context{ns: ns})
	return x.schema, append(r.Diagnostics(), x.diags...)
}

// An xmlReader builds the tree by recursive descent over the events: each method
// that is given a start tag reads up to its end tag.
type xmlReader struct {
	r      *xmltext.Reader
	schema *Schema
	diags  diag.List

	// leaf is the value, param or name that ended last, with nothing of RELAX NG
	// after it: documentation that follows is its own.
	leaf *Node

	free []*start // those that are read to their end, to be used again
	cut  bool     // the document ended inside of an element
}

// A context is what a start tag hands down to what it holds.
type context struct {
	ns      string // of names (RELAX NG 4.9)
	library string // of datatypes (4.3)
	base    string // xml:base so far; "" is the file itself
	scope   *Scope
}

// root reads the document.
func (x *xmlReader) root(c context) Pattern {
	for ev := x.r.Next(); ev != nil; ev = x.r.Next() {
		if ev.Kind != xmltext.StartElement {
			continue
		}
		if ev.Name.Space != Namespace {
			x.notRELAXNG(ev)
			return nil
		}
		p := x.pattern(ev, c)
		x.drain()
		return p
	}
	return nil
}

// drain reads to the end, so that what is not well-formed there is found.
func (x *xmlReader) drain() {
	for x.r.Next() != nil {
	}
}

// children calls each for the start tag of every RELAX NG element in s, up to the
// end of s. It takes in annotations, and reports text.
func (x *xmlReader) children(s *start, each func(ev *xmltext.Event)) {
	x.leaf = nil
	for ev := x.r.Next(); ev != nil; ev = x.r.Next() {
		switch ev.Kind {
		case xmltext.EndElement:
			x.leaf = nil
			return
		case xmltext.Text, xmltext.CData:
			x.noText(s, ev)
		case xmltext.StartElement:
			if ev.Name.Space == Namespace {
				s.filled = true
				each(ev)
			} else {
				x.annotation(s, ev)
			}
		}
	}
	x.cut = true
}

// text returns the character content of s, which holds no elements, up to its end.
func (x *xmlReader) text(s *start) string {
	var text []byte
	for ev := x.r.Next(); ev != nil; ev = x.r.Next() {
		switch ev.Kind {
		case xmltext.EndElement:
			return string(text)
		case xmltext.Text, xmltext.CData:
			text = append(text, ev.Text...)
		case xmltext.StartElement:
			x.elementInText(s, ev)
			x.skip()
		}
	}
	return string(text)
}

// empty reads s, which holds nothing but annotations, up to its end.
func (x *xmlReader) empty(s *start) {
	x.children(s, func(ev *xmltext.Event) {
		x.misplaced(s, ev)
		x.skip()
	})
}

// skip reads up to the end of the element whose start tag was read last.
func (x *xmlReader) skip() {
	for depth := 1; depth > 0; {
		ev := x.r.Next()
		switch {
		case ev == nil:
			return
		case ev.Kind == xmltext.StartElement:
			depth++
		case ev.Kind == xmltext.EndElement:
			depth--
		}
	}
}
