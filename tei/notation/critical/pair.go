package critical

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A kind is a kind of signs that enclose something.
type kind uint8

const (
	square kind = iota
	insertion
	deletion
	change
	remark
	highlight
	strong // from here on signs whose opening and closing are the same
	underline
	emphasis
	superscript
	kinds
)

// signs are the opening and closing signs of each kind; of two that begin alike the
// longer first.
var signs = [kinds]struct{ open, close string }{
	square: {"[", "]"}, insertion: {"{++", "++}"}, deletion: {"{--", "--}"}, change: {"{~~", "~~}"},
	remark: {"{>>", "<<}"}, highlight: {"{==", "==}"},
	strong: {"**", "**"}, underline: {"__", "__"}, emphasis: {"*", "*"}, superscript: {"^", "^"},
}

func (k kind) isSymmetric() bool { return k >= strong }

// A pair is two signs that belong together.
type pair struct {
	kind        kind
	open, close int // offsets of the signs
}

func (p pair) inner() int { return p.open + len(signs[p.kind].open) }
func (p pair) end() int   { return p.close + len(signs[p.kind].close) }

// maxDepth is how deep pairs may nest: what is deeper stays characters.
const maxDepth = 300

// An opened sign waits for the one that closes it.
type opened struct {
	at   uint32
	kind kind
}

// A pairing finds the signs that belong together, in one pass over the whole text: they
// may enclose line ends and blank lines, but for those of emphasis.
type pairing struct {
	text  string
	raws  raws
	stack []opened
	count [kinds]int // in the stack
	pairs []pair
	alone []lone // the first brackets and signs of CriticMarkup that have no partner
	lone  int    // how many there are
	deep  int    // pairs that are nested too deep
	first int    // the first of them
}

// A lone sign has no partner.
type lone struct {
	at     int
	kind   kind
	closes bool
}

func (p *pairing) run(start int) {
	for i := start; i < len(p.text); {
		i = p.sign(i)
	}
	for _, each := range p.stack {
		p.leave(each)
	}
	slices.SortFunc(p.pairs, func(a, b pair) int { return cmp.Compare(a.open, b.open) })
	slices.SortFunc(p.alone, func(a, b lone) int { return cmp.Compare(a.at, b.at) })
	p.limit()
}

// signBytes are what any sign begins with.
const signBytes = "\\`[]{}+-~<=*_^\n"

// sign reads what stands at an offset and returns where to go on.
func (p *pairing) sign(i int) int {
	next := strings.IndexAny(p.text[i:], signBytes)
	if next < 0 {
		return len(p.text)
	}
	i += next
	rest := p.text[i:]
	switch rest[0] {
	case '\\':
		return i + escapeLength(rest)
	case '`':
		if end := p.raws.at(i).end; end > 0 {
			return end
		}
		return i + runLength(rest, '`')
	case '\n':
		if isBlankLine(rest[1:]) {
			p.dropEmphasis()
		}
		return i + 1
	case '_':
		if n := runLength(rest, '_'); n != 2 {
			return i + n
		}
	}
	for k := range kinds {
		if k.isSymmetric() && strings.HasPrefix(rest, signs[k].open) {
			return i + p.symmetric(k, i)
		}
		if strings.HasPrefix(rest, signs[k].open) {
			p.open(k, i)
			return i + len(signs[k].open)
		}
		if strings.HasPrefix(rest, signs[k].close) {
			if !p.close(k, i) {
				p.isAlone(lone{i, k, true})
			}
			return i + len(signs[k].close)
		}
	}
	return i + 1
}

// escapeLength returns the length of a backslash and what it takes its meaning from.
func escapeLength(s string) int {
	if len(s) > 1 && isPunctuation(s[1]) {
		return 2
	}
	return 1
}

// isPunctuation reports the signs of ASCII, before which a backslash is an escape.
func isPunctuation(b byte) bool {
	return b > ' ' && b < 0x7F && !('0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z')
}

func runLength(s string, b byte) int {
	n := 0
	for n < len(s) && s[n] == b {
		n++
	}
	return n
}

// isBlankLine reports whether a text begins with a blank line.
func isBlankLine(s string) bool {
	line, _, _ := strings.Cut(s, "\n")
	return strings.Trim(line, white) == ""
}

func (p *pairing) open(k kind, i int) {
	p.stack = append(p.stack, opened{uint32(i), k})
	p.count[k]++
}

// close pairs a closing sign with the last one that opens its kind. What was opened
// between has no partner.
func (p *pairing) close(k kind, i int) bool {
	if p.count[k] == 0 {
		return false
	}
	for p.stack[len(p.stack)-1].kind != k {
		p.drop()
	}
	last := p.pop()
	p.pairs = append(p.pairs, pair{k, int(last.at), i})
	return true
}

func (p *pairing) pop() opened {
	last := p.stack[len(p.stack)-1]
	p.stack = p.stack[:len(p.stack)-1]
	p.count[last.kind]--
	return last
}

func (p *pairing) drop() {
	p.leave(p.pop())
}

func (p *pairing) leave(each opened) { p.isAlone(lone{int(each.at), each.kind, false}) }

// isAlone notes a sign that has no partner, but for those of emphasis: these are text of their own
// often.
func (p *pairing) isAlone(each lone) {
	if each.kind.isSymmetric() {
		return
	}
	if p.lone++; p.lone <= maxMessages {
		p.alone = append(p.alone, each)
	}
}

// symmetric closes or opens emphasis, and returns the length of the sign. It closes only
// what was opened within the same brackets.
func (p *pairing) symmetric(k kind, i int) int {
	n := len(signs[k].open)
	before, _ := utf8.DecodeLastRuneInString(p.text[:i])
	after, _ := utf8.DecodeRuneInString(p.text[i+n:])
	if at, ok := p.opener(k); ok && !unicode.IsSpace(before) && at+n < i {
		p.close(k, i)
		return n
	}
	if i+n < len(p.text) && !unicode.IsSpace(after) && (k != superscript || before != '[') {
		p.open(k, i)
	}
	return n
}

// maxEmphasis is how many signs of emphasis may stand open within the same brackets, so
// that the search for one takes no time that grows.
const maxEmphasis = 50

// opener returns where emphasis of a kind was opened within the innermost brackets.
func (p *pairing) opener(k kind) (at int, ok bool) {
	if p.count[k] == 0 {
		return 0, false
	}
	for i := len(p.stack) - 1; i >= max(0, len(p.stack)-maxEmphasis) && p.stack[i].kind.isSymmetric(); i-- {
		if p.stack[i].kind == k {
			return int(p.stack[i].at), true
		}
	}
	return 0, false
}

// dropEmphasis ends emphasis that is open at the end of a paragraph.
func (p *pairing) dropEmphasis() {
	for len(p.stack) > 0 && p.stack[len(p.stack)-1].kind.isSymmetric() {
		p.drop()
	}
}

// limit takes out the pairs that are nested too deep.
func (p *pairing) limit() {
	var around []int // where the pairs end that enclose the one looked at
	p.pairs = slices.DeleteFunc(p.pairs, func(each pair) bool {
		for len(around) > 0 && around[len(around)-1] < each.open {
			around = around[:len(around)-1]
		}
		if len(around) == maxDepth {
			if p.deep == 0 {
				p.first = each.open
			}
			p.deep++
			return true
		}
		around = append(around, each.close)
		return false
	})
}
