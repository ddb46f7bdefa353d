package datatype

// XSD is the datatype library of W3C XML Schema part 2, as RELAX NG names it. The
// library of the empty name is RELAX NG's own: string and token.
const XSD = "http://www.w3.org/2001/XMLSchema-datatypes"

// A Param is a facet with its value, as RELAX NG's param gives it.
type Param struct {
	Name  string
	Value string
}

// A Context says what a string may depend on besides itself: the namespaces in
// scope (QName, NOTATION) and the unparsed entities of the document (ENTITY).
type Context interface {
	Namespace(prefix string) (uri string, ok bool)
	UnparsedEntity(name string) bool
}

// An IDKind says what a datatype means to RELAX NG DTD Compatibility, 5.
type IDKind uint8

// The kinds of ID type.
const (
	NoID IDKind = iota
	ID
	IDREF
	IDREFS
)

// A Datatype is a datatype with its facets, compiled by [New].
type Datatype struct {
	name string
}

// New compiles a datatype of a library with parameters. The error says which name
// or facet is wrong and why, in words for the author of a schema.
func New(library, name string, params []Param) (*Datatype, error) { return &Datatype{name: name}, nil }

// Name returns the name in its library: "date".
func (d *Datatype) Name() string { return d.name }

// IDKind says whether values are IDs or refer to IDs.
func (d *Datatype) IDKind() IDKind { return NoID }

// NeedsContext reports whether a string's validity depends on its [Context].
func (d *Datatype) NeedsContext() bool { return false }

// Check returns nil if the string is of the datatype, else an [*Error].
func (d *Datatype) Check(s string, c Context) error { return nil }

// A Value is a value in the value space of a datatype.
type Value struct{ v any }

// Value returns the value that a string stands for, and an error as Check does.
func (d *Datatype) Value(s string, c Context) (Value, error) { return Value{s}, nil }

// Equal reports whether two values of the datatype are the same.
func (d *Datatype) Equal(a, b Value) bool { return a.v == b.v }

// An Error says why a string is not of a datatype.
type Error struct {
	Reason  string // for the scholar: "13 is no month"
	Example string // a string of the datatype: "1948-10-12"
}

// Error returns the reason.
func (e *Error) Error() string { return e.Reason }
