package datatype

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// The nodes of a parsed regular expression (XML Schema 2, F).
type (
	// A charNode matches one code point of a set.
	charNode struct{ set runeSet }

	// A seqNode matches its parts one after the other; no parts match nothing.
	seqNode struct{ parts []regexNode }

	// An altNode matches what one of its branches matches.
	altNode struct{ branches []regexNode }

	// A repeatNode matches its part from min to max times; max is -1 if there
	// is no end.
	repeatNode struct {
		part     regexNode
		min, max int
	}
)

type regexNode interface{ isRegexNode() }

func (*charNode) isRegexNode()   {}
func (*seqNode) isRegexNode()    {}
func (*altNode) isRegexNode()    {}
func (*repeatNode) isRegexNode() {}

// Bounds on what a regular expression may ask for.
const (
	maxRegexDepth = 200       // groups within groups
	maxRegexCount = 1_000_000 // in {n,m}: no attribute is that long; more counts as so much
)

// A regexParser reads a regular expression; at is the byte to be read next.
type regexParser struct {
	text  string
	at    int
	depth int
}

// A regexError says what is wrong at a byte of the expression.
type regexError struct {
	text   string
	at     int
	reason string
}

func (e *regexError) Error() string {
	if e.at >= len(e.text) {
		return fmt.Sprintf(`%s, at the end of "%s"`, e.reason, e.text)
	}
	return fmt.Sprintf(`%s, at character %d of "%s"`, e.reason, 1+utf8.RuneCountInString(e.text[:e.at]), e.text)
}

// parseRegex parses a whole expression.
func parseRegex(text string) (n regexNode, err error) {
	p := &regexParser{text: text}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*regexError)
			if !ok {
				panic(r)
			}
			n, err = nil, e
		}
	}()
	n = p.alternatives()
	if p.at < len(p.text) {
		p.fail(p.at, `")" closes no group; write \) for the character itself`)
	}
	return n, nil
}

func (p *regexParser) fail(at int, format string, args ...any) {
	panic(&regexError{p.text, at, fmt.Sprintf(format, args...)})
}

// peek returns the next character, or -1 at the end.
func (p *regexParser) peek() rune {
	if p.at >= len(p.text) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(p.text[p.at:])
	return r
}

func (p *regexParser) next() rune {
	if p.at >= len(p.text) {
		return -1
	}
	r, size := utf8.DecodeRuneInString(p.text[p.at:])
	p.at += size
	return r
}

func (p *regexParser) eat(s string) bool {
	if !strings.HasPrefix(p.text[p.at:], s) {
		return false
	}
	p.at += len(s)
	return true
}

func (p *regexParser) alternatives() regexNode {
	branches := []regexNode{p.branch()}
	for p.eat("|") {
		branches = append(branches, p.branch())
	}
	return alternate(branches)
}

// alternate joins branches of one character each into one class.
func alternate(branches []regexNode) regexNode {
	var out []regexNode
	var chars *charNode
	for _, b := range branches {
		c, ok := b.(*charNode)
		switch {
		case !ok:
			out = append(out, b)
		case chars == nil:
			chars = &charNode{c.set}
			out = append(out, chars)
		default:
			chars.set = chars.set.union(c.set)
		}
	}
	if len(out) == 1 {
		return out[0]
	}
	return &altNode{out}
}

func (p *regexParser) branch() regexNode {
	var parts []regexNode
	for {
		switch p.peek() {
		case -1, '|', ')':
			if len(parts) == 1 {
				return parts[0]
			}
			return &seqNode{parts}
		}
		parts = append(parts, p.quantified(p.atom()))
	}
}

func (p *regexParser) atom() regexNode {
	at := p.at
	switch r := p.next(); r {
	case '(':
		return p.group(at)
	case '[':
		return &charNode{p.charGroup(at)}
	case '.':
		return &charNode{dotClass}
	case '\\':
		set, _ := p.escape(at)
		return &charNode{set}
	case '?', '*', '+':
		p.fail(at, `"%c" follows nothing that it could repeat; write \%[1]c for the character itself`, r)
	case ']', '{', '}':
		p.fail(at, `"%c" stands alone; write \%[1]c for the character itself`, r)
	default:
		return &charNode{runeSet{{r, r}}}
	}
	return nil
}

func (p *regexParser) group(at int) regexNode {
	p.depth++
	if p.depth > maxRegexDepth {
		p.fail(at, "more than %d groups within each other", maxRegexDepth)
	}
	if p.peek() == '?' {
		p.fail(at, `groups beginning with "(?" do not exist in XML Schema; write "("`)
	}
	n := p.alternatives()
	if !p.eat(")") {
		p.fail(at, `"(" is never closed; write \( for the character itself`)
	}
	p.depth--
	return n
}

func (p *regexParser) quantified(n regexNode) regexNode {
	switch at := p.at; p.peek() {
	case '?':
		p.at++
		return &repeatNode{n, 0, 1}
	case '*':
		p.at++
		return &repeatNode{n, 0, -1}
	case '+':
		p.at++
		return &repeatNode{n, 1, -1}
	case '{':
		p.at++
		return p.counted(n, at)
	}
	return n
}

// counted reads what follows the "{" of {n}, {n,} or {n,m}.
func (p *regexParser) counted(n regexNode, at int) regexNode {
	low := p.number(at)
	high := low
	if p.eat(",") {
		high = -1
		if p.peek() != '}' {
			high = p.number(at)
		}
	}
	if !p.eat("}") {
		p.fail(at, "the number of repetitions is written {2}, {2,5} or {2,}, without spaces")
	}
	if high >= 0 && high < low {
		p.fail(at, "{%d,%d}: the least number of repetitions is above the greatest", low, high)
	}
	return &repeatNode{n, low, high}
}

func (p *regexParser) number(at int) int {
	start, n := p.at, 0
	for ; p.at < len(p.text) && isDigit(p.text[p.at]); p.at++ {
		n = min(n*10+int(p.text[p.at]-'0'), maxRegexCount)
	}
	if p.at == start {
		p.fail(at, `the number of repetitions is written {2}, {2,5} or {2,}; write \{ for the character itself`)
	}
	return n
}
