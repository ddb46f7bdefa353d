package datatype

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A pattern is a compiled regular expression of XML Schema.
type pattern struct {
	source string
	run    *classRun      // if the expression is one class, repeated
	re     *regexp.Regexp // otherwise
}

// compilePattern compiles a regular expression. It always covers a whole value,
// and matching takes time linear in the value.
func compilePattern(source string) (*pattern, error) {
	n, err := parseRegex(source)
	if err != nil {
		return nil, err
	}
	if run, ok := asClassRun(n); ok {
		return &pattern{source: source, run: run}, nil
	}
	if size(n) > maxRegexSize {
		return nil, &regexError{source, len(source), "the repetitions multiply to an expression too large to check"}
	}
	w := &regexWriter{}
	w.write(n, repeatLimit)
	re, err := regexp.Compile(`\A(?:` + w.String() + `)\z`)
	if err != nil {
		return nil, &regexError{source, len(source), "the expression is too large to check"}
	}
	return &pattern{source: source, re: re}, nil
}

func (p *pattern) match(s string) bool {
	if p.run != nil {
		return p.run.match(s)
	}
	return p.re.MatchString(s)
}

// A classRun matches characters of one class in number from min to max: most
// patterns of real schemas are \S+ and the like.
type classRun struct {
	set      runeSet
	ascii    [utf8.RuneSelf]bool
	min, max int // max is -1 if there is no end
}

func asClassRun(n regexNode) (*classRun, bool) {
	r := &classRun{min: 1, max: 1}
	if rep, ok := n.(*repeatNode); ok {
		r.min, r.max, n = rep.min, rep.max, rep.part
	}
	c, ok := n.(*charNode)
	if !ok {
		return nil, false
	}
	r.set = c.set
	for i := range r.ascii {
		r.ascii[i] = c.set.has(rune(i))
	}
	return r, true
}

func (r *classRun) match(s string) bool {
	n := 0
	for _, c := range s {
		if c < utf8.RuneSelf && !r.ascii[c] || c >= utf8.RuneSelf && !r.set.has(c) {
			return false
		}
		n++
	}
	return n >= r.min && (r.max < 0 || n <= r.max)
}

// Go's regular expressions repeat at most repeatLimit times, repetitions within
// repetitions multiplied. Greater numbers are written out, up to a size.
const (
	repeatLimit  = 1000
	maxRegexSize = 20_000
)

// size returns how many characters and counters an expression holds when its
// repetitions are written out; above the limit it may return any number above.
func size(n regexNode) int {
	switch n := n.(type) {
	case *seqNode:
		return sizes(n.parts)
	case *altNode:
		return sizes(n.branches)
	case *repeatNode:
		return min(size(n.part), maxRegexSize+1) * max(n.min, n.max, 1)
	}
	return 1
}

func sizes(nodes []regexNode) int {
	sum := 1
	for _, n := range nodes {
		sum = min(sum+size(n), maxRegexSize+1)
	}
	return sum
}

// A regexWriter writes an expression in Go's syntax.
type regexWriter struct{ strings.Builder }

// write writes a node whose repetitions may still multiply to limit.
func (w *regexWriter) write(n regexNode, limit int) {
	switch n := n.(type) {
	case *charNode:
		w.class(n.set)
	case *seqNode:
		for _, p := range n.parts {
			w.write(p, limit)
		}
	case *altNode:
		w.WriteString("(?:")
		for i, b := range n.branches {
			if i > 0 {
				w.WriteByte('|')
			}
			w.write(b, limit)
		}
		w.WriteByte(')')
	case *repeatNode:
		w.repeat(n, limit)
	}
}

// class writes a set of characters; the empty set matches nothing.
func (w *regexWriter) class(s runeSet) {
	if len(s) == 0 {
		w.WriteString(`[^\x{0}-\x{10FFFF}]`)
		return
	}
	w.WriteByte('[')
	for _, r := range s {
		fmt.Fprintf(w, `\x{%X}-\x{%X}`, r.lo, r.hi)
	}
	w.WriteByte(']')
}

// repeat writes a repetition in pieces no greater than the limit: x{2000} as
// x{1000}x{1000}.
func (w *regexWriter) repeat(n *repeatNode, limit int) {
	inner := deepest(n.part)
	step := max(1, limit/inner)
	for left := n.min; left > 0; left -= step {
		w.piece(n.part, min(left, step), min(left, step), limit)
	}
	if n.max < 0 {
		w.WriteString("(?:")
		w.write(n.part, limit)
		w.WriteString(")*")
		return
	}
	for left := n.max - n.min; left > 0; left -= step {
		w.piece(n.part, 0, min(left, step), limit)
	}
}

func (w *regexWriter) piece(n regexNode, low, high, limit int) {
	w.WriteString("(?:")
	w.write(n, max(1, limit/high))
	fmt.Fprintf(w, "){%d,%d}", low, high)
}

// deepest returns the greatest product of counted repetitions within each other,
// at most repeatLimit.
func deepest(n regexNode) int {
	most := 1
	switch n := n.(type) {
	case *seqNode:
		for _, p := range n.parts {
			most = max(most, deepest(p))
		}
	case *altNode:
		for _, b := range n.branches {
			most = max(most, deepest(b))
		}
	case *repeatNode:
		most = min(repeatLimit, deepest(n.part)*max(1, n.min, n.max))
	}
	return most
}
