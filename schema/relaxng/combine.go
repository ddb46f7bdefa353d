package relaxng

import (
	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/tei/source"
)

// compound simplifies patterns joined by an operator (RELAX NG 4.12 to 4.15).
func (s *simplifier) compound(p *syntax.Compound, sc *grammarScope) Pattern {
	var result Pattern
	switch p.Op {
	case syntax.Choice:
		return s.fold(p.Content, sc, s.choice)
	case syntax.Interleave:
		result = s.fold(p.Content, sc, s.interleave)
	case syntax.Mixed:
		result = s.interleave(s.group(p.Content, sc), s.text)
	case syntax.Optional:
		return s.choice(s.group(p.Content, sc), s.empty)
	case syntax.OneOrMore:
		result = s.oneOrMore(s.group(p.Content, sc))
	case syntax.ZeroOrMore:
		repeated := s.oneOrMore(s.group(p.Content, sc))
		s.place(repeated, p.Span)
		return s.choice(repeated, s.empty)
	case syntax.List:
		result = s.list(s.group(p.Content, sc))
	default:
		result = s.group(p.Content, sc)
	}
	s.place(result, p.Span)
	return result
}

// place remembers where a pattern comes from, if that is not known.
func (s *simplifier) place(p Pattern, from source.Span) {
	switch p.(type) {
	case *Group, *Interleave, *OneOrMore, *List:
		if _, ok := s.spans[p]; !ok {
			s.spans[p] = from
		}
	}
}

// group simplifies patterns that follow one another.
func (s *simplifier) group(ps []syntax.Pattern, sc *grammarScope) Pattern {
	return s.fold(ps, sc, s.follow)
}

// fold joins the patterns two by two, from the left (4.12). Of none, which the
// reader has reported, it makes notAllowed.
func (s *simplifier) fold(ps []syntax.Pattern, sc *grammarScope, join func(l, r Pattern) Pattern) Pattern {
	if len(ps) == 0 {
		return s.notAllowed
	}
	result := s.pattern(ps[0], sc)
	for _, p := range ps[1:] {
		result = join(result, s.pattern(p, sc))
	}
	return result
}

// The makers of compound patterns keep notAllowed and empty in their places (4.20,
// 4.21).

func (s *simplifier) choice(l, r Pattern) Pattern {
	switch {
	case l == Pattern(s.notAllowed):
		return r
	case r == Pattern(s.notAllowed):
		return l
	case r == Pattern(s.empty) && l == r:
		return l
	case r == Pattern(s.empty):
		return &Choice{Left: r, Right: l}
	}
	return &Choice{Left: l, Right: r}
}

func (s *simplifier) follow(l, r Pattern) Pattern {
	if p := s.neutral(l, r); p != nil {
		return p
	}
	return &Group{Left: l, Right: r}
}

func (s *simplifier) interleave(l, r Pattern) Pattern {
	if p := s.neutral(l, r); p != nil {
		return p
	}
	return &Interleave{Left: l, Right: r}
}

// neutral returns what a group or interleave comes to of which one side is notAllowed or
// empty, else nil.
func (s *simplifier) neutral(l, r Pattern) Pattern {
	switch {
	case l == Pattern(s.notAllowed) || r == Pattern(s.notAllowed):
		return s.notAllowed
	case l == Pattern(s.empty):
		return r
	case r == Pattern(s.empty):
		return l
	}
	return nil
}

func (s *simplifier) oneOrMore(p Pattern) Pattern {
	if p == Pattern(s.notAllowed) || p == Pattern(s.empty) {
		return p
	}
	return &OneOrMore{Content: p}
}

func (s *simplifier) list(p Pattern) Pattern {
	if p == Pattern(s.notAllowed) {
		return p
	}
	return &List{Content: p}
}
