package syntax

import (
	"unicode"
	"unicode/utf8"
)

// isNCName reports whether s is a name without colon (Namespaces in XML 1.0, 3).
func isNCName(s string) bool {
	for i, r := range s {
		if !isNameRune(r, i == 0) || r == utf8.RuneError {
			return false
		}
	}
	return s != ""
}

// isNameRune reports whether a character may stand in a name, or begin one (XML 1.0,
// 2.3), leaving out the colon. RELAX NG goes by the editions before the fifth, in which
// no name begins with a combining mark or digit of any script; what they leave out
// because Unicode did not have it yet is taken.
func isNameRune(r rune, first bool) bool {
	if r < utf8.RuneSelf {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_'
		return letter || !first && (r >= '0' && r <= '9' || r == '-' || r == '.')
	}
	if within(r, nameStart) {
		return !first || !unicode.In(r, unicode.M, unicode.Nd)
	}
	return !first && (r == 0xB7 || r >= 0x300 && r <= 0x36F || r == 0x203F || r == 0x2040)
}

var nameStart = [][2]rune{
	{0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x2FF}, {0x370, 0x37D}, {0x37F, 0x1FFF},
	{0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
	{0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
}

func within(r rune, ranges [][2]rune) bool {
	for _, span := range ranges {
		if r >= span[0] && r <= span[1] {
			return true
		}
	}
	return false
}
