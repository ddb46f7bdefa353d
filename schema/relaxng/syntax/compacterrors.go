package syntax

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A mistake ends what is being read. It was reported.
type mistake struct{}

// maxCompactMistakes ends the reading of a file that is hardly a schema.
const maxCompactMistakes = 100

// protect calls read and returns false if a mistake ended it.
func (c *compactReader) protect(read func()) (whole bool) {
	depth, following := c.depth, c.following
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(mistake); !ok {
				panic(r)
			}
			c.depth, c.following = depth, following
			if len(c.diags) >= maxCompactMistakes {
				c.at = len(c.tokens) - 1
			}
		}
	}()
	read()
	return true
}

func (c *compactReader) report(span source.Span, code diag.Code, help, format string, args ...any) {
	c.diags = append(c.diags, diag.Diagnostic{
		Severity: diag.Error,
		Code:     code,
		Message:  fmt.Sprintf(format, args...),
		Span:     span,
		Help:     help,
	})
}

// fail reports a mistake at a token and ends what is being read.
func (c *compactReader) fail(t token, help, format string, args ...any) {
	if t.kind != tokenBroken {
		c.report(c.span(t), CodeSyntax, help, format, args...)
	}
	panic(mistake{})
}

// unexpected reports that something else is expected than the next token.
func (c *compactReader) unexpected(expected, help string) {
	t := c.peek()
	c.fail(t, help, "%s is expected, but here is %s", expected, t)
}

// afterPattern reports what follows a pattern and cannot.
func (c *compactReader) afterPattern(p Pattern) {
	t := c.peek()
	switch {
	case t.kind == tokenEnd:
		c.neverClosed()
	case t.kind == tokenDocumentation:
		c.fail(t, "put it before what it documents, or write # for a comment that documents nothing", "nothing follows the ## that it could document")
	case t.is("namespace"), t.is("datatypes"), t.is("default"):
		c.fail(t, patternAdvice(t), "%s cannot follow a definition", t)
	case t.is("}") && len(c.open) == 0, t.is(")"), t.is("]"):
		c.fail(t, "remove it, or put the opening one where it belongs", "%s closes nothing", t)
	case t.is("}"):
		c.fail(t, "close the parenthesis before the brace", "%s is expected, but here is %s", quoted(")"), t)
	case t.is("-"):
		c.fail(t, `an exception stands only after a datatype: string - "a"; or in a name: element * - a`, "nothing can be excepted from this pattern")
	case t.is("=") || t.is("|=") || t.is("&="):
		c.fail(t, "", "%s stands in a pattern; a name before it must begin a definition", t)
	case t.is("{"):
		c.fail(t, misspelt(p), "%s cannot follow this pattern", t)
	}
	if ref, ok := p.(*Ref); ok && (t.kind == tokenIdentifier || ref.Span.Position().Column == 1) {
		if near := diag.Nearest(ref.Name, maps.Keys(compactKeywords)); near != "" {
			c.fail(t, "did you mean "+near+" instead of "+ref.Name+"?", "%s cannot follow %s", t, ref.Name)
		}
	}
	c.fail(t, "join the patterns by , (one after the other), | (either) or & (in any order)",
		"an operator is expected between two patterns, but here is %s", t)
}

// neverClosed reports the end of the file inside of braces.
func (c *compactReader) neverClosed() {
	if len(c.open) == 0 {
		c.unexpected("more of the pattern", "")
	}
	brace := c.open[len(c.open)-1]
	c.fail(brace, "close it with } where it ends", "the { that begins here is never closed")
}

// misspelt says which keyword a name before a brace may be meant for.
func misspelt(p Pattern) string {
	ref, ok := p.(*Ref)
	if !ok {
		return ""
	}
	if near := diag.Nearest(ref.Name, maps.Keys(compactKeywords)); near != "" {
		return "did you mean " + near + " instead of " + ref.Name + "?"
	}
	return "to describe an element write element " + ref.Name + " { … }"
}

// keywordAdvice says which keyword a name may be meant for that begins no definition.
func keywordAdvice(name token) string {
	if near := diag.Nearest(name.text, slices.Values([]string{"start", "div", "include", "namespace", "datatypes", "default"})); near != "" && near != name.text {
		return "did you mean " + near + "?"
	}
	return ""
}

// patternAdvice says what to write instead of a token that begins no pattern.
func patternAdvice(t token) string {
	switch {
	case t.kind == tokenEnd:
		return "the file ends too early"
	case t.is("*"), t.is("+"), t.is("?"):
		return t.text + " follows what it repeats; any element is element * { … }"
	case t.is("}"):
		return "if nothing is meant, write empty"
	case t.is("namespace"), t.is("datatypes"), t.is("default"):
		return "declarations stand at the beginning of the file, before all definitions"
	case t.is("inherit"):
		return `inherit follows a file name: external "a.rnc" inherit = eg`
	case t.is("start"), t.is("div"), t.is("include"):
		return `to refer to a definition of this name write \` + t.text
	case t.kind == tokenNSName:
		return "a name class stands only after element or attribute"
	}
	return ""
}

// insideAnnotation reports what cannot stand between the brackets of an annotation.
func (c *compactReader) insideAnnotation(open token) {
	t := c.peek()
	if t.kind == tokenEnd {
		c.fail(open, "close it with ]", "the annotation that begins here is never closed")
	}
	help := `an annotation holds attributes, eg:name = "…", then elements, eg:name [ "…" ]`
	if c.ahead(1).is("=") {
		help = "attributes stand before elements"
	}
	c.fail(t, help, "%s cannot stand in an annotation here", t)
}

// String names a token in messages.
func (t token) String() string {
	switch t.kind {
	case tokenEnd:
		return "the end of the file"
	case tokenLiteral:
		return "the text " + quoted(abridged(t.text))
	case tokenDocumentation:
		return "a documentation comment (##), which stands before what it documents"
	case tokenKeyword:
		return "the keyword " + t.text
	case tokenIdentifier:
		return "the name " + t.text
	case tokenNSName:
		return t.text + ":*"
	case tokenCName:
		return t.text
	}
	return quoted(t.text)
}

func quoted(s string) string { return `"` + s + `"` }

// abridged returns the beginning of a long text.
func abridged(s string) string {
	const most = 30
	if r := []rune(strings.ReplaceAll(s, "\n", " ")); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
