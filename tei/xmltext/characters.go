package xmltext

import "unicode/utf8"

// How a byte counts while text is skipped.
const (
	plain = uint8(iota) // a character of one byte that stands for itself
	lead2               // begins a character of two bytes
	lead3               // … of three
	lead4               // … of four
	stop                // the caller must look: markup, or no character of XML
)

// A byteClass says of each byte how it counts in one place: in text, in a
// comment, in an attribute value.
type byteClass [256]uint8

// classify returns the class of a place where the given bytes mean something.
// Bytes that begin no character of XML (2.2) always stop.
func classify(special string) *byteClass {
	var c byteClass
	for b := range c {
		switch {
		case b < 0x20 && b != '\t' && b != '\n':
			c[b] = stop // also \r, which line-end handling must see
		case b < 0x80:
			c[b] = plain
		case b < 0xC2, b > 0xF4:
			c[b] = stop
		case b < 0xE0:
			c[b] = lead2
		case b < 0xF0:
			c[b] = lead3
		default:
			c[b] = lead4
		}
	}
	for i := range len(special) {
		c[special[i]] = stop
	}
	return &c
}

// skip returns the first index, from i on, of a byte that stops, or the length of
// the text. It passes over well-formed UTF-8 of characters that XML allows only.
func skip(text []byte, i int, class *byteClass) int {
	for i < len(text) {
		switch class[text[i]] {
		case plain:
			i++
		case lead2:
			if i+1 >= len(text) || !isTail(text[i+1]) {
				return i
			}
			i += 2
		case lead3:
			if i+2 >= len(text) || !isChar3(text[i], text[i+1], text[i+2]) {
				return i
			}
			i += 3
		case lead4:
			if _, size := utf8.DecodeRune(text[i:]); size != 4 {
				return i
			}
			i += 4
		default:
			return i
		}
	}
	return i
}

func isTail(b byte) bool { return b&0xC0 == 0x80 }

// isChar3 reports whether three bytes, the first from E0 to EF, are the UTF-8 of a
// character of XML: no overlong form, no surrogate, not U+FFFE or U+FFFF.
func isChar3(a, b, c byte) bool {
	r := rune(a&0x0F)<<12 | rune(b&0x3F)<<6 | rune(c&0x3F)
	return isTail(b) && isTail(c) && r >= 0x800 && r < 0xFFFE && (r < 0xD800 || r > 0xDFFF)
}

// isChar reports whether a code point is a character of XML (2.2, production 2).
func isChar(r rune) bool {
	switch {
	case r < 0x20:
		return r == '\t' || r == '\n' || r == '\r'
	case r < 0xD800:
		return true
	case r < 0xE000:
		return false
	}
	return r < 0xFFFE || r >= 0x10000 && r <= utf8.MaxRune
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// skipSpace returns the first index from i on that holds no white space.
func skipSpace(text []byte, i int) int {
	for i < len(text) && isSpace(text[i]) {
		i++
	}
	return i
}

// nameBytes says which ASCII bytes can stand in a name, and which can begin one.
var nameBytes = func() (c [utf8.RuneSelf]uint8) {
	for b := range c {
		switch {
		case 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z', b == '_', b == ':':
			c[b] = nameStart | namePart
		case '0' <= b && b <= '9', b == '-', b == '.':
			c[b] = namePart
		}
	}
	return c
}()

const (
	nameStart = 1 << iota
	namePart
)

// nameStartRanges are the code points above ASCII that can begin a name (2.3,
// production 4).
var nameStartRanges = [...][2]rune{
	{0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x2FF}, {0x370, 0x37D}, {0x37F, 0x1FFF},
	{0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
	{0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
}

// isNameStart reports whether a code point can begin a name.
func isNameStart(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 0 && nameBytes[r]&nameStart != 0
	}
	for _, span := range nameStartRanges {
		if r <= span[1] {
			return r >= span[0]
		}
	}
	return false
}

// isNamePart reports whether a code point can stand in a name (production 4a).
func isNamePart(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 0 && nameBytes[r]&namePart != 0
	}
	return isNameStart(r) || r == 0xB7 || 0x300 <= r && r <= 0x36F || r == 0x203F || r == 0x2040
}

// nameEnd returns the end of the longest name that starts at i: i itself where
// none does.
func nameEnd(text []byte, i int) int {
	if r, _ := decode(text, i); !isNameStart(r) {
		return i
	}
	return tokenEnd(text, i)
}

// tokenEnd returns the end of the longest name token (production 7) that starts
// at i: i itself where none does.
func tokenEnd(text []byte, i int) int {
	for i < len(text) {
		if b := text[i]; b < utf8.RuneSelf {
			if nameBytes[b]&namePart == 0 {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if size == 1 || !isNamePart(r) {
			return i
		}
		i += size
	}
	return i
}

// decode returns the code point at i, or -1 where none is.
func decode(text []byte, i int) (rune, int) {
	if i >= len(text) {
		return -1, 0
	}
	r, size := utf8.DecodeRune(text[i:])
	if r == utf8.RuneError && size == 1 {
		return -1, 1
	}
	return r, size
}
