package relaxng

// An opening is one way to go on at a start tag: into an element, after which rest
// remains.
type opening struct {
	element *term
	rest    *term
	skipped []*term // what was required before the element and is not there
}

// An opener finds the openings of a term for one name (the start tag derivative of
// Clark's algorithm, with the element and what remains after it kept apart, so
// that the inside of an element does not depend on where it stands).
type opener struct {
	*pool
	name qname
	skip bool // also look behind what is required but missing
	done map[*term][]opening
}

// openings returns the ways to go on with a start tag, each element once.
func (p *pool) openings(t *term, name qname) []opening {
	return (&opener{pool: p, name: name}).open(t)
}

// openingsPastMissing is like openings, but goes on as if what is required before
// the element were there.
func (p *pool) openingsPastMissing(t *term, name qname) []opening {
	return (&opener{pool: p, name: name, skip: true}).open(t)
}

// memoSize is the size from which terms may share so much that looking at each of
// their parts only once matters.
const memoSize = 1 << 10

func (o *opener) open(t *term) []opening {
	if t.size < memoSize {
		return o.derive(t)
	}
	if found, ok := o.done[t]; ok {
		return found
	}
	if o.done == nil {
		o.done = map[*term][]opening{}
	}
	found := o.derive(t)
	o.done[t] = found
	return found
}

func (o *opener) derive(t *term) []opening {
	switch t.kind {
	case elementTerm:
		if contains(t.names, o.name.space, o.name.local) {
			return []opening{{element: t, rest: o.empty}}
		}
	case choiceTerm:
		var found []opening
		for _, a := range t.parts {
			found = append(found, o.open(a)...)
		}
		return o.combined(found)
	case groupTerm:
		return o.deriveGroup(t.parts[0], t.parts[1])
	case interleaveTerm:
		return o.deriveInterleave(t)
	case oneOrMoreTerm:
		return o.continued(o.open(t.parts[0]), func(rest *term) *term { return o.group(rest, o.optional(t)) })
	case afterTerm:
		return o.continued(o.open(t.parts[0]), func(rest *term) *term { return o.after(rest, t.mark) })
	}
	return nil
}

func (o *opener) deriveGroup(head, tail *term) []opening {
	found := o.continued(o.open(head), func(rest *term) *term { return o.group(rest, tail) })
	switch {
	case head.is(nullable):
		found = o.combined(append(found, o.open(tail)...))
	case o.skip && len(found) == 0:
		found = o.past(head, o.open(tail))
	}
	return found
}

func (o *opener) deriveInterleave(t *term) []opening {
	var found []opening
	for i, operand := range t.parts {
		opened := o.open(operand)
		if len(opened) == 0 {
			continue
		}
		others := without(t.parts, i)
		found = append(found, o.continued(opened, func(rest *term) *term {
			return o.interleave(append(others[:len(others):len(others)], rest)...)
		})...)
	}
	return o.combined(found)
}

// without returns the terms less the one at i.
func without(terms []*term, i int) []*term {
	others := make([]*term, 0, len(terms))
	return append(append(others, terms[:i]...), terms[i+1:]...)
}

// continued returns the openings with rest put into what surrounds it.
func (o *opener) continued(openings []opening, around func(rest *term) *term) []opening {
	found := make([]opening, len(openings))
	for i, n := range openings {
		n.rest = around(n.rest)
		found[i] = n
	}
	return found
}

// past notes in openings that something required before them is missing.
func (o *opener) past(missing *term, openings []opening) []opening {
	found := make([]opening, len(openings))
	for i, n := range openings {
		n.skipped = append([]*term{missing}, n.skipped...)
		found[i] = n
	}
	return found
}

// combined returns the openings with each element once: what remains after it by
// several ways is one choice.
func (o *opener) combined(openings []opening) []opening {
	if len(openings) < 2 {
		return openings
	}
	var combined []opening
	rests := map[*term][]*term{}
	for _, n := range openings {
		if rests[n.element] == nil {
			combined = append(combined, n)
		}
		rests[n.element] = append(rests[n.element], n.rest)
	}
	for i := range combined {
		if r := rests[combined[i].element]; len(r) > 1 {
			combined[i].rest = o.choice(r...)
		}
	}
	return combined
}
