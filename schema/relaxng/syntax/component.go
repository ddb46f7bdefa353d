package syntax

import "github.com/siglum/siglum/tei/source"

// A Component is what stands in a grammar: [*Define], [*Div] or [*Include].
type Component interface {
	At() source.Span
	isComponent()
}

// A Combine says how definitions of one name are joined.
type Combine uint8

// The ways to combine.
const (
	NoCombine         Combine = iota // the definition does not say
	CombineChoice                    // combine="choice", |=
	CombineInterleave                // combine="interleave", &=
)

// A Define is a definition, or the start, whose name is "". Content is never empty;
// several patterns are a group.
type Define struct {
	Node
	Name    string
	Combine Combine
	Content []Pattern
}

// IsStart reports whether the definition is the start of its grammar.
func (d *Define) IsStart() bool { return d.Name == "" }

// A Div holds components together and means nothing.
type Div struct {
	Node
	Content []Component
}

// An Include stands for the components of the grammar in another file, less those
// that Content defines anew. Content holds no Include, also not inside a Div.
type Include struct {
	Node
	Href    string // URI reference, relative to the file unless absolute
	NS      string // namespace that the other file inherits
	Content []Component
}

func (*Define) isComponent()  {}
func (*Div) isComponent()     {}
func (*Include) isComponent() {}
