package datatype

import "fmt"

// An Error says why a string is not of a datatype.
type Error struct {
	Reason  string // for the scholar, one clause: "13 is no month"
	Example string // a string of the datatype: "1948-10-12"; "" if none is at hand

	// Rewritten is true if Example says in the form of the datatype what the
	// string says in another form, so that it may be put in its place:
	// "1948-10-12" for "12.10.1948".
	Rewritten bool
}

// Error returns the reason.
func (e *Error) Error() string { return e.Reason }

func errorf(example, format string, args ...any) *Error {
	return &Error{Reason: fmt.Sprintf(format, args...), Example: example}
}

// rewritten returns the error with the string that should stand there instead.
func (e *Error) rewritten(as string) *Error {
	e.Example, e.Rewritten = as, true
	return e
}

// A DefinitionError says what is wrong with the use of a datatype in a schema.
type DefinitionError struct {
	Param  int    // index of the parameter that is wrong; -1 for the library or name
	Reason string // for the schema's author
	Help   string // what to write instead; may be empty
}

// Error returns the reason.
func (e *DefinitionError) Error() string { return e.Reason }

// quote returns a value in quotation marks for a message, shortened in the middle
// if it is long.
func quote(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most/2]) + "…" + string(r[len(r)-most/3:])
	}
	return fmt.Sprintf("%q", s)
}
