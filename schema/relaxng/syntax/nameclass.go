package syntax

import "github.com/siglum/siglum/tei/source"

// A NameClass is a name class of the full syntax: [*Name], [*AnyName], [*NSName] or
// [*NameChoice].
type NameClass interface {
	At() source.Span
	isNameClass()
}

// A Name is one name.
type Name struct {
	Node
	Space string // namespace name; "" if in none
	Local string
}

// An AnyName is any name but those of Except, a choice; nil if there is no exception.
type AnyName struct {
	Node
	Except []NameClass
}

// An NSName is any name of a namespace but those of Except, a choice; nil if there is
// no exception.
type NSName struct {
	Node
	Space  string
	Except []NameClass
}

// A NameChoice is any name of its classes, of which there is at least one.
type NameChoice struct {
	Node
	Content []NameClass
}

func (*Name) isNameClass()       {}
func (*AnyName) isNameClass()    {}
func (*NSName) isNameClass()     {}
func (*NameChoice) isNameClass() {}
