package datatype

import "strings"

// Character groups and escapes (XML Schema 2, F.1).

// singleEscapes are the characters that a backslash makes literal.
const singleEscapes = `\|.?*+(){}-[]^`

// escape reads what follows a backslash. The second result is the character if
// the escape stands for a single one, else -1.
func (p *regexParser) escape(at int) (runeSet, rune) {
	r := p.next()
	switch r {
	case -1:
		p.fail(at, `"\" ends the expression; write \\ for the character itself`)
	case 'n':
		return runeSet{{'\n', '\n'}}, '\n'
	case 'r':
		return runeSet{{'\r', '\r'}}, '\r'
	case 't':
		return runeSet{{'\t', '\t'}}, '\t'
	case 'p', 'P':
		return p.property(at, r == 'P'), -1
	}
	if set, ok := classOf(r); ok {
		return set, -1
	}
	if !strings.ContainsRune(singleEscapes, r) {
		p.fail(at, `\%c is no escape of XML Schema: %s`, r, escapeAdvice(r))
	}
	return runeSet{{r, r}}, r
}

func escapeAdvice(r rune) string {
	switch r {
	case 'b', 'B', 'A', 'z', 'Z', 'G':
		return "an expression always covers the whole value, leave it out"
	case 'u', 'x', '0':
		return "write the character itself"
	}
	return "write the character without the backslash"
}

// property reads what follows \p or \P.
func (p *regexParser) property(at int, complement bool) runeSet {
	if !p.eat("{") {
		p.fail(at, `a property is written in braces: \p{L}`)
	}
	name, _, closed := strings.Cut(p.text[p.at:], "}")
	if !closed {
		p.fail(at, `the "{" of the property is never closed: \p{L}`)
	}
	set, ok := propertyClass(name)
	if !ok && strings.HasPrefix(name, "Is") {
		p.fail(at, "there is no Unicode block %q", name[len("Is"):])
	}
	if !ok {
		p.fail(at, "there is no Unicode category %q", name)
	}
	p.at += len(name) + len("}")
	if complement {
		return set.not()
	}
	return set
}

// charGroup reads what follows "[" up to the "]" that closes it.
func (p *regexParser) charGroup(at int) runeSet {
	p.depth++
	if p.depth > maxRegexDepth {
		p.fail(at, "more than %d groups within each other", maxRegexDepth)
	}
	negative := p.eat("^")
	var ranges []runeRange
	first := p.at
	for p.peek() != ']' || p.at == first {
		if p.at > first && strings.HasPrefix(p.text[p.at:], "-[") {
			break
		}
		ranges = append(ranges, p.groupPart(at, first)...)
	}
	set := newRuneSet(ranges...)
	if negative {
		set = set.not()
	}
	if sub := p.at; p.eat("-[") {
		set = set.minus(p.charGroup(sub + 1))
	}
	if !p.eat("]") {
		p.fail(at, `"[" is not closed by "]" after what is subtracted: [a-z-[aeiou]]`)
	}
	p.depth--
	return set
}

// groupPart reads a character, a range or an escape in the group that begins at
// open; first is the place after its "[" or "[^".
func (p *regexParser) groupPart(open, first int) []runeRange {
	at := p.at
	set, low := p.groupChar(open, first)
	if low < 0 {
		if p.peek() == '-' && !p.hyphenEnds() {
			p.fail(at, "a class of characters cannot begin a range")
		}
		return set
	}
	if p.peek() != '-' || p.hyphenEnds() {
		return set
	}
	p.at++
	_, high := p.groupChar(open, -1)
	if high < 0 {
		p.fail(at, "a class of characters cannot end a range")
	}
	if high < low {
		p.fail(at, "the range %c-%c runs backwards", low, high)
	}
	return []runeRange{{low, high}}
}

// hyphenEnds reports whether the hyphen that comes next ends the group or
// introduces a subtraction, and so begins no range.
func (p *regexParser) hyphenEnds() bool {
	rest := p.text[p.at+1:]
	return strings.HasPrefix(rest, "]") || strings.HasPrefix(rest, "[")
}

// groupChar reads one character or escape of a group. A hyphen is itself only at
// the beginning and at the end.
func (p *regexParser) groupChar(open, first int) (runeSet, rune) {
	at := p.at
	switch r := p.next(); r {
	case -1:
		p.fail(open, `"[" is never closed; write \[ for the character itself`)
	case '\\':
		return p.escape(at)
	case '[', ']':
		p.fail(at, `write \%c for the character itself within [ ]`, r)
	case '-':
		if at != first && p.peek() != ']' {
			p.fail(at, `write \- for the hyphen itself between other characters within [ ]`)
		}
		return runeSet{{r, r}}, r
	default:
		return runeSet{{r, r}}, r
	}
	return nil, -1
}
