package relaxng

import "slices"

// A lexicon knows the whole schema: its elements and attributes by name, and which
// elements may stand in which. Only messages need it, so that it is made at the first
// error.
type lexicon struct {
	elements   map[qname][]*Element
	attributes map[qname][]qname // the elements that have an attribute of the name
	parents    map[qname][]qname // the elements that may hold an element of the name
	ids        idTypes
}

// lexicon returns the lexicon of the schema.
func (s *Schema) lexicon() *lexicon {
	s.lexiconOnce.Do(func() { s.lexiconData = newLexicon(s.grammar) })
	return s.lexiconData
}

func newLexicon(g *Grammar) *lexicon {
	l := &lexicon{
		elements:   map[qname][]*Element{},
		attributes: map[qname][]qname{},
		parents:    map[qname][]qname{},
		ids:        newIDTypes(),
	}
	pending := childrenOf(g.Start).elements
	seen := map[*Element]bool{}
	for len(pending) > 0 {
		e := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		if !seen[e] {
			seen[e] = true
			inside := childrenOf(e.Content)
			l.add(e, inside)
			pending = append(pending, inside.elements...)
		}
	}
	l.sort()
	return l
}

// add enters an element with what may stand in it.
func (l *lexicon) add(e *Element, in children) {
	l.ids.add(e, in)
	listed(e.Name, func(n *Name) {
		name := qname{n.Space, n.Local}
		l.elements[name] = append(l.elements[name], e)
		for _, c := range in.elements {
			listed(c.Name, func(n *Name) { enlist(l.parents, qname{n.Space, n.Local}, name) })
		}
		for _, a := range in.attributes {
			listed(a.Name, func(n *Name) { enlist(l.attributes, qname{n.Space, n.Local}, name) })
		}
	})
}

func enlist(lists map[qname][]qname, key, name qname) { lists[key] = append(lists[key], name) }

func (l *lexicon) sort() {
	for _, lists := range []map[qname][]qname{l.attributes, l.parents} {
		for key, names := range lists {
			slices.SortFunc(names, compareNames)
			lists[key] = slices.Compact(names)
		}
	}
}

// children are the elements and attributes of a content model, and its loose data.
type children struct {
	elements   []*Element
	attributes []*Attribute
	data       []Pattern // data and values that stand in no attribute, or not alone in one
}

// childrenOf collects what stands in a pattern, each once.
func childrenOf(p Pattern) children {
	var in children
	seen := map[Pattern]bool{}
	pending := []Pattern{p}
	for len(pending) > 0 {
		last := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		if seen[last] {
			continue
		}
		switch last.(type) {
		case *Empty, *Text, *NotAllowed:
			continue
		}
		seen[last] = true
		pending = in.visit(last, pending)
	}
	return in
}

// visit enters a pattern, and returns pending with its parts.
func (in *children) visit(p Pattern, pending []Pattern) []Pattern {
	switch p := p.(type) {
	case *Choice:
		return append(pending, p.Right, p.Left)
	case *Group:
		return append(pending, p.Right, p.Left)
	case *Interleave:
		return append(pending, p.Right, p.Left)
	case *OneOrMore:
		return append(pending, p.Content)
	case *List:
		return append(pending, p.Content)
	case *Data:
		in.data = append(in.data, p)
	case *Value:
		in.data = append(in.data, p)
	case *Element:
		in.elements = append(in.elements, p)
	case *Attribute:
		in.attributes = append(in.attributes, p)
		if _, data := p.Content.(*Data); !data {
			if _, value := p.Content.(*Value); !value {
				return append(pending, p.Content)
			}
		}
	}
	return pending
}
