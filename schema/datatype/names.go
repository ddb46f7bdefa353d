package datatype

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/expression"
)

// isNameStart reports whether a name may begin with a character; the colon is
// looked at elsewhere.
func isNameStart(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_'
	}
	return unicode.Is(letters, r)
}

func isNamePart(r rune) bool {
	return isNameStart(r) || '0' <= r && r <= '9' || r == '-' || r == '.' ||
		r >= utf8.RuneSelf && unicode.Is(nameMarks, r)
}

// badNameRune returns the byte offset of the first character that a name cannot
// have where it stands, or -1. An empty string is no name.
func badNameRune(s string, colons bool) int {
	if s == "" {
		return 0
	}
	for i, r := range s {
		if isNameStart(r) || i > 0 && isNamePart(r) || colons && r == ':' {
			continue
		}
		return i
	}
	return -1
}

func checkNCName(s string, _ Context) *Error { return nameError(s, badNameRune(s, false), "letter-1") }

func checkName(s string, _ Context) *Error { return nameError(s, badNameRune(s, true), "letter-1") }

func checkNMTOKEN(s string, _ Context) *Error {
	for i, r := range s {
		if !isNamePart(r) && r != ':' {
			return nameError(s, i, "1.2-a")
		}
	}
	if s == "" {
		return nameError(s, 0, "1.2-a")
	}
	return nil
}

// nameError says why the character at an offset cannot stand there.
func nameError(s string, at int, example string) *Error {
	if at < 0 {
		return nil
	}
	if s == "" {
		return errorf(example, "a name cannot be empty")
	}
	e := errorf(example, "%s", badRuneReason(s, at))
	if fixed := asName(s); len(fixed)*3 > len(s)*2 {
		e.Example = fixed
	}
	return e
}

func badRuneReason(s string, at int) string {
	r, size := utf8.DecodeRuneInString(s[at:])
	char := quote(s[at : at+size])
	switch {
	case r == ' ':
		return quote(s) + " has a space, and a name is one word"
	case r == ':':
		return quote(s) + " has a colon, which this name cannot have"
	case at == 0 && isNamePart(r):
		return "a name begins with a letter or _, not with " + char
	case unicode.IsLetter(r):
		return char + " is a letter that names cannot have: XML Schema knows the letters of Unicode 2.0 only"
	}
	return char + " cannot stand in a name; letters, digits, . - and _ can"
}

// asName returns a name as near as possible to a string: what cannot stand in a
// name becomes a hyphen, and one that begins wrongly gets an underscore.
func asName(s string) string {
	s = strings.Map(func(r rune) rune {
		if isNamePart(r) {
			return r
		}
		return '-'
	}, s)
	s = strings.Trim(hyphens().ReplaceAllString(s, "-"), "-")
	if s != "" && badNameRune(s, false) == 0 {
		s = "_" + s
	}
	return s
}

var hyphens = expression.Lazy("-+")

// checkLanguage says why a string is no language tag (XML Schema 2, 3.3.3).
func checkLanguage(s string, _ Context) *Error {
	for i, part := range strings.Split(s, "-") {
		if err := checkSubtag(s, part, i == 0); err != nil {
			return err
		}
	}
	return nil
}

func checkSubtag(s, part string, first bool) *Error {
	const example = "de-1901"
	switch {
	case s == "":
		return errorf(example, "nothing is given where a language is needed")
	case strings.Contains(part, "_"):
		err := errorf(example, "%s joins its parts by _ and a language tag joins them by -", quote(s))
		if joined := strings.ReplaceAll(s, "_", "-"); checkLanguage(joined, nil) == nil {
			return err.rewritten(joined)
		}
		return err
	case part == "":
		return errorf(example, "%s has a hyphen with nothing before or after it", quote(s))
	case len(part) > 8:
		return errorf(example, "%s has more than the 8 characters that a part of a language tag may have", quote(part))
	}
	for _, r := range part {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', !first && '0' <= r && r <= '9':
		default:
			return errorf(example, "%q cannot stand in a language tag, which is a code of letters such as en or grc", r)
		}
	}
	return nil
}
