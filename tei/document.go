package tei

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/source"
)

// A Document is an XML document as a tree, with the span of each element that
// was read from a file. It may be changed, but not by two goroutines at once.
type Document struct {
	tree  *etree.Document
	file  *source.File
	spans map[*etree.Element]Spans
}

// Spans says where an element stands in its source.
type Spans struct {
	Tag  source.Span // the start tag, or the whole of an empty-element tag
	Name source.Span // the name in it
	All  source.Span // from the start tag to the end of the end tag
}

// NewDocument returns a document over a tree that was made, not read: no element
// of it has a span.
func NewDocument(tree *etree.Document) *Document {
	return &Document{tree: tree, spans: map[*etree.Element]Spans{}}
}

// Tree returns the tree. Its children are the root element and what stands
// before and after it; the XML declaration is the processing instruction "xml",
// the document type declaration a directive.
func (d *Document) Tree() *etree.Document { return d.tree }

// Root returns the root element, or nil if there is none.
func (d *Document) Root() *etree.Element { return d.tree.Root() }

// File returns the file that the document was read from, decoded to UTF-8, or nil
// if it was made.
func (d *Document) File() *source.File { return d.file }

// Span returns the start tag of an element in its source, the zero span if the
// element was not read from one.
func (d *Document) Span(e *etree.Element) source.Span { return d.spans[e].Tag }

// Spans returns all that is known of an element's place in its source.
func (d *Document) Spans(e *etree.Element) Spans { return d.spans[e] }

// Header returns the view of the document's teiHeader, the first if it has
// several, or nil if it has none.
func (d *Document) Header() *Header {
	root := d.Root()
	if root == nil {
		return nil
	}
	for e := range Elements(root) {
		if Is(e, "teiHeader") {
			return &Header{Element: e}
		}
	}
	return nil
}
