package xmltext

import (
	"unicode/utf8"
)

// A reference that was read: to a character, to an entity, or, where both are
// missing, to an entity whose declaration was not read.
type reference struct {
	char   rune // -1 if it is none
	name   string
	entity *entity
	end    int // index of the byte after it
}

// readReference reads the reference at i (4.1, productions 66 to 68).
func (r *Reader) readReference(in *input, i int) (reference, bool) {
	if in.has(i, "&#") {
		c, end := r.characterReference(in, i)
		return reference{char: c, end: end}, end >= 0
	}
	end := nameEnd(in.text, i+1)
	switch {
	case end == i+1:
		return reference{}, r.strayAmpersand(in, i)
	case end == len(in.text) || in.text[end] != ';':
		return reference{}, r.unclosedReference(in, i, end)
	}
	name := in.text[i+1 : end]
	if c := predefined(name); c != 0 {
		return reference{char: c, end: end + 1}, true
	}
	ref := reference{char: -1, name: string(name), end: end + 1}
	return ref, r.findEntity(in, i, &ref)
}

// predefined returns the character that an entity name always means (4.6), or 0.
func predefined(name []byte) rune {
	switch string(name) {
	case "amp":
		return '&'
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "quot":
		return '"'
	case "apos":
		return '\''
	}
	return 0
}

// characterReference reads the character reference at i, and returns what it
// stands for and where it ends; -1 after an error.
func (r *Reader) characterReference(in *input, i int) (rune, int) {
	text, at := in.text, i+2
	base, digits := rune(10), at
	if in.has(i, "&#x") {
		base, digits = 16, at+1
	}
	var c rune
	for at = digits; at < len(text); at++ {
		d := digit(text[at])
		if d >= base {
			break
		}
		if c <= utf8.MaxRune {
			c = c*base + d
		}
	}
	switch {
	case at == digits || at == len(text) || text[at] != ';':
		r.badCharacterReference(in, i, at)
		return 0, -1
	case !isChar(c):
		r.illegalReference(in, i, at+1)
		return 0, -1
	}
	return c, at + 1
}

// digit returns the value of a hexadecimal digit, 16 for any other byte.
func digit(b byte) rune {
	switch {
	case '0' <= b && b <= '9':
		return rune(b - '0')
	case 'a' <= b && b <= 'f':
		return rune(b-'a') + 10
	case 'A' <= b && b <= 'F':
		return rune(b-'A') + 10
	}
	return 16
}

func appendRune(b []byte, r rune) []byte { return utf8.AppendRune(b, r) }
