package relaxng

import (
	"github.com/siglum/siglum/schema/datatype"
	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A Pattern is a pattern in simple form (RELAX NG 5): what a schema is after
// simplification. Patterns form a graph; every cycle passes through an [Element],
// which stands both for a ref and for the define that it refers to.
type Pattern interface{ isPattern() }

// The patterns of the simple form.
type (
	// NotAllowed matches nothing.
	NotAllowed struct{}

	// Empty matches nothing being there.
	Empty struct{}

	// Text matches any text, also none.
	Text struct{}

	// Choice matches what one of its two patterns matches.
	Choice struct{ Left, Right Pattern }

	// Interleave matches what its two patterns match, in any mixture.
	Interleave struct{ Left, Right Pattern }

	// Group matches what its two patterns match, one after the other.
	Group struct{ Left, Right Pattern }

	// OneOrMore matches one or more of what its pattern matches.
	OneOrMore struct{ Content Pattern }

	// List matches text that, split at white space, its pattern matches.
	List struct{ Content Pattern }

	// Data matches text of a datatype, less what Except matches; Except is nil if
	// there is no exception.
	Data struct {
		Type   *datatype.Datatype
		Except Pattern
		Span   source.Span
	}

	// Value matches text that equals a value in a datatype.
	Value struct {
		Type          *datatype.Datatype
		Value         datatype.Value
		Text          string // as the schema writes it, for messages
		Documentation string
		Span          source.Span
	}

	// Attribute matches an attribute.
	Attribute struct {
		Name          NameClass
		Content       Pattern
		Documentation string // of a:documentation; "" if none
		Span          source.Span
	}

	// Element matches an element. Its content is known only when simplification
	// has ended.
	Element struct {
		Name          NameClass
		Content       Pattern
		Define        string // the name of the define it came from, for messages; "" if none
		Documentation string
		Span          source.Span
	}
)

func (*NotAllowed) isPattern() {}
func (*Empty) isPattern()      {}
func (*Text) isPattern()       {}
func (*Choice) isPattern()     {}
func (*Interleave) isPattern() {}
func (*Group) isPattern()      {}
func (*OneOrMore) isPattern()  {}
func (*List) isPattern()       {}
func (*Data) isPattern()       {}
func (*Value) isPattern()      {}
func (*Attribute) isPattern()  {}
func (*Element) isPattern()    {}

// A NameClass is a set of names (RELAX NG 5).
type NameClass interface{ isNameClass() }

// The name classes of the simple form.
type (
	// Name is the one name.
	Name struct{ Space, Local string }

	// AnyName is every name but those of Except; Except is nil if there is none.
	AnyName struct{ Except NameClass }

	// NSName is every name of a namespace but those of Except.
	NSName struct {
		Space  string
		Except NameClass
	}

	// NameChoice is the names of both classes.
	NameChoice struct{ Left, Right NameClass }
)

func (*Name) isNameClass()       {}
func (*AnyName) isNameClass()    {}
func (*NSName) isNameClass()     {}
func (*NameChoice) isNameClass() {}

// A Grammar is a schema in simple form. It is immutable once simplified.
type Grammar struct {
	Start Pattern

	// Files are those that the schema was read from, the outermost first.
	Files []*source.File

	// Foreign are the elements of other namespaces that stand in the schema, as
	// embedded Schematron does, file by file in the order of Files.
	Foreign []*syntax.Foreign

	// IDConflicts are warnings: what keeps attributes from having ID types (RELAX NG DTD
	// Compatibility 4). Where there are any, documents can only be validated
	// without regard to IDs.
	IDConflicts diag.List
}
