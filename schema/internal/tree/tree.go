// Package tree builds a helium tree from the events of package xmltext, for the
// validators that need a whole document: Schematron and XML Schema. It keeps the span of
// each node, which helium's own nodes do not have.
package tree

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/lestrrat-go/helium"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// Events is where a tree comes from: an [xmltext.Reader], or a reader that includes
// other files.
type Events interface {
	Next() *xmltext.Event
	Diagnostics() diag.List
}

// Options says how to build. The zero value is the default.
type Options struct {
	MaxNodes int // elements, attributes, texts and so on; 0 means 20 million
}

const defaultMaxNodes = 20_000_000

// CodeTooLarge is of a document that takes more memory as a tree than is allowed.
const CodeTooLarge diag.Code = "tree-too-large"

// A Tree is a document as helium holds it. The line of each node in it is its number in
// this package, so that a node is found again of which helium tells the line only.
type Tree struct {
	Document *helium.Document

	nodes    []node // by number
	elements []*Element
}

// A node is where a node of the tree stands.
type node struct {
	span    source.Span
	element *Element // it, or the one that holds it; nil outside the root element
}

// An Element is an element with what helium does not keep of it.
type Element struct {
	Name     xmltext.Name
	Attrs    []xmltext.Attr
	Span     source.Span // the start tag
	NameSpan source.Span // the name in it
	Parent   *Element    // nil for the root element

	index    int // among siblings of the same name, from 1
	children []*Element
	counts   map[xmltext.Name]int
	text     source.Span // the first text that is not white space; zero if none
}

// Build reads all events. The tree is nil if the document is not well-formed or too
// large, and the diagnostics, which are those of the reader too, say why.
func Build(events Events, o Options) (*Tree, diag.List) {
	b := newBuilder(o)
	for ev := events.Next(); ev != nil && b.err == nil; ev = events.Next() {
		b.event(ev)
	}
	return b.finish(events.Diagnostics())
}

// finish returns the tree, if it is whole, and what was found.
func (b *builder) finish(found diag.List) (*Tree, diag.List) {
	if b.err != nil {
		found = append(found, *b.err)
	}
	if found.HasErrors() || len(b.tree.elements) == 0 {
		return nil, found
	}
	return b.tree, found
}

// Span returns where a node of the tree stands: of an element its start tag, of an
// attribute its value. It is zero for a node of another tree.
func (t *Tree) Span(n helium.Node) source.Span {
	if i := n.Line(); i > 0 && i < len(t.nodes) {
		return t.nodes[i].span
	}
	return source.Span{}
}

// Element returns the element that a node is, or stands in; nil outside the root
// element.
func (t *Tree) Element(n helium.Node) *Element { return t.ElementOfLine(n.Line()) }

// ElementOfLine returns the element of a node of which helium told the line.
func (t *Tree) ElementOfLine(line int) *Element {
	if line > 0 && line < len(t.nodes) {
		return t.nodes[line].element
	}
	return nil
}

// Text returns the document as text, with all that was included in it and no document
// type declaration.
func (t *Tree) Text() (string, error) {
	var b strings.Builder
	err := helium.NewWriter().XMLDeclaration(false).IncludeDTD(false).WriteTo(&b, t.Document)
	return b.String(), err
}

// Root returns the root element.
func (t *Tree) Root() *Element { return t.elements[0] }

// Descend returns the element that steps lead to, each the number of a child element
// counted from 0, beginning in the root element; nil if they lead nowhere.
func (t *Tree) Descend(steps []int) *Element {
	e := t.Root()
	for _, s := range steps {
		if s < 0 || s >= len(e.children) {
			return nil
		}
		e = e.children[s]
	}
	return e
}

// Path returns where the element stands: /TEI/text[1]/body[1]/p[3].
func (e *Element) Path() string {
	var steps []string
	for ; e.Parent != nil; e = e.Parent {
		steps = append(steps, e.Name.String()+"["+strconv.Itoa(e.index)+"]")
	}
	steps = append(steps, e.Name.String())
	var b strings.Builder
	for i := len(steps) - 1; i >= 0; i-- {
		b.WriteString("/" + steps[i])
	}
	return b.String()
}

// Attr returns the attribute with the namespace and local name, or nil.
func (e *Element) Attr(space, local string) *xmltext.Attr {
	for i := range e.Attrs {
		if e.Attrs[i].Name.Is(space, local) {
			return &e.Attrs[i]
		}
	}
	return nil
}

// HasDouble reports whether an element before or after this one has an attribute of the
// same name with the same value, white space aside.
func (e *Element) HasDouble(a *xmltext.Attr) bool {
	root := e
	for root.Parent != nil {
		root = root.Parent
	}
	return root.has(a, e)
}

// has reports whether the element, or one in it, other than one, has an attribute.
func (e *Element) has(a *xmltext.Attr, other *Element) bool {
	same := e.Attr(a.Name.Space, a.Name.Local)
	if e != other && same != nil && strings.TrimSpace(same.Value) == strings.TrimSpace(a.Value) {
		return true
	}
	for _, c := range e.children {
		if c.has(a, other) {
			return true
		}
	}
	return false
}

// Text returns the first text in the element itself that is more than white space; it
// is zero if there is none.
func (e *Element) Text() source.Span { return e.text }

// Children returns the child elements.
func (e *Element) Children() []*Element { return e.children }

func tooLarge(span source.Span, most int) *diag.Diagnostic {
	return &diag.Diagnostic{
		Severity: diag.Error,
		Code:     CodeTooLarge,
		Span:     span,
		Message:  fmt.Sprintf("the document has more than %d nodes, too many to check it as a whole", most),
		Help:     "divide it, or validate it with RELAX NG alone, which takes documents of any size",
	}
}
