package relaxng

import "github.com/siglum/siglum/schema/datatype"

// compile returns the term of a pattern. Each pattern is compiled once.
func (p *pool) compile(source Pattern) *term {
	if t := p.compiled[source]; t != nil {
		return t
	}
	t := p.compileNew(source)
	p.compiled[source] = t
	return t
}

func (p *pool) compileNew(source Pattern) *term {
	switch s := source.(type) {
	case *Empty:
		return p.empty
	case *Text:
		return p.text
	case *Choice:
		return p.choice(p.alternatives(s)...)
	case *Interleave:
		return p.interleave(p.operands(s)...)
	case *Group:
		return p.compileGroup(s)
	case *OneOrMore:
		return p.oneOrMore(p.compile(s.Content))
	case *List:
		return p.list(p.compile(s.Content))
	case *Data:
		return p.leaf(term{kind: dataTerm, source: s})
	case *Value:
		return p.leaf(term{kind: valueTerm, source: s})
	case *Attribute:
		return p.compileAttribute(s)
	case *Element:
		return p.leaf(term{kind: elementTerm, source: s, names: s.Name})
	}
	return p.notAllowed
}

// alternatives compiles the alternatives of nested choices at once: one choice of
// n alternatives, not n choices that grow.
func (p *pool) alternatives(top *Choice) []*term {
	var terms []*term
	seen := map[*Choice]bool{}
	pending := []Pattern{top}
	for len(pending) > 0 {
		last := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		c, ok := last.(*Choice)
		switch {
		case !ok || p.compiled[last] != nil:
			terms = append(terms, p.compile(last))
		case !seen[c]:
			seen[c] = true
			pending = append(pending, c.Right, c.Left)
		}
	}
	return terms
}

// operands compiles the operands of interleaves nested to the left, as readers
// of schemas make them.
func (p *pool) operands(s *Interleave) []*term {
	var terms []*term
	for {
		terms = append(terms, p.compile(s.Right))
		left, ok := s.Left.(*Interleave)
		if !ok {
			return append(terms, p.compile(s.Left))
		}
		s = left
	}
}

// compileGroup turns groups nested to the left into groups nested to the right, of
// which derivatives take the first member off without rebuilding the others.
func (p *pool) compileGroup(s *Group) *term {
	tail := p.compile(s.Right)
	for {
		left, ok := s.Left.(*Group)
		if !ok {
			return p.group(p.compile(s.Left), tail)
		}
		s = left
		tail = p.group(p.compile(s.Right), tail)
	}
}

func (p *pool) compileAttribute(s *Attribute) *term {
	c := p.compile(s.Content)
	if c == p.notAllowed {
		return c
	}
	return p.leaf(term{kind: attributeTerm, source: s, names: s.Name, content: c, idKind: idKindOf(s.Content)})
}

// inside returns the term of an element's content.
func (p *pool) inside(element *term) *term {
	if element.content == nil {
		element.content = p.compile(element.source.(*Element).Content)
	}
	return element.content
}

// idKindOf returns what an attribute's values mean to DTD Compatibility: only a
// datatype that is the whole content of the attribute counts (section 5).
func idKindOf(content Pattern) datatype.IDKind {
	switch c := content.(type) {
	case *Data:
		return c.Type.IDKind()
	case *Value:
		return c.Type.IDKind()
	}
	return datatype.NoID
}
