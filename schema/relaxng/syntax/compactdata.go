package syntax

import (
	"strings"

	"github.com/siglum/siglum/tei/source"
)

// datatype reads a datatype with its params or exception, or a value of it.
func (c *compactReader) datatype(a annotations, excepts bool) particle {
	t := c.take()
	library, name := "", t.text
	if prefix, local, prefixed := strings.Cut(t.text, ":"); prefixed {
		library, name = c.library(prefix, t), local
	}
	if c.peek().kind == tokenLiteral {
		return c.value(a, t, library, name)
	}
	d := &Data{Library: library, Type: name, Node: a.node(c.span(t))}
	if c.accept("{") {
		d.Params = c.params(t)
	}
	p := particle{pattern: d}
	if minus := c.peek(); minus.is("-") {
		if !excepts {
			c.fail(minus, `put parentheses around the exception: string - (string - "a")`, "an exception follows an exception")
		}
		c.take()
		c.within(&d.Node, func() Pattern {
			except := c.primaryOrParentheses(false)
			d.Except = []Pattern{except.pattern}
			return d
		})
		p.except = true
	}
	return p
}

// value reads a literal as a value of a datatype; first is where the pattern began.
func (c *compactReader) value(a annotations, first token, library, name string) particle {
	text, _ := c.literal("a value")
	v := &Value{Node: a.node(c.spanFrom(first)), Library: library, Type: name, Text: text, NS: c.ns, Scope: c.scope}
	return particle{pattern: v, trailing: a.element}
}

// params reads the params of a datatype after the brace.
func (c *compactReader) params(datatype token) []Param {
	var params []Param
	for !c.accept("}") {
		a := c.annotations()
		if t := c.peek(); t.kind == tokenEnd || t.kind == tokenSymbol {
			c.unexpected(`a param such as pattern = "…", or } after the params of `+datatype.text, "params are not joined by commas")
		}
		name := c.name("the name of a param")
		c.expect("=", "after the param "+name.text)
		value, _ := c.literal("the value of the param " + name.text + " in quotation marks")
		params = append(params, Param{Node: a.node(c.spanFrom(name)), Name: name.text, Value: value})
	}
	return params
}

// literal reads literals joined by ~; what says what is needed.
func (c *compactReader) literal(what string) (string, source.Span) {
	first := c.peek()
	if first.kind != tokenLiteral {
		c.unexpected(what, "")
	}
	text := c.take().text
	if !c.peek().is("~") {
		return text, c.span(first)
	}
	var b strings.Builder
	b.WriteString(text)
	for c.accept("~") {
		if c.peek().kind != tokenLiteral {
			c.unexpected("text in quotation marks after ~", "")
		}
		b.WriteString(c.take().text)
	}
	return b.String(), c.spanFrom(first)
}
