package syntax

import (
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// ReadCompact reads a schema in the compact syntax (RELAX NG Compact Syntax, that is
// ISO 19757-2, annex C). Names for which the file states no namespace are in ns. The
// diagnostics are all mistakes against the syntax; where there are errors, the tree is
// what could be made of the rest.
func ReadCompact(f *source.File, ns string) (*Schema, diag.List) {
	tokens, found := lexCompact(f)
	c := &compactReader{
		schema:     &Schema{File: f},
		tokens:     tokens,
		diags:      found,
		inherited:  ns,
		ns:         ns,
		namespaces: map[string]string{"xml": xmlNamespace},
		libraries:  map[string]string{"xsd": xsdLibrary},
		declared:   map[string]string{},
	}
	c.following = &c.afterRoot
	c.protect(func() {
		c.declarations()
		c.schema.Root = c.topLevel()
	})
	return c.schema, c.diags.Sorted()
}

const xsdLibrary = "http://www.w3.org/2001/XMLSchema-datatypes"

// A compactReader builds the tree by recursive descent over the tokens. A mistake ends
// the definition that it stands in; the reader goes on with the next one.
type compactReader struct {
	schema *Schema
	tokens []token
	at     int     // the token to be taken next
	depth  int     // patterns, name classes, grammars and annotations within each other
	open   []token // the { that are open
	diags  diag.List

	inherited  string            // namespace from outside
	ns         string            // default namespace
	namespaces map[string]string // by prefix
	libraries  map[string]string // datatype libraries by prefix
	declared   map[string]string // what the file itself has declared, as "namespace eg"
	scope      *Scope

	// following is where documentation goes that follows a pattern and belongs to
	// what that pattern stands in.
	following *string
	afterRoot string
}

// maxCompactDepth bounds how deep a schema nests, and the stack with it.
const maxCompactDepth = 2000

func (c *compactReader) peek() token { return c.tokens[c.at] }

// ahead returns the token n places after the next one.
func (c *compactReader) ahead(n int) token {
	return c.tokens[min(c.at+n, len(c.tokens)-1)]
}

func (c *compactReader) take() token {
	t := c.tokens[c.at]
	if t.kind != tokenEnd {
		c.at++
	}
	switch {
	case t.is("{"):
		c.open = append(c.open, t)
	case t.is("}") && len(c.open) > 0:
		c.open = c.open[:len(c.open)-1]
	}
	return t
}

// accept takes the next token if it is the symbol or keyword.
func (c *compactReader) accept(text string) bool {
	if !c.peek().is(text) {
		return false
	}
	c.take()
	return true
}

// expect takes a symbol or keyword; where says what it is needed for.
func (c *compactReader) expect(text, where string) token {
	if !c.peek().is(text) {
		c.unexpected(quoted(text)+" "+where, "")
	}
	return c.take()
}

// enter counts a level of nesting; the function that it returns leaves it.
func (c *compactReader) enter() func() {
	c.depth++
	if c.depth > maxCompactDepth {
		c.fail(c.peek(), "define parts of it by name", "the schema nests deeper than %d levels", maxCompactDepth)
	}
	return func() { c.depth-- }
}

func (c *compactReader) span(t token) source.Span { return c.schema.File.Span(t.start, t.end) }

// spanFrom returns the span from a token to the one taken last.
func (c *compactReader) spanFrom(t token) source.Span {
	return c.schema.File.Span(t.start, c.tokens[c.at-1].end)
}

// topLevel reads what follows the declarations: a pattern, or the content of a grammar.
func (c *compactReader) topLevel() Pattern {
	if c.atGrammar() {
		g := &Grammar{Node: Node{Span: c.span(c.peek()).Point()}}
		c.following = &g.Documentation
		g.Content = c.members(true, false)
		return g
	}
	p := c.particles()
	if p.trailing != nil {
		c.report(*p.trailing, CodeSyntax, "put it into [ ] before the pattern",
			"the annotation stands beside the outermost pattern, where no place is for it")
	}
	if t := c.peek(); t.kind != tokenEnd {
		c.afterPattern(p.pattern)
	}
	return p.pattern
}

// atGrammar reports whether a grammar's content comes next, which no keyword
// announces.
func (c *compactReader) atGrammar() bool {
	start := c.at
	defer func() { c.at = start }()
	c.skipAnnotations()
	t := c.peek()
	return t.kind == tokenEnd || t.is("start") || t.is("div") || t.is("include") || c.atComponent() || c.at == start && c.atAnnotationElement()
}

// skipAnnotations moves behind documentation and a pair of brackets.
func (c *compactReader) skipAnnotations() {
	for c.peek().kind == tokenDocumentation {
		c.at++
	}
	depth := 0
	for t := c.peek(); t.kind != tokenEnd && (depth > 0 || t.is("[")); t = c.peek() {
		c.at++
		switch {
		case t.is("["):
			depth++
		case t.is("]"):
			depth--
			if depth == 0 {
				return
			}
		}
	}
}
