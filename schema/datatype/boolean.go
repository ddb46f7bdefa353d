package datatype

import "strings"

func parseBoolean(s string, _ Context) (any, *Error) {
	switch s {
	case "true", "1":
		return true, nil
	case "false", "0":
		return false, nil
	}
	e := errorf("true", "%s is neither true nor false", quote(s))
	switch strings.ToLower(s) {
	case "true", "yes", "y", "ja", "oui", "sì", "sí":
		return nil, e.rewritten("true")
	case "false", "no", "n", "nein", "non":
		return nil, e.rewritten("false")
	}
	return nil, e
}
