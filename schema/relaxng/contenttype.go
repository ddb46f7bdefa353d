package relaxng

import "github.com/siglum/siglum/tei/diag"

// A contentType says what kind of content a pattern allows (RELAX NG 7.2), in increasing
// order.
type contentType uint8

const (
	emptyContent contentType = iota
	complexContent
	simpleContent
)

// groupable reports whether contents may follow one another.
func groupable(a, b contentType) bool {
	return a == emptyContent || b == emptyContent || a == complexContent && b == complexContent
}

// checkGroupable reports the sides of a group or interleave of which one is a whole
// string, so that nothing may stand beside it. It is then left out, to be
// reported once.
func (r *restrictor) checkGroupable(left, right *summary, node Pattern) {
	if groupable(left.content, right.content) || r.broken >= maxBroken {
		return
	}
	l, m := sides(node)
	if right.content != simpleContent {
		l, m = m, l
	}
	r.notAlone(r.first(m, wholeString), r.first(l, child))
	left.content = emptyContent
}

// checkRepeated reports a repetition of a string (7.2).
func (r *restrictor) checkRepeated(s *summary, p *OneOrMore) {
	if groupable(s.content, s.content) || r.broken >= maxBroken {
		return
	}
	r.report("7.2", r.first(p.Content, wholeString), r.inCurrent(),
		"to repeat values separated by white space, put the repetition into a <list>",
		"%s is repeated, but it is the whole text of an element or attribute", kindOf(r.first(p.Content, wholeString)))
}

func (r *restrictor) notAlone(whole, beside Pattern) {
	related := r.inCurrent()
	if span := r.spanOf(beside); !span.IsZero() {
		related = append([]diag.Related{{Span: span, Message: kindOf(beside) + " stands beside it"}}, related...)
	}
	r.report("7.2", whole, related,
		"make them alternatives, or put several values into a <list>, or one of them into an element or attribute of its own",
		"%s must be all the text there is, but %s may stand beside it", kindOf(whole), kindOf(beside))
}

// inCurrent points at the element whose content is being looked at.
func (r *restrictor) inCurrent() []diag.Related {
	return []diag.Related{{Span: r.current.Span, Message: "in the content of " + kindOf(r.current)}}
}

func sides(p Pattern) (left, right Pattern) {
	switch p := p.(type) {
	case *Group:
		return p.Left, p.Right
	case *Interleave:
		return p.Left, p.Right
	case *Choice:
		return p.Left, p.Right
	case *OneOrMore:
		return p.Content, nil
	}
	return nil, nil
}

// first returns the first pattern that occurs in p (RELAX NG 7.3) and is wanted, or nil.
func (r *restrictor) first(p Pattern, wanted func(Pattern) bool) Pattern {
	return firstOf(p, wanted, map[Pattern]bool{})
}

func firstOf(p Pattern, wanted func(Pattern) bool, seen map[Pattern]bool) Pattern {
	if p == nil || seen[p] {
		return nil
	}
	if wanted(p) {
		return p
	}
	seen[p] = true
	left, right := sides(p)
	if found := firstOf(left, wanted, seen); found != nil {
		return found
	}
	return firstOf(right, wanted, seen)
}

// wholeString reports whether a pattern matches a single string.
func wholeString(p Pattern) bool { return is[*Data, *Value](p) || is[*List, *List](p) }

// child reports whether a pattern matches a child of an element.
func child(p Pattern) bool { return wholeString(p) || is[*Element, *Text](p) }
