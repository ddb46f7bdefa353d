package syntax

// members reads the content of a grammar, div or include, up to what ends it: the end of
// the file, or, where it stands in braces, the closing one. An include may stand in it
// only if includes is set.
func (c *compactReader) members(includes, braced bool) []Component {
	defer c.enter()()
	var content []Component
	for {
		t := c.peek()
		if t.kind == tokenEnd || braced && t.is("}") {
			return content
		}
		start, open := c.at, len(c.open)
		if !c.protect(func() { content = c.member(content, includes) }) {
			c.resume(start, open, braced)
		}
	}
}

// resume goes on after a mistake: with the next line that begins a component where no
// brace opened since start is open, or as far left as the component began in which
// the mistake was made; or with the brace that closes what holds the components.
func (c *compactReader) resume(start, open int, braced bool) {
	column := c.span(c.tokens[start]).Position().Column
	if c.at == start {
		c.take()
	}
	for t := c.peek(); t.kind != tokenEnd; t = c.peek() {
		if t.leads && c.atComponent() && (len(c.open) <= open || c.span(t).Position().Column == column) {
			break
		}
		if braced && len(c.open) == open && t.is("}") {
			return
		}
		c.take()
	}
	c.open = c.open[:min(open, len(c.open))]
}

func (c *compactReader) member(content []Component, includes bool) []Component {
	if c.atAnnotationElement() {
		c.annotationElement()
		return content
	}
	a := c.annotations()
	switch t := c.peek(); {
	case t.is("div"):
		return append(content, c.div(a, includes))
	case t.is("include"):
		if !includes {
			c.fail(t, "an include holds definitions, start and div only", "an include stands in an include")
		}
		return append(content, c.include(a))
	case t.is("start") || t.kind == tokenIdentifier:
		return append(content, c.define(a))
	case t.is("}"):
		c.fail(t, "remove it, or put the { where it belongs", "} closes nothing")
	case t.kind == tokenKeyword && c.isAssignment(c.ahead(1)):
		c.fail(t, `write \`+t.text+" wherever the name stands, or choose another", "%s is a keyword and cannot be defined", t.text)
	}
	c.unexpected("a definition (name = pattern), start, div or include", "")
	return content
}

func (c *compactReader) isAssignment(t token) bool { return t.is("=") || t.is("|=") || t.is("&=") }

// atComponent reports whether a component comes next, apart from its annotations.
func (c *compactReader) atComponent() bool {
	switch t, next := c.peek(), c.ahead(1); {
	case t.kind == tokenIdentifier || t.is("start"):
		return c.isAssignment(next)
	case t.is("div"):
		return next.is("{")
	case t.is("include"):
		return next.kind == tokenLiteral
	}
	return false
}

// define reads a definition or the start.
func (c *compactReader) define(a annotations) Component {
	name := c.take()
	d := &Define{Node: a.node(c.span(name))}
	if name.kind == tokenIdentifier {
		d.Name = name.text
	}
	if !c.isAssignment(c.peek()) {
		c.unexpected("=, |= or &= after "+name.text, keywordAdvice(name))
	}
	switch c.take().text {
	case "|=":
		d.Combine = CombineChoice
	case "&=":
		d.Combine = CombineInterleave
	}
	d.Content = []Pattern{c.within(&d.Node, c.pattern)}
	if !c.atMemberEnd() {
		c.afterPattern(d.Content[0])
	}
	return d
}

// atMemberEnd reports whether a definition may end here.
func (c *compactReader) atMemberEnd() bool {
	t := c.peek()
	switch t.kind {
	case tokenEnd, tokenDocumentation:
		return true
	}
	return t.is("}") || t.is("[") || c.atComponent() || c.atAnnotationElement() ||
		t.kind == tokenKeyword && c.isAssignment(c.ahead(1))
}

func (c *compactReader) div(a annotations, includes bool) Component {
	d := &Div{Node: a.node(c.span(c.take()))}
	c.expect("{", "after div")
	d.Content = c.bracedMembers(&d.Node, includes)
	return d
}

// bracedMembers reads members up to the brace that closes them.
func (c *compactReader) bracedMembers(n *Node, includes bool) []Component {
	outer := c.following
	c.following = &n.Documentation
	defer func() { c.following = outer }()
	content := c.members(includes, true)
	c.expect("}", "to close the { of "+n.Span.Text())
	return content
}

func (c *compactReader) include(a annotations) Component {
	keyword := c.take()
	i := &Include{NS: c.ns}
	i.Href = c.href("include")
	i.Node = a.node(c.spanFrom(keyword))
	i.NS = c.inherit()
	if c.accept("{") {
		i.Content = c.bracedMembers(&i.Node, false)
	}
	return i
}

// href reads the URI reference of another file.
func (c *compactReader) href(keyword string) string {
	href, span := c.literal("the name of a file in quotation marks after " + keyword)
	if reason := BadHref(href); reason != "" {
		c.report(span, CodeURI, "name the file that holds the other schema", "%q %s (RELAX NG 4.5)", href, reason)
	}
	return href
}

// inherit returns the namespace that another file inherits: that of the prefix after
// "inherit =", else the default one.
func (c *compactReader) inherit() string {
	if !c.accept("inherit") {
		return c.ns
	}
	c.expect("=", "after inherit")
	prefix := c.name("a prefix after inherit =")
	return c.namespace(prefix.text, prefix)
}
