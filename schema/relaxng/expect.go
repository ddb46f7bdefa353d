package relaxng

import (
	"slices"
)

// next returns the elements that may come next.
func next(t *term) []*term { return collect(t, false) }

// anywhere returns the elements that may come next or later.
func anywhere(t *term) []*term { return collect(t, true) }

func collect(t *term, later bool) []*term {
	c := collector{later: later, done: map[*term]bool{}}
	c.visit(t)
	return c.elements
}

type collector struct {
	later    bool
	done     map[*term]bool
	elements []*term
	text     bool // text of some kind may come too
}

func (c *collector) visit(t *term) {
	if c.done[t] {
		return
	}
	c.done[t] = true
	switch t.kind {
	case elementTerm:
		c.elements = append(c.elements, t)
	case textTerm, dataTerm, valueTerm, listTerm:
		c.text = true
	case groupTerm:
		c.visit(t.parts[0])
		if c.later || t.parts[0].is(nullable) {
			c.visit(t.parts[1])
		}
	case choiceTerm, interleaveTerm, oneOrMoreTerm, afterTerm:
		for _, p := range t.parts {
			c.visit(p)
		}
	}
}

// attributesOf returns the attributes that a start tag may have.
func attributesOf(t *term) []*term {
	var found []*term
	done := map[*term]bool{}
	var visit func(*term)
	visit = func(t *term) {
		if done[t] || !t.is(hasAttributes) {
			return
		}
		done[t] = true
		if t.kind == attributeTerm {
			found = append(found, t)
		}
		for _, p := range t.parts {
			visit(p)
		}
	}
	visit(t)
	return found
}

// A demand finds out which elements, or which attributes, every match of a term
// has.
type demand struct {
	kind termKind // elementTerm or attributeTerm
	done map[*term]wanted
}

// wanted is a set of names, or all names: what no match has, every match has.
type wanted struct {
	all   bool
	names []qname
}

// required returns the names of the elements (or attributes, by kind) that must
// come.
func required(t *term, kind termKind) []qname {
	d := demand{kind, map[*term]wanted{}}
	return d.of(t).names
}

func (d *demand) of(t *term) wanted {
	if w, ok := d.done[t]; ok {
		return w
	}
	w := d.derive(t)
	d.done[t] = w
	return w
}

func (d *demand) derive(t *term) wanted {
	switch t.kind {
	case notAllowedTerm:
		return wanted{all: true}
	case elementTerm, attributeTerm:
		if n, ok := t.names.(*Name); ok && t.kind == d.kind {
			return wanted{names: []qname{{n.Space, n.Local}}}
		}
	case choiceTerm:
		w := wanted{all: true}
		for _, p := range t.parts {
			w = w.and(d.of(p))
		}
		return w
	case groupTerm, interleaveTerm, oneOrMoreTerm, afterTerm:
		var w wanted
		for _, p := range t.parts {
			w = w.or(d.of(p))
		}
		return w
	}
	return wanted{}
}

func (w wanted) and(x wanted) wanted {
	switch {
	case w.all:
		return x
	case x.all:
		return w
	}
	var both []qname
	for _, n := range w.names {
		if slices.Contains(x.names, n) {
			both = append(both, n)
		}
	}
	return wanted{names: both}
}

func (w wanted) or(x wanted) wanted {
	if w.all || x.all {
		return wanted{all: true}
	}
	names := slices.Clone(w.names)
	for _, n := range x.names {
		if !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return wanted{names: names}
}

// namesOf returns the names that terms of elements or attributes list, each once.
func namesOf(terms []*term) []qname {
	var names []qname
	seen := map[qname]bool{}
	for _, t := range terms {
		listed(t.names, func(n *Name) {
			if q := (qname{n.Space, n.Local}); !seen[q] {
				seen[q] = true
				names = append(names, q)
			}
		})
	}
	return names
}
