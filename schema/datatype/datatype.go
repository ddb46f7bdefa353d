package datatype

import (
	"fmt"
	"maps"

	"github.com/siglum/siglum/tei/diag"
)

// XSD is the datatype library of W3C XML Schema part 2, as RELAX NG names it. The
// library of the empty name is RELAX NG's own: string and token.
const XSD = "http://www.w3.org/2001/XMLSchema-datatypes"

// A Param is a facet with its value, as RELAX NG's param gives it.
type Param struct {
	Name  string
	Value string
}

// A Context says what a string may depend on besides itself: the namespaces in
// scope (QName, NOTATION) and the unparsed entities of the document (ENTITY). Where
// a nil Context is given, no prefix and no entity is declared.
type Context interface {
	// Namespace returns the namespace of a prefix; that of "" is the default
	// namespace.
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
	definition
	name   string
	facets []facet
}

// New compiles a datatype of a library with parameters. The error is a
// [*DefinitionError]: it says which name or facet is wrong and why, in words for
// the author of a schema.
func New(library, name string, params []Param) (*Datatype, error) {
	def, err := lookUp(library, name)
	if err != nil {
		return nil, err
	}
	d := &Datatype{definition: def, name: name}
	d.addBounds()
	for i, p := range params {
		if library == "" {
			return nil, &DefinitionError{Param: i, Reason: fmt.Sprintf("the built-in datatype %s takes no params", name),
				Help: "declare the datatype library " + XSD}
		}
		f, err := d.compileFacet(p)
		if err != nil {
			err.(*DefinitionError).Param = i
			return nil, err
		}
		d.facets = append(d.facets, f)
	}
	return d, nil
}

func lookUp(library, name string) (definition, error) {
	lib := xsdLibrary()
	switch library {
	case "":
		lib = builtIn
	case XSD:
	default:
		return definition{}, &DefinitionError{Param: -1, Reason: fmt.Sprintf("the datatype library %q is not known", library),
			Help: "use " + XSD}
	}
	def, ok := lib[name]
	if ok {
		return def, nil
	}
	e := &DefinitionError{Param: -1, Reason: fmt.Sprintf("there is no datatype %q in the library %s", name, XSD)}
	if library == "" {
		e.Reason = fmt.Sprintf("RELAX NG itself has no datatype %q, only string and token", name)
	}
	if _, known := xsdLibrary()[name]; known {
		e.Help = "declare the datatype library " + XSD
	} else if near := diag.Nearest(name, maps.Keys(xsdLibrary())); near != "" {
		e.Help = fmt.Sprintf("did you mean %q?", near)
	}
	return definition{}, e
}

// addBounds adds the bounds that an integer type has by itself.
func (d *Datatype) addBounds() {
	add := func(name, written string) {
		if limit, ok := scanDecimal(written); ok {
			d.facets = append(d.facets, boundary(name, written, limit, d.compare))
		}
	}
	add("minInclusive", d.lowest)
	add("maxInclusive", d.highest)
}

// Name returns the name in its library: "date".
func (d *Datatype) Name() string { return d.name }

// IDKind says whether values are IDs or refer to IDs.
func (d *Datatype) IDKind() IDKind { return d.idKind }

// NeedsContext reports whether a string's validity depends on its [Context].
func (d *Datatype) NeedsContext() bool { return d.context }

// Check returns nil if the string is of the datatype, else an [*Error].
func (d *Datatype) Check(s string, c Context) error {
	if d.check == nil && d.parse == nil && len(d.facets) == 0 {
		return nil
	}
	if _, _, bad := d.evaluate(s, c); bad != nil {
		return d.fitting(bad, c)
	}
	return nil
}

// A Value is a value in the value space of a datatype. Values of one datatype are
// equal if and only if they are equal by ==, so that a Value may be the key of a
// map.
type Value struct{ v any }

// Value returns the value that a string stands for, and an error as Check does.
func (d *Datatype) Value(s string, c Context) (Value, error) {
	s, v, bad := d.evaluate(s, c)
	switch {
	case bad != nil:
		return Value{}, d.fitting(bad, c)
	case d.parse == nil:
		return Value{s}, nil
	}
	return Value{v}, nil
}

// fitting returns an error without its example if that breaks a facet.
func (d *Datatype) fitting(bad *Error, c Context) *Error {
	if bad.Example != "" && len(d.facets) > 0 {
		if _, _, worse := d.evaluate(bad.Example, c); worse != nil {
			bad.Example, bad.Rewritten = "", false
		}
	}
	return bad
}

// evaluate returns the string with its white space processed, and its value, which is nil
// where the string is the value: so Check need not box it.
func (d *Datatype) evaluate(s string, c Context) (_ string, v any, bad *Error) {
	s = d.space.apply(s)
	switch {
	case d.parse != nil:
		v, bad = d.parse(s, c)
	case d.check != nil:
		bad = d.check(s, c)
	}
	for i := 0; bad == nil && i < len(d.facets); i++ {
		bad = d.facets[i](s, v)
	}
	return s, v, bad
}

// Equal reports whether two values of the datatype are the same.
func (d *Datatype) Equal(a, b Value) bool { return a.v == b.v }
