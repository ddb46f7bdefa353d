package datatype

import "strings"

// A qname is a value of QName or NOTATION.
type qname struct{ space, local string }

func parseQName(s string, c Context) (any, *Error) {
	prefix, local, prefixed := strings.Cut(s, ":")
	if !prefixed {
		prefix, local = "", s
	}
	if prefixed && badNameRune(prefix, false) >= 0 || badNameRune(local, false) >= 0 {
		return nil, errorf("tei:p", "%s is no qualified name, which is a name, or a prefix, a colon and a name", quote(s))
	}
	space, ok := "", !prefixed
	if c != nil {
		space, ok = c.Namespace(prefix)
	}
	if prefixed && !ok {
		return nil, errorf("", "no namespace is declared for the prefix %s", quote(prefix))
	}
	return qname{space, local}, nil
}

func checkEntity(s string, c Context) *Error {
	if err := checkNCName(s, c); err != nil {
		return err
	}
	if c == nil || !c.UnparsedEntity(s) {
		return errorf("", "the document type declares no unparsed entity %s", quote(s))
	}
	return nil
}

// listOf makes the check of a list of one or more (XML Schema 2, 3.3.5, as RELAX
// NG's guidelines read it).
func listOf(what string, item func(string, Context) *Error) func(string, Context) *Error {
	return func(s string, c Context) *Error {
		parts := split(s)
		if len(parts) == 0 {
			return errorf("", "nothing is given where one or more %s are needed", what)
		}
		for _, p := range parts {
			if err := item(p, c); err != nil {
				return err
			}
		}
		return nil
	}
}
