package syntax

import (
	"strings"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// annotations are what stands before a construct: documentation and what brackets hold.
type annotations struct {
	documentation string
	element       *source.Span // of the first element or documentation; nil if none
}

// node returns the node of what the annotations precede.
func (a annotations) node(span source.Span) Node {
	return Node{Span: span, Documentation: a.documentation}
}

// joinLines joins documentation from two places.
func joinLines(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}

// annotations reads ## comments and a pair of brackets.
func (c *compactReader) annotations() annotations {
	var a annotations
	for t := c.peek(); t.kind == tokenDocumentation; t = c.peek() {
		c.take()
		a.addElement(c.span(t))
		a.documentation = joinLines(a.documentation, t.text)
	}
	if !c.peek().is("[") {
		return a
	}
	open := c.take()
	c.annotationAttributes(c.foreignAttributeName)
	for !c.peek().is("]") {
		if !c.atAnnotationName() || !c.ahead(1).is("[") {
			c.insideAnnotation(open)
		}
		text, span := c.annotationElement()
		a.addElement(span)
		a.documentation = joinLines(a.documentation, text)
	}
	c.take()
	return a
}

func (a *annotations) addElement(span source.Span) {
	if a.element == nil {
		a.element = &span
	}
}

// atAnnotationElement reports whether an annotation element comes next where a
// component might: its name is no keyword.
func (c *compactReader) atAnnotationElement() bool {
	t := c.peek()
	return (t.kind == tokenIdentifier || t.kind == tokenCName) && c.ahead(1).is("[")
}

func (c *compactReader) atAnnotationName() bool {
	switch c.peek().kind {
	case tokenIdentifier, tokenKeyword, tokenCName:
		return true
	}
	return false
}

// annotationElement reads an annotation that is not inside another. It returns the text
// of a:documentation, which is the pattern's; other elements are kept as foreign.
func (c *compactReader) annotationElement() (documentation string, span source.Span) {
	first := c.peek()
	f := &Foreign{Scope: c.scope}
	c.foreignElement(f)
	f.Span = c.spanFrom(first)
	switch name := f.Events[0].Name; {
	case name.Is(NamespaceAnnotations, "documentation"):
		return allText(f.Events), f.Span
	case name.Space == Namespace:
		c.report(c.span(first), CodeSyntax, "patterns are written without brackets", "the annotation %s is in the namespace of RELAX NG", name)
	}
	c.schema.Foreign = append(c.schema.Foreign, f)
	return "", f.Span
}

// foreignElement adds the events of an annotation element to f.
func (c *compactReader) foreignElement(f *Foreign) {
	defer c.enter()()
	t := c.take()
	start := xmltext.Event{Kind: xmltext.StartElement, Name: c.annotationName(t), NameSpan: c.span(t)}
	open := c.expect("[", "after "+t.text)
	start.Attrs = c.annotationAttributes(c.anyAttributeName)
	start.Span = c.spanFrom(t)
	at := len(f.Events)
	f.Events = append(f.Events, start)
	for !c.peek().is("]") {
		switch {
		case c.peek().kind == tokenLiteral:
			text, span := c.literal("")
			f.Events = append(f.Events, xmltext.Event{Kind: xmltext.Text, Text: []byte(text), Span: span})
		case c.atAnnotationName() && c.ahead(1).is("["):
			c.foreignElement(f)
		default:
			c.insideAnnotation(open)
		}
	}
	end := c.take()
	f.Events[at].Empty = at == len(f.Events)-1
	f.Events = append(f.Events, xmltext.Event{Kind: xmltext.EndElement, Name: start.Name, Span: c.span(end), NameSpan: c.span(end)})
}

func allText(events []xmltext.Event) string {
	var b strings.Builder
	for i := range events {
		b.Write(events[i].Text)
	}
	return strings.TrimSpace(b.String())
}

// annotationName resolves the name of an annotation. Without prefix it is in no
// namespace.
func (c *compactReader) annotationName(t token) xmltext.Name {
	prefix, local, prefixed := strings.Cut(t.text, ":")
	if t.kind != tokenCName || !prefixed {
		return xmltext.Name{Local: t.text}
	}
	return xmltext.Name{Space: c.namespace(prefix, t), Local: local, Prefix: prefix}
}

// annotationAttributes reads attributes, whose names check looks at.
func (c *compactReader) annotationAttributes(check func(t token, n xmltext.Name)) []xmltext.Attr {
	var attrs []xmltext.Attr
	for c.atAnnotationName() && c.ahead(1).is("=") {
		t := c.take()
		name := c.annotationName(t)
		check(t, name)
		for i := range attrs {
			if attrs[i].Name.Is(name.Space, name.Local) {
				c.report(c.span(t), CodeSyntax, "keep one of them", "the annotation %s is given twice", t.text)
			}
		}
		c.take()
		value, span := c.literal("the value of " + t.text + " in quotation marks")
		attrs = append(attrs, xmltext.Attr{Name: name, Value: value, NameSpan: c.span(t), ValueSpan: span})
	}
	return attrs
}

// foreignAttributeName checks the name of an attribute that stands in brackets directly:
// it must not be RELAX NG's own.
func (c *compactReader) foreignAttributeName(t token, n xmltext.Name) {
	if n.Space == "" || n.Space == Namespace {
		c.report(c.span(t), CodeSyntax, "give it the prefix of a namespace of its own",
			"the annotation %s is not in a namespace of its own", t.text)
	}
}

func (c *compactReader) anyAttributeName(t token, n xmltext.Name) {
	if n.Prefix == "" && n.Local == "xmlns" {
		c.report(c.span(t), CodeSyntax, `declare the namespace at the beginning of the file: namespace eg = "…"`,
			"xmlns cannot be written as an annotation")
	}
}

// followAnnotations reads annotations after a pattern. They stand in what holds the pattern.
func (c *compactReader) followAnnotations(p *particle) {
	to := c.following
	if v, leaf := p.pattern.(*Value); leaf {
		to = &v.Documentation
	}
	if span := c.followed(to); span != nil {
		p.trailing = span
	}
}

// followName reads annotations after a name class.
func (c *compactReader) followName(n *Node) { c.followed(&n.Documentation) }

func (c *compactReader) followed(documentation *string) (first *source.Span) {
	for c.accept(">>") {
		if !c.atAnnotationName() {
			c.unexpected("an annotation such as a:documentation [ … ] after >>", "")
		}
		text, span := c.annotationElement()
		*documentation = joinLines(*documentation, text)
		if first == nil {
			first = &span
		}
	}
	return first
}

// nodeOf returns what all patterns have.
func nodeOf(p Pattern) *Node {
	switch p := p.(type) {
	case *Element:
		return &p.Node
	case *Attribute:
		return &p.Node
	case *Compound:
		return &p.Node
	case *Ref:
		return &p.Node
	case *Data:
		return &p.Node
	case *Value:
		return &p.Node
	case *Empty:
		return &p.Node
	case *Text:
		return &p.Node
	case *NotAllowed:
		return &p.Node
	case *ExternalRef:
		return &p.Node
	}
	return &p.(*Grammar).Node
}
