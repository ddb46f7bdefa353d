package syntax

import (
	"github.com/siglum/siglum/tei/source"
)

// A particle is a pattern with what its writing says of the place where it may stand.
type particle struct {
	pattern  Pattern
	except   bool         // data with an exception, which stands alone or in parentheses
	trailing *source.Span // an annotation that comes after it in what holds it
}

var compactOperators = map[string]Op{",": Group, "|": Choice, "&": Interleave}

var repetitions = map[string]Op{"?": Optional, "*": ZeroOrMore, "+": OneOrMore}

// pattern reads a pattern with its operators.
func (c *compactReader) pattern() Pattern { return c.particles().pattern }

// within reads a pattern that stands in a node. Documentation that follows a part of
// the pattern is the node's.
func (c *compactReader) within(n *Node, read func() Pattern) Pattern {
	outer := c.following
	c.following = &n.Documentation
	defer func() { c.following = outer }()
	return read()
}

// braced reads a pattern in braces; what names the construct for messages.
func (c *compactReader) braced(n *Node, what string) Pattern {
	c.expect("{", "after "+what)
	if c.peek().is("}") {
		c.fail(c.peek(), "if "+what+" is to hold nothing, write { empty }", "%s holds no pattern", what)
	}
	p := c.within(n, c.pattern)
	if !c.peek().is("}") {
		c.afterPattern(p)
	}
	c.take()
	return p
}

// particles reads particles joined by one operator.
func (c *compactReader) particles() particle {
	defer c.enter()()
	first := c.particle()
	op, joined := compactOperators[c.peek().text]
	if !joined || c.peek().kind != tokenSymbol {
		return first
	}
	c.checkOperand(first)
	operator := c.take()
	all := []Pattern{first.pattern}
	for {
		next := c.particle()
		c.checkOperand(next)
		all = append(all, next.pattern)
		if !c.accept(operator.text) {
			break
		}
	}
	if t := c.peek(); t.kind == tokenSymbol && compactOperators[t.text] != 0 {
		c.fail(t, "put parentheses around what belongs together: (a "+operator.text+" b) "+t.text+" c",
			"%s and %s are mixed, and neither binds stronger", quoted(operator.text), quoted(t.text))
	}
	return particle{pattern: &Compound{Node: Node{Span: c.span(operator)}, Op: op, Content: all}}
}

// checkOperand reports an exception that another operator follows or precedes, in which it is not
// told what belongs together.
func (c *compactReader) checkOperand(p particle) {
	if p.except {
		c.report(p.pattern.At(), CodeSyntax, `put parentheses around it: (string - "a")`,
			"a datatype with an exception is joined to something without parentheses")
	}
}

// particle reads a primary pattern, perhaps repeated, with its annotations.
func (c *compactReader) particle() particle {
	p := c.primaryOrParentheses(true)
	c.followAnnotations(&p)
	t := c.peek()
	op := repetitions[t.text]
	if op == 0 || t.kind != tokenSymbol {
		return p
	}
	c.checkOperand(p)
	c.take()
	p = particle{pattern: &Compound{Node: Node{Span: c.span(t)}, Op: op, Content: []Pattern{p.pattern}}}
	c.followAnnotations(&p)
	if again := c.peek(); again.kind == tokenSymbol && repetitions[again.text] != 0 {
		c.fail(again, "put parentheses around the first: ("+"…"+t.text+")"+again.text, "%s and %s follow each other", quoted(t.text), quoted(again.text))
	}
	return p
}

// primaryOrParentheses reads annotations and what they annotate. An exception may
// follow a datatype only if excepts is set.
func (c *compactReader) primaryOrParentheses(excepts bool) particle {
	a := c.annotations()
	if !c.peek().is("(") {
		return c.primary(a, excepts)
	}
	open := c.take()
	p := c.particles()
	if !c.peek().is(")") {
		if t := c.peek(); t.kind == tokenEnd || t.is("}") {
			c.fail(open, "put the ) where it belongs", "the parenthesis ( is never closed")
		}
		c.afterPattern(p.pattern)
	}
	c.take()
	c.annotate(&p, a)
	p.except = false
	return p
}

// annotate adds annotations to a pattern in parentheses.
func (c *compactReader) annotate(p *particle, a annotations) {
	node := nodeOf(p.pattern)
	node.Documentation = joinLines(a.documentation, node.Documentation)
	if _, leaf := p.pattern.(*Value); leaf && a.element != nil {
		p.trailing = a.element
	}
}

// primary reads a pattern that no operator joins.
func (c *compactReader) primary(a annotations, excepts bool) particle {
	switch t := c.peek(); {
	case t.kind == tokenLiteral:
		return c.value(a, t, "", "token")
	case t.kind == tokenCName, t.is("string"), t.is("token"):
		return c.datatype(a, excepts)
	case t.kind == tokenIdentifier:
		c.take()
		return particle{pattern: &Ref{Node: a.node(c.span(t)), Name: t.text}}
	case t.kind == tokenKeyword:
		if p := c.keywordPattern(a, t); p != nil {
			return particle{pattern: p}
		}
	}
	c.unexpected("a pattern", patternAdvice(c.peek()))
	return particle{}
}

// keywordPattern reads a pattern that a keyword begins. It returns nil, and takes nothing,
// if the keyword begins none.
func (c *compactReader) keywordPattern(a annotations, t token) Pattern {
	switch t.text {
	case "element":
		return c.element(a)
	case "attribute":
		return c.attribute(a)
	case "mixed":
		return c.compound(a, Mixed)
	case "list":
		return c.compound(a, List)
	case "grammar":
		return c.grammar(a)
	case "parent":
		return c.parent(a)
	case "external":
		return c.external(a)
	case "empty":
		return &Empty{a.node(c.span(c.take()))}
	case "text":
		return &Text{a.node(c.span(c.take()))}
	case "notAllowed":
		return &NotAllowed{a.node(c.span(c.take()))}
	}
	return nil
}

func (c *compactReader) element(a annotations) Pattern {
	keyword := c.take()
	e := &Element{Name: c.nameClass(c.ns)}
	e.Node = a.node(c.spanFrom(keyword))
	e.Content = []Pattern{c.braced(&e.Node, "element "+shown(e.Name))}
	return e
}

func (c *compactReader) attribute(a annotations) Pattern {
	keyword := c.take()
	at := &Attribute{Name: c.nameClass("")}
	at.Node = a.node(c.spanFrom(keyword))
	at.Content = []Pattern{c.braced(&at.Node, "attribute "+shown(at.Name))}
	return at
}

func (c *compactReader) compound(a annotations, op Op) Pattern {
	keyword := c.take()
	p := &Compound{Node: a.node(c.span(keyword)), Op: op}
	p.Content = []Pattern{c.braced(&p.Node, keyword.text)}
	return p
}

func (c *compactReader) parent(a annotations) Pattern {
	keyword := c.take()
	name := c.identifier("the name of a definition after parent")
	return &Ref{Node: a.node(c.spanFrom(keyword)), Name: name.text, Parent: true}
}

func (c *compactReader) grammar(a annotations) Pattern {
	keyword := c.take()
	g := &Grammar{Node: a.node(c.span(keyword))}
	c.expect("{", "after grammar")
	g.Content = c.bracedMembers(&g.Node, true)
	return g
}

func (c *compactReader) external(a annotations) Pattern {
	keyword := c.take()
	e := &ExternalRef{Href: c.href("external")}
	e.Node = a.node(c.spanFrom(keyword))
	e.NS = c.inherit()
	return e
}
