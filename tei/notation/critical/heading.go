package critical

import "strings"

// A room is an element whose content is read block by block.
type room struct {
	*Element
	sections []section // divisions that headings opened, outermost first
	opening  int       // how many children may stand before the heading of the element
	level    int       // of the heading of the element; 0 if it has none
	first    int       // the index of that heading
	last     int       // the level of the heading that was read last
	next     int       // where the line begins that follows it
}

// A section is a division that a heading opened.
type section struct {
	level int
	div   *Element
}

// target returns the element that takes the next block.
func (r *room) target() *Element {
	if n := len(r.sections); n > 0 {
		return r.sections[n-1].div
	}
	return r.Element
}

// opensHead reports whether a heading after the children so far is that of the element.
func (r *room) opensHead() bool {
	for r.opening < len(r.Children) && mayOpen(r.Children[r.opening]) {
		r.opening++
	}
	return r.opening == len(r.Children)
}

// beforeHead are the elements that may stand before the heading of a division.
var beforeHead = names("head pb cb gb lb fw milestone anchor teiHeader")

// mayOpen reports whether a node may stand before the heading of its parent.
func mayOpen(n Node) bool {
	e, ok := n.(*Element)
	return !ok || beforeHead()[e.Name]
}

// heading reads a heading: that of the element, if it is the first in it; a further line of the one before, if it
// stands right below that and has its level; else that of a new division, which lasts until the next heading of
// its level or above.
func (p *parser) heading(r *room, at, lineEnd int) {
	m := heading().FindStringSubmatch(p.text[at:lineEnd])
	level := len(m[2])
	head := p.textBlock("head", at+len(m[1]), at+len(strings.TrimRight(p.text[at:lineEnd], white)))
	head.Span = p.span(at, lineEnd)
	p.readsBy(ruleHeading, head, "heading", m[2]+" Heading", "")
	isFurther := r.last == level && r.next == at
	r.last, r.next = level, lineEnd+1
	switch {
	case isFurther:
		r.target().add(head)
		return
	case len(r.sections) == 0 && r.level == 0 && r.opensHead():
		r.level, r.first = level, len(r.Children)
		r.add(head)
		return
	}
	if level <= r.level {
		p.divide(r)
	}
	for n := len(r.sections); n > 0 && r.sections[n-1].level >= level; n-- {
		r.sections = r.sections[:n-1]
	}
	div := p.division(head, m[2])
	r.target().add(div)
	r.sections = append(r.sections, section{level, div})
	div.add(head)
}

// divide makes a division of what the first heading of an element opened, since another of its level or above
// follows: they stand beside each other.
func (p *parser) divide(r *room) {
	div := p.division(r.Children[r.first].(*Element), strings.Repeat("#", r.level))
	div.Children = append(div.Children, r.Children[r.first:]...)
	r.Children = append(r.Children[:r.first], div)
	r.sections, r.level = nil, 0
	r.opening = 0
}

// division makes a division that a heading opens.
func (p *parser) division(head *Element, sign string) *Element {
	div := &Element{Name: "div", Span: head.Span}
	p.readsBy(ruleHeading, div, "division, which the heading opens", sign+" Heading", "")
	return div
}
