package syntax

import "github.com/siglum/siglum/tei/xmltext"

// components reads the content of a grammar, div or include. An include may stand in
// it only if includes is set.
func (x *xmlReader) components(s *start, includes bool) []Component {
	var content []Component
	x.children(s, func(ev *xmltext.Event) {
		if c := x.component(ev, s.context, includes); c != nil {
			content = append(content, c)
		}
		x.leaf = nil
	})
	return content
}

// component reads a component of a grammar. It returns nil if the element is none.
func (x *xmlReader) component(ev *xmltext.Event, c context, includes bool) Component {
	s := x.open(ev, c)
	defer x.close(s)
	if s == nil || s.role&asComponent == 0 || s.local == "include" && !includes {
		x.notComponent(s)
		x.skip()
		return nil
	}
	switch s.local {
	case "div":
		content := x.components(s, includes)
		return &Div{Node: s.node(), Content: content}
	case "include":
		x.checkHref(s)
		content := x.components(s, false)
		return &Include{Node: s.node(), Href: resolve(s.base, s.href.text), NS: s.ns, Content: content}
	}
	return x.define(s)
}

// define reads a define or start.
func (x *xmlReader) define(s *start) Component {
	d := &Define{Name: s.name.text, Combine: x.combine(s)}
	if s.local == "define" {
		x.checkNCName(s, attrName)
	}
	d.Content = x.patterns(s)
	if s.local == "start" && len(d.Content) > 1 {
		x.manyPatterns(s, d.Content[1])
	}
	d.Node = s.node()
	return d
}

func (x *xmlReader) combine(s *start) Combine {
	switch {
	case !s.has(attrCombine):
		return NoCombine
	case s.combine.text == "choice":
		return CombineChoice
	case s.combine.text != "interleave":
		x.badCombine(s)
	}
	return CombineInterleave
}
