package syntax

import "github.com/siglum/siglum/tei/xmltext"

// pattern reads a pattern. It returns nil if the element is none.
func (x *xmlReader) pattern(ev *xmltext.Event, c context) Pattern {
	s := x.open(ev, c)
	defer x.close(s)
	if s == nil || s.role&asPattern == 0 {
		x.notPattern(s)
		x.skip()
		return nil
	}
	p := x.patternOf(s)
	x.leaf = nil
	if v, ok := p.(*Value); ok {
		x.leaf = &v.Node
	}
	return p
}

func (x *xmlReader) patternOf(s *start) Pattern {
	if s.op != 0 {
		content := x.patterns(s)
		return &Compound{Node: s.node(), Op: s.op, Content: content}
	}
	switch s.local {
	case "element":
		return x.element(s)
	case "attribute":
		return x.attributePattern(s)
	case "data":
		return x.data(s)
	case "value":
		return x.value(s)
	case "grammar":
		content := x.components(s, true)
		return &Grammar{Node: s.node(), Content: content}
	}
	x.empty(s)
	switch s.local {
	case "ref", "parentRef":
		x.checkNCName(s, attrName)
		return &Ref{Node: s.node(), Name: s.name.text, Parent: s.local == "parentRef"}
	case "empty":
		return &Empty{s.node()}
	case "text":
		return &Text{s.node()}
	case "externalRef":
		x.checkHref(s)
		return &ExternalRef{Node: s.node(), Href: resolve(s.base, s.href.text), NS: s.ns}
	}
	return &NotAllowed{s.node()}
}

// patterns reads the content of s, one pattern or more.
func (x *xmlReader) patterns(s *start) []Pattern {
	var content []Pattern
	x.children(s, func(ev *xmltext.Event) {
		if p := x.pattern(ev, s.context); p != nil {
			content = append(content, p)
		}
	})
	if len(content) == 0 {
		x.needsPattern(s)
	}
	return content
}

func (x *xmlReader) element(s *start) Pattern {
	name, content := x.named(s)
	if len(content) == 0 && name != nil {
		s.filled = s.filled && s.has(attrName) // else the name class filled it
		x.needsPattern(s)
	}
	return &Element{Node: s.node(), Name: name, Content: content}
}

func (x *xmlReader) attributePattern(s *start) Pattern {
	name, content := x.named(s)
	if len(content) > 1 {
		x.manyPatterns(s, content[1])
	}
	return &Attribute{Node: s.node(), Name: name, Content: content}
}

// named reads the content of an element or attribute: a name class, if the tag has
// no name attribute, and patterns.
func (x *xmlReader) named(s *start) (name NameClass, content []Pattern) {
	classed := s.has(attrName)
	if classed {
		name = x.nameAttribute(s)
	}
	x.children(s, func(ev *xmltext.Event) {
		if !classed {
			classed = true
			if beginsNameClass(ev) {
				name = x.nameClass(ev, s.context)
				return
			}
			x.needsName(s)
		}
		if p := x.pattern(ev, s.context); p != nil {
			content = append(content, p)
		}
	})
	if !classed {
		x.needsName(s)
	}
	return name, content
}

// beginsNameClass reports whether an element is to be read as a name class where one is
// expected: it is one, or nothing that could stand there instead.
func beginsNameClass(ev *xmltext.Event) bool {
	role := constructs[ev.Name.Local].role
	return role&asNameClass != 0 || role&asPattern == 0
}

func (x *xmlReader) value(s *start) Pattern {
	v := &Value{Type: "token", NS: s.ns, Scope: s.scope}
	if s.has(attrType) {
		x.checkNCName(s, attrType)
		v.Library, v.Type = s.library, s.typ.text
	}
	v.Text = x.text(s)
	v.Node = s.node()
	return v
}

func (x *xmlReader) data(s *start) Pattern {
	x.checkNCName(s, attrType)
	d := &Data{Library: s.library, Type: s.typ.text}
	excepted := false
	x.children(s, func(ev *xmltext.Event) {
		t := x.open(ev, s.context)
		defer x.close(t)
		switch {
		case t != nil && t.local == "param" && !excepted:
			x.param(t, d)
		case t != nil && t.local == "except" && !excepted:
			excepted = true
			d.Except = x.patterns(t)
		default:
			x.notDetail(t, excepted)
			x.skip()
		}
	})
	d.Node = s.node()
	return d
}

func (x *xmlReader) param(s *start, d *Data) {
	x.checkNCName(s, attrName)
	text := x.text(s)
	d.Params = append(d.Params, Param{Node: s.node(), Name: s.name.text, Value: text})
	x.leaf = &d.Params[len(d.Params)-1].Node
}
