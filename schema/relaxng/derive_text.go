package relaxng

// A textWay is one way to go on at text: if the text is what leaf says, rest
// remains. A leaf is text, data, value or list.
type textWay struct {
	leaf *term
	rest *term
}

// textWays returns the ways to go on with text.
func (p *pool) textWays(t *term) []textWay { return (&texter{pool: p}).ways(t) }

type texter struct {
	*pool
	done map[*term][]textWay
}

func (x *texter) ways(t *term) []textWay {
	if t.size < memoSize {
		return x.derive(t)
	}
	if ways, ok := x.done[t]; ok {
		return ways
	}
	if x.done == nil {
		x.done = map[*term][]textWay{}
	}
	ways := x.derive(t)
	x.done[t] = ways
	return ways
}

func (x *texter) derive(t *term) []textWay {
	switch t.kind {
	case textTerm:
		return []textWay{{t, t}}
	case dataTerm, valueTerm, listTerm:
		return []textWay{{t, x.empty}}
	case choiceTerm:
		var ways []textWay
		for _, a := range t.parts {
			ways = append(ways, x.ways(a)...)
		}
		return ways
	case groupTerm:
		return x.deriveGroup(t.parts[0], t.parts[1])
	case interleaveTerm:
		return x.deriveInterleave(t)
	case oneOrMoreTerm:
		return x.continued(t.parts[0], func(rest *term) *term { return x.group(rest, x.optional(t)) })
	case afterTerm:
		return x.continued(t.parts[0], func(rest *term) *term { return x.after(rest, t.mark) })
	}
	return nil
}

func (x *texter) deriveGroup(head, tail *term) []textWay {
	ways := x.continued(head, func(rest *term) *term { return x.group(rest, tail) })
	if head.is(nullable) {
		ways = append(ways, x.ways(tail)...)
	}
	return distinctWays(ways)
}

func (x *texter) deriveInterleave(t *term) []textWay {
	var ways []textWay
	for i, operand := range t.parts {
		others := without(t.parts, i)
		ways = append(ways, x.continued(operand, func(rest *term) *term {
			return x.interleave(append(others[:len(others):len(others)], rest)...)
		})...)
	}
	return ways
}

// continued returns the ways of t with rest put into what surrounds it.
func (x *texter) continued(t *term, around func(rest *term) *term) []textWay {
	inner := x.ways(t)
	ways := make([]textWay, len(inner))
	for i, w := range inner {
		ways[i] = textWay{w.leaf, around(w.rest)}
	}
	return ways
}

func distinctWays(ways []textWay) []textWay {
	seen := make(map[textWay]bool, len(ways))
	kept := ways[:0]
	for _, w := range ways {
		if !seen[w] {
			seen[w] = true
			kept = append(kept, w)
		}
	}
	return kept
}
