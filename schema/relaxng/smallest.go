package relaxng

import "strings"

// smallest writes the smallest element that a pattern allows, with no text and no
// attributes, and reports whether there is one. Open are the patterns that it
// stands in already.
func (v *Validator) smallest(element *term, name qname, open map[*term]bool) (string, bool) {
	if open[element] || len(open) > 8 {
		return "", false
	}
	open[element] = true
	defer delete(open, element)
	inside, ok := v.fill(v.machine.contentOf(element), open)
	written := v.written(name)
	if inside == "" {
		return "<" + written + "/>", ok
	}
	return "<" + written + ">" + inside + "</" + written + ">", ok
}

// contentOf returns the content of an element that has no attributes.
func (a *automaton) contentOf(element *term) *term {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.pool.closeTag(a.pool.inside(element), a.pool.notAllowed)
}

// fill writes the least that a content model requires.
func (v *Validator) fill(t *term, open map[*term]bool) (string, bool) {
	if t.is(nullable) {
		return "", true
	}
	switch t.kind {
	case elementTerm:
		if n, ok := t.names.(*Name); ok {
			return v.smallest(t, qname{n.Space, n.Local}, open)
		}
	case groupTerm, interleaveTerm, oneOrMoreTerm:
		var b strings.Builder
		for _, p := range t.parts {
			part, ok := v.fill(p, open)
			if !ok {
				return "", false
			}
			b.WriteString(part)
		}
		return b.String(), true
	case choiceTerm:
		return v.fillOne(t, open)
	}
	return "", false
}

// fillOne fills the alternative that begins with the simplest element.
func (v *Validator) fillOne(t *term, open map[*term]bool) (string, bool) {
	for _, n := range v.simplest(namesOf(next(t))) {
		for _, p := range t.parts {
			if v.elementOf(p, n) == nil {
				continue
			}
			if s, ok := v.fill(v.beginning(p, n), open); ok {
				return s, true
			}
		}
	}
	return "", false
}

// beginning narrows nested choices to an element of a name, where t is one.
func (v *Validator) beginning(t *term, name qname) *term {
	if t.kind == oneOrMoreTerm && t.parts[0].kind == choiceTerm || t.kind == choiceTerm {
		if e := v.elementOf(t, name); e != nil {
			return e
		}
	}
	return t
}
