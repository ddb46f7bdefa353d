package critical

import (
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A Document is a transcription. Spans are zero in one that was made, not read.
type Document struct {
	File     *source.File
	Front    *notation.FrontMatter // nil if there is none
	Declared notation.Metadata     // hands and witnesses that the text declares: [hand h2: in pencil]
	Before   []Node                // comments and instructions before the root element
	Root     *Element              // TEI; without teiHeader if that is to be made of Front
	After    []Node                // comments and instructions after the root element
	Readings []Reading             // what was read and why, in no order; elements that are not in the document may be among them
}

// A Node is a piece of a text: [*Element], [*Text], [*Comment] or [*Instruction].
//
// Trees are in normal form: no two texts stand side by side, none is empty, and an element
// that holds elements only has no text of white space (see [IsLayout]).
type Node interface {
	// Place returns where the node stands.
	Place() source.Span
}

// An Element is an element of TEI, or of another namespace: then it has a prefix, or an
// attribute xmlns.
type Element struct {
	Name     string
	Attrs    []Attr // in any order, each name once
	Children []Node
	Span     source.Span
}

// An Attr is an attribute.
type Attr struct {
	Name, Value string
	Span        source.Span
}

// A Text is a run of characters, line ends included.
type Text struct {
	Text string
	Span source.Span
}

// A Comment is an XML comment.
type Comment struct {
	Text string
	Span source.Span
}

// An Instruction is a processing instruction.
type Instruction struct {
	Target, Text string
	Span         source.Span
}

// Place returns where the node stands.
func (n *Element) Place() source.Span { return n.Span }

// Place returns where the node stands.
func (n *Text) Place() source.Span { return n.Span }

// Place returns where the node stands.
func (n *Comment) Place() source.Span { return n.Span }

// Place returns where the node stands.
func (n *Instruction) Place() source.Span { return n.Span }

// Attr returns the value of an attribute, "" if the element does not have it.
func (n *Element) Attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

func (n *Element) has(name string) bool {
	return slices.ContainsFunc(n.Attrs, func(a Attr) bool { return a.Name == name })
}

// set adds an attribute, if the element does not have it yet.
func (n *Element) set(name, value string, at source.Span) {
	if !n.has(name) {
		n.Attrs = append(n.Attrs, Attr{Name: name, Value: value, Span: at})
	}
}

// only returns the one child that an element has, if it is an element of a name.
func (n *Element) only(name string) (*Element, bool) {
	if len(n.Children) != 1 {
		return nil, false
	}
	e, ok := n.Children[0].(*Element)
	return e, ok && e.Name == name
}

// isForeign reports whether an element is of another namespace than TEI's.
func (n *Element) isForeign() bool { return strings.Contains(n.Name, ":") || n.has("xmlns") }

// add appends a node. Text joins the text before it.
func (n *Element) add(nodes ...Node) { n.Children = join(n.Children, nodes...) }

func join(list []Node, nodes ...Node) []Node {
	for _, node := range nodes {
		t, ok := node.(*Text)
		if !ok {
			list = append(list, node)
			continue
		}
		if t.Text == "" {
			continue
		}
		if len(list) > 0 {
			if last, ok := list[len(list)-1].(*Text); ok {
				list[len(list)-1] = &Text{last.Text + t.Text, last.Span.Cover(t.Span)}
				continue
			}
		}
		list = append(list, t)
	}
	return list
}

// IsLayout reports whether the white space of a text directly in an element of a name
// carries no meaning: all white space in elements that hold elements only, and, in an
// opener or closer, white space with a line end.
func IsLayout(parent, text string) bool {
	switch {
	case strings.Trim(text, white) != "":
		return false
	case layoutElements()[parent] || voidElements()[parent]:
		return true
	}
	return lineElements()[parent] && strings.Contains(text, "\n")
}

// white are the characters of white space (XML 1.0 2.3).
const white = " \t\r\n"

// lineElements hold text, but each element in them usually stands on a line of its own.
var lineElements = names("opener closer")

// WithoutLayout returns the nodes of an element of a name without the white space that
// carries no meaning.
func WithoutLayout(parent string, nodes []Node) []Node {
	return slices.DeleteFunc(nodes, func(n Node) bool {
		t, ok := n.(*Text)
		return ok && IsLayout(parent, t.Text)
	})
}
