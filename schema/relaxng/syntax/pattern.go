package syntax

import "github.com/siglum/siglum/tei/source"

// A Node is what all nodes of the tree have.
type Node struct {
	// Span is what a message about the node underlines. In the XML syntax it is
	// the start tag. In the compact syntax it is the whole of what is written without
	// braces or parentheses ("text", a name, a value, a reference), and of the
	// others the keyword and the name: "element p", "list", "start", "include "x.rnc"".
	// Of patterns joined by operators it is the first operator.
	Span source.Span

	// Documentation is the text of the a:documentation annotations of the node, in the
	// compact syntax the ## comments, joined by line ends; "" if there is none. Those that
	// follow a value or a name belong to it, because neither can hold an element.
	Documentation string
}

// At returns the node's span.
func (n *Node) At() source.Span { return n.Span }

// A Pattern is a pattern of the full syntax: [*Element], [*Attribute], [*Compound],
// [*Ref], [*Data], [*Value], [*Empty], [*Text], [*NotAllowed], [*ExternalRef] or
// [*Grammar].
type Pattern interface {
	At() source.Span
	isPattern()
}

// An Element is an element pattern. Content is never empty; several patterns are
// a group.
type Element struct {
	Node
	Name    NameClass
	Content []Pattern
}

// An Attribute is an attribute pattern. Content holds one pattern, or none, which
// means text.
type Attribute struct {
	Node
	Name    NameClass
	Content []Pattern
}

// An Op says what a [Compound] does with its patterns.
type Op uint8

// The operators. All but Interleave and Choice apply to the group of their
// patterns, if there are several.
const (
	Group Op = iota + 1
	Interleave
	Choice
	Optional
	ZeroOrMore
	OneOrMore
	List
	Mixed
)

// A Compound is a pattern made of others, of which there is at least one.
type Compound struct {
	Node
	Op      Op
	Content []Pattern
}

// A Ref is a reference to the definition of a name: ref, or parentRef.
type Ref struct {
	Node
	Name   string
	Parent bool
}

// A Data is a data pattern.
type Data struct {
	Node
	Library string // URI; "" for RELAX NG's own
	Type    string
	Params  []Param
	Except  []Pattern // a choice; nil if there is no exception
}

// A Param is a parameter of a [Data].
type Param struct {
	Node
	Name  string
	Value string
}

// A Value is a value pattern.
type Value struct {
	Node
	Library string // URI; "" for RELAX NG's own
	Type    string // "token" if the schema does not say
	Text    string // white space kept
	NS      string // the namespace of names without prefix
	Scope   *Scope // the prefixes declared
}

// The patterns that hold nothing.
type (
	// Empty is the empty pattern.
	Empty struct{ Node }

	// Text is the text pattern.
	Text struct{ Node }

	// NotAllowed is the notAllowed pattern.
	NotAllowed struct{ Node }
)

// An ExternalRef stands for the pattern in another file.
type ExternalRef struct {
	Node
	Href string // URI reference, relative to the file unless absolute
	NS   string // namespace that the other file inherits
}

// A Grammar is a grammar pattern: definitions, one of which is the start.
type Grammar struct {
	Node
	Content []Component
}

func (*Element) isPattern()     {}
func (*Attribute) isPattern()   {}
func (*Compound) isPattern()    {}
func (*Ref) isPattern()         {}
func (*Data) isPattern()        {}
func (*Value) isPattern()       {}
func (*Empty) isPattern()       {}
func (*Text) isPattern()        {}
func (*NotAllowed) isPattern()  {}
func (*ExternalRef) isPattern() {}
func (*Grammar) isPattern()     {}
