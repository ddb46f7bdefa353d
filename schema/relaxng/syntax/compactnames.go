package syntax

import "strings"

// nameClass reads a name class. Names without prefix are in ns.
func (c *compactReader) nameClass(ns string) NameClass {
	defer c.enter()()
	first, except := c.simpleNameClass(ns, true)
	if !c.peek().is("|") {
		return first
	}
	c.checkNameOperand(first, except)
	operator := c.peek()
	all := []NameClass{first}
	for c.accept("|") {
		next, except := c.simpleNameClass(ns, true)
		c.checkNameOperand(next, except)
		all = append(all, next)
	}
	return &NameChoice{Node: Node{Span: c.span(operator)}, Content: all}
}

func (c *compactReader) checkNameOperand(n NameClass, except bool) {
	if except {
		c.report(n.At(), CodeSyntax, "put parentheses around it: (* - a) | b",
			"a name class with an exception is joined to another without parentheses")
	}
}

// simpleNameClass reads a name class that no | joins, with its annotations. An
// exception may follow only if excepts is set; the second result says whether one did.
func (c *compactReader) simpleNameClass(ns string, excepts bool) (NameClass, bool) {
	a := c.annotations()
	t := c.peek()
	switch {
	case t.is("("):
		return c.nameClassInParentheses(a, ns), false
	case t.is("*"):
		c.take()
		n := &AnyName{Node: a.node(c.span(t))}
		n.Except = c.nameException(ns, excepts)
		c.followName(&n.Node)
		return n, n.Except != nil
	case t.kind == tokenNSName:
		c.take()
		n := &NSName{Node: a.node(c.span(t)), Space: c.namespace(t.text, t)}
		n.Except = c.nameException(ns, excepts)
		c.followName(&n.Node)
		return n, n.Except != nil
	}
	n := &Name{Space: ns}
	if t.kind == tokenCName {
		c.take()
		prefix, local, _ := strings.Cut(t.text, ":")
		n.Space, n.Local = c.namespace(prefix, t), local
	} else {
		n.Local = c.name("a name").text
	}
	n.Node = a.node(c.span(t))
	c.followName(&n.Node)
	return n, false
}

func (c *compactReader) nameClassInParentheses(a annotations, ns string) NameClass {
	c.take()
	n := c.nameClass(ns)
	c.expect(")", "to close the parenthesis of the name class")
	node := nodeOfName(n)
	node.Documentation = joinLines(a.documentation, node.Documentation)
	c.followName(node)
	return n
}

// nameException reads what may follow * or eg:*.
func (c *compactReader) nameException(ns string, excepts bool) []NameClass {
	minus := c.peek()
	if !minus.is("-") {
		return nil
	}
	if !excepts {
		c.fail(minus, "name all exceptions in parentheses: * - (a | b)", "an exception follows an exception")
	}
	c.take()
	except, _ := c.simpleNameClass(ns, false)
	if again := c.peek(); again.is("-") {
		c.fail(again, "name all exceptions in parentheses: * - (a | b)", "an exception follows an exception")
	}
	return []NameClass{except}
}

// name reads an identifier or keyword, which may be a name where no pattern can stand.
func (c *compactReader) name(what string) token {
	if t := c.peek(); t.kind != tokenIdentifier && t.kind != tokenKeyword {
		c.unexpected(what, "")
	}
	return c.take()
}

// identifier reads an identifier that is no keyword.
func (c *compactReader) identifier(what string) token {
	if t := c.peek(); t.kind == tokenKeyword {
		c.fail(t, `write \`+t.text+" for a definition of this name", "%s is a keyword, and %s is expected", t.text, what)
	}
	return c.name(what)
}

// shown returns a name class as messages name it.
func shown(n NameClass) string {
	switch n := n.(type) {
	case *Name:
		return n.Local
	case *NSName, *AnyName:
		return n.At().Text()
	}
	return "(…)"
}

func nodeOfName(n NameClass) *Node {
	switch n := n.(type) {
	case *Name:
		return &n.Node
	case *AnyName:
		return &n.Node
	case *NSName:
		return &n.Node
	}
	return &n.(*NameChoice).Node
}
