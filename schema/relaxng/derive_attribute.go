package relaxng

// An attributeWay is one way to go on at an attribute: if its value is that of
// the attribute, rest remains.
type attributeWay struct {
	attribute *term
	rest      *term
}

// attributeWays returns the ways to go on with an attribute of a name.
func (p *pool) attributeWays(t *term, name qname) []attributeWay {
	if !t.is(hasAttributes) {
		return nil
	}
	switch t.kind {
	case attributeTerm:
		if contains(t.names, name.space, name.local) {
			return []attributeWay{{t, p.empty}}
		}
	case choiceTerm:
		var ways []attributeWay
		for _, a := range t.parts {
			ways = p.joinWays(ways, p.attributeWays(a, name))
		}
		return ways
	case groupTerm:
		return p.groupAttributeWays(t.parts[0], t.parts[1], name)
	case interleaveTerm:
		return p.interleaveAttributeWays(t, name)
	case oneOrMoreTerm:
		return mapWays(p.attributeWays(t.parts[0], name), func(rest *term) *term { return p.group(rest, p.optional(t)) })
	case afterTerm:
		return mapWays(p.attributeWays(t.parts[0], name), func(rest *term) *term { return p.after(rest, t.mark) })
	}
	return nil
}

func (p *pool) groupAttributeWays(head, tail *term, name qname) []attributeWay {
	ways := mapWays(p.attributeWays(head, name), func(rest *term) *term { return p.group(rest, tail) })
	return p.joinWays(ways, mapWays(p.attributeWays(tail, name), func(rest *term) *term { return p.group(head, rest) }))
}

func (p *pool) interleaveAttributeWays(t *term, name qname) []attributeWay {
	var ways []attributeWay
	for i, operand := range t.parts {
		found := p.attributeWays(operand, name)
		if len(found) == 0 {
			continue
		}
		others := without(t.parts, i)
		ways = p.joinWays(ways, mapWays(found, func(rest *term) *term {
			return p.interleave(append(others[:len(others):len(others)], rest)...)
		}))
	}
	return ways
}

func mapWays(ways []attributeWay, around func(rest *term) *term) []attributeWay {
	for i := range ways {
		ways[i].rest = around(ways[i].rest)
	}
	return ways
}

func (p *pool) joinWays(ways, more []attributeWay) []attributeWay {
	for _, m := range more {
		known := false
		for i := range ways {
			if ways[i].attribute == m.attribute {
				ways[i].rest = p.choice(ways[i].rest, m.rest)
				known = true
				break
			}
		}
		if !known {
			ways = append(ways, m)
		}
	}
	return ways
}

// closeTag returns what remains at the end of a start tag: attributes that have
// not come are put in the place of absent, which is notAllowed, or empty to go on
// as if they had been there.
func (p *pool) closeTag(t, absent *term) *term {
	return (&tagCloser{pool: p, absent: absent}).close(t)
}

type tagCloser struct {
	*pool
	absent *term
	done   map[*term]*term
}

func (c *tagCloser) close(t *term) *term {
	if !t.is(hasAttributes) {
		return t
	}
	if t.size < memoSize {
		return c.derive(t)
	}
	if closed := c.done[t]; closed != nil {
		return closed
	}
	if c.done == nil {
		c.done = map[*term]*term{}
	}
	closed := c.derive(t)
	c.done[t] = closed
	return closed
}

func (c *tagCloser) derive(t *term) *term {
	switch t.kind {
	case attributeTerm:
		return c.absent
	case choiceTerm:
		return c.choice(c.closeAll(t.parts)...)
	case groupTerm:
		return c.group(c.close(t.parts[0]), c.close(t.parts[1]))
	case interleaveTerm:
		return c.interleave(c.closeAll(t.parts)...)
	case oneOrMoreTerm:
		return c.oneOrMore(c.close(t.parts[0]))
	case afterTerm:
		return c.after(c.close(t.parts[0]), t.mark)
	}
	return t
}

func (c *tagCloser) closeAll(terms []*term) []*term {
	closed := make([]*term, len(terms))
	for i, t := range terms {
		closed[i] = c.close(t)
	}
	return closed
}
