package datatype

import "strings"

// A whitespace says what happens to white space before a string is looked at (XML
// Schema 2, 4.3.6).
type whitespace uint8

const (
	collapse whitespace = iota // runs become one space, none at the ends
	preserve
	replace // each tab and line end becomes a space
)

// apply returns the string with its white space processed.
func (w whitespace) apply(s string) string {
	switch w {
	case preserve:
		return s
	case replace:
		return replacer.Replace(s)
	}
	s = trim(s)
	if isCollapsed(s) {
		return s
	}
	return strings.Join(split(s), " ")
}

var replacer = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

// isCollapsed reports whether a string without white space at its ends has only
// single spaces within.
func isCollapsed(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\t', '\n', '\r':
			return false
		case ' ':
			if s[i+1] == ' ' {
				return false
			}
		}
	}
	return true
}

// split returns the parts of a list (XML Schema 2, 2.5.1.2): only the four white
// space characters of XML separate them.
func split(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' })
}

func trim(s string) string { return strings.Trim(s, " \t\n\r") }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// digits returns the length of the run of digits that a string begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}
