package relaxng

import (
	"errors"
	"strings"

	"github.com/siglum/siglum/tei/xmltext"
)

// A naive validator computes derivatives as James Clark's "An algorithm for RELAX NG
// validation" defines them, on the patterns of the simple form, with nothing interned,
// remembered or recovered. It is slow, small, and shares no code with the automaton.
type naive struct {
	context scope
	steps   int
}

// naiveAfter is the pattern After of the algorithm.
type naiveAfter struct{ Left, Right Pattern }

func (*naiveAfter) isPattern() {}

// A naiveNode is an element or, if it has no name, a text.
type naiveNode struct {
	name       Name
	attributes []xmltext.Attr
	children   []naiveNode
	text       string
}

var errTooLong = errors.New("the naive validator gives up")

func (n *naive) valid(start Pattern, root naiveNode) (valid bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			if r != errTooLong {
				panic(r)
			}
			err = errTooLong
		}
	}()
	return n.nullable(n.child(start, root)), nil
}

func (n *naive) step() {
	if n.steps++; n.steps > 200_000 {
		panic(errTooLong)
	}
}

func (n *naive) choice(a, b Pattern) Pattern {
	n.step()
	if is[*NotAllowed, *NotAllowed](a) {
		return b
	}
	if is[*NotAllowed, *NotAllowed](b) {
		return a
	}
	return &Choice{a, b}
}

func (n *naive) join(a, b Pattern, make func(a, b Pattern) Pattern) Pattern {
	n.step()
	if is[*NotAllowed, *NotAllowed](a) || is[*NotAllowed, *NotAllowed](b) {
		return &NotAllowed{}
	}
	return make(a, b)
}

func (n *naive) group(a, b Pattern) Pattern {
	if is[*Empty, *Empty](a) {
		return b
	}
	return n.join(a, b, func(a, b Pattern) Pattern { return &Group{a, b} })
}

func (n *naive) interleave(a, b Pattern) Pattern {
	return n.join(a, b, func(a, b Pattern) Pattern { return &Interleave{a, b} })
}

func (n *naive) after(a, b Pattern) Pattern {
	return n.join(a, b, func(a, b Pattern) Pattern { return &naiveAfter{a, b} })
}

func (n *naive) nullable(p Pattern) bool {
	n.step()
	switch p := p.(type) {
	case *Empty, *Text:
		return true
	case *Choice:
		return n.nullable(p.Left) || n.nullable(p.Right)
	case *Group:
		return n.nullable(p.Left) && n.nullable(p.Right)
	case *Interleave:
		return n.nullable(p.Left) && n.nullable(p.Right)
	case *OneOrMore:
		return n.nullable(p.Content)
	}
	return false
}

func (n *naive) child(p Pattern, c naiveNode) Pattern {
	if c.name.Local == "" {
		return n.text(p, c.text)
	}
	p = n.open(p, c.name)
	for _, a := range c.attributes {
		p = n.attribute(p, a)
	}
	return n.end(n.children(n.close(p), c.children))
}

func (n *naive) children(p Pattern, children []naiveNode) Pattern {
	if len(children) == 0 {
		children = []naiveNode{{}}
	}
	if len(children) == 1 && children[0].name.Local == "" {
		typed := n.text(p, children[0].text)
		if isBlank(children[0].text) {
			return n.choice(p, typed)
		}
		return typed
	}
	for _, c := range children {
		if c.name.Local != "" || !isBlank(c.text) {
			p = n.child(p, c)
		}
	}
	return p
}

func (n *naive) text(p Pattern, s string) Pattern {
	n.step()
	switch p := p.(type) {
	case *Choice:
		return n.choice(n.text(p.Left, s), n.text(p.Right, s))
	case *Interleave:
		return n.choice(n.interleave(n.text(p.Left, s), p.Right), n.interleave(p.Left, n.text(p.Right, s)))
	case *Group:
		x := n.group(n.text(p.Left, s), p.Right)
		if n.nullable(p.Left) {
			return n.choice(x, n.text(p.Right, s))
		}
		return x
	case *naiveAfter:
		return n.after(n.text(p.Left, s), p.Right)
	case *OneOrMore:
		return n.group(n.text(p.Content, s), n.choice(p, &Empty{}))
	case *Text:
		return p
	case *Value:
		if v, err := p.Type.Value(s, &n.context); err == nil && p.Type.Equal(v, p.Value) {
			return &Empty{}
		}
	case *Data:
		if p.Type.Check(s, &n.context) == nil && (p.Except == nil || !n.nullable(n.text(p.Except, s))) {
			return &Empty{}
		}
	case *List:
		var rest Pattern = p.Content
		for _, word := range strings.Fields(s) {
			rest = n.text(rest, word)
		}
		if n.nullable(rest) {
			return &Empty{}
		}
	}
	return &NotAllowed{}
}

func (n *naive) open(p Pattern, name Name) Pattern {
	n.step()
	switch p := p.(type) {
	case *Choice:
		return n.choice(n.open(p.Left, name), n.open(p.Right, name))
	case *Element:
		if contains(p.Name, name.Space, name.Local) {
			return n.after(p.Content, &Empty{})
		}
	case *Interleave:
		return n.choice(
			n.applyAfter(n.open(p.Left, name), func(rest Pattern) Pattern { return n.interleave(rest, p.Right) }),
			n.applyAfter(n.open(p.Right, name), func(rest Pattern) Pattern { return n.interleave(p.Left, rest) }))
	case *OneOrMore:
		return n.applyAfter(n.open(p.Content, name), func(rest Pattern) Pattern { return n.group(rest, n.choice(p, &Empty{})) })
	case *Group:
		x := n.applyAfter(n.open(p.Left, name), func(rest Pattern) Pattern { return n.group(rest, p.Right) })
		if n.nullable(p.Left) {
			return n.choice(x, n.open(p.Right, name))
		}
		return x
	case *naiveAfter:
		return n.applyAfter(n.open(p.Left, name), func(rest Pattern) Pattern { return n.after(rest, p.Right) })
	}
	return &NotAllowed{}
}

func (n *naive) applyAfter(p Pattern, f func(Pattern) Pattern) Pattern {
	n.step()
	switch p := p.(type) {
	case *naiveAfter:
		return n.after(p.Left, f(p.Right))
	case *Choice:
		return n.choice(n.applyAfter(p.Left, f), n.applyAfter(p.Right, f))
	}
	return &NotAllowed{}
}

func (n *naive) attribute(p Pattern, a xmltext.Attr) Pattern {
	n.step()
	switch p := p.(type) {
	case *naiveAfter:
		return n.after(n.attribute(p.Left, a), p.Right)
	case *Choice:
		return n.choice(n.attribute(p.Left, a), n.attribute(p.Right, a))
	case *Group:
		return n.choice(n.group(n.attribute(p.Left, a), p.Right), n.group(p.Left, n.attribute(p.Right, a)))
	case *Interleave:
		return n.choice(n.interleave(n.attribute(p.Left, a), p.Right), n.interleave(p.Left, n.attribute(p.Right, a)))
	case *OneOrMore:
		return n.group(n.attribute(p.Content, a), n.choice(p, &Empty{}))
	case *Attribute:
		if contains(p.Name, a.Name.Space, a.Name.Local) &&
			(n.nullable(p.Content) && isBlank(a.Value) || n.nullable(n.text(p.Content, a.Value))) {
			return &Empty{}
		}
	}
	return &NotAllowed{}
}

func (n *naive) close(p Pattern) Pattern {
	n.step()
	switch p := p.(type) {
	case *naiveAfter:
		return n.after(n.close(p.Left), p.Right)
	case *Choice:
		return n.choice(n.close(p.Left), n.close(p.Right))
	case *Group:
		return n.group(n.close(p.Left), n.close(p.Right))
	case *Interleave:
		return n.interleave(n.close(p.Left), n.close(p.Right))
	case *OneOrMore:
		content := n.close(p.Content)
		if is[*NotAllowed, *NotAllowed](content) {
			return content
		}
		return &OneOrMore{content}
	case *Attribute:
		return &NotAllowed{}
	}
	return p
}

func (n *naive) end(p Pattern) Pattern {
	n.step()
	switch p := p.(type) {
	case *Choice:
		return n.choice(n.end(p.Left), n.end(p.Right))
	case *naiveAfter:
		if n.nullable(p.Left) {
			return p.Right
		}
	}
	return &NotAllowed{}
}
