package schematron

import (
	"fmt"
	"strings"

	"github.com/lestrrat-go/helium"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// The codes of what is wrong with a document.
const (
	CodeAssert  diag.Code = "schematron-assert"  // an assert that does not hold
	CodeReport  diag.Code = "schematron-report"  // a report that applies
	CodeFailure diag.Code = "schematron-failure" // an expression that cannot be evaluated
)

// A telling is what a finding is about: the same rule, in whatever language, at a node.
type telling struct {
	group string
	node  helium.Node
}

// find adds what an assertion says of the node of a frame.
func (r *run) find(c *check, f *frame) {
	about := f.node
	if c.subject != nil {
		about = r.subject(c, f)
	}
	d := diag.Diagnostic{
		Severity: c.severity,
		Code:     CodeAssert,
		Message:  strings.TrimSuffix(r.write(c.message, f), "."),
		Span:     r.span(about),
		Path:     r.path(about),
		Help:     r.help(c, f),
	}
	if c.report {
		d.Code = CodeReport
	}
	if d.Message == "" {
		d.Message = fmt.Sprintf("the rule is broken: %s", c.test.text)
	}
	if r.options.Verbose {
		d.Related = r.origin(c)
	}
	if !c.doubled || !r.translates(c, f.node, d) {
		r.found = append(r.found, d)
	}
}

// origin returns the place of an assertion in its schema.
func (r *run) origin(c *check) []diag.Related {
	kind := "assert"
	if c.report {
		kind = "report"
	}
	said := fmt.Sprintf("this %s is the reason: test=%q", kind, strings.Join(strings.Fields(c.test.text), " "))
	return []diag.Related{{Span: c.span, Message: said}}
}

// subject returns the first node that the subject of an assertion selects.
func (r *run) subject(c *check, f *frame) helium.Node {
	result, err := r.evaluate(c.subject, f)
	if err != nil {
		r.failed(c.subject, f, err)
		return f.node
	}
	if nodes, err := result.Nodes(); err == nil && len(nodes) > 0 {
		return nodes[0]
	}
	return f.node
}

// help returns the diagnostics that belong to an assertion, and where more is said.
func (r *run) help(c *check, f *frame) string {
	var lines []string
	for _, m := range c.details {
		if text := r.write(m, f); text != "" {
			lines = append(lines, text)
		}
	}
	if c.see != "" {
		lines = append(lines, "see "+c.see)
	}
	return strings.Join(lines, "\n")
}

// failed reports an expression that could not be evaluated at a node.
func (r *run) failed(q *query, f *frame, err error) {
	if r.broken[q] {
		return
	}
	d := diag.Diagnostic{
		Severity: diag.Error,
		Code:     CodeFailure,
		Message:  "a rule could not be checked here: " + reason(err),
		Span:     r.span(f.node),
		Path:     r.path(f.node),
		Help:     "correct the value that the expression reads, or the expression: " + strings.Join(strings.Fields(q.text), " "),
		Related:  []diag.Related{{Span: q.span, Message: "the expression stands here"}},
	}
	if q.span.IsZero() {
		d.Related = nil
	}
	if endless(err) {
		d.Message = "a rule could not be checked: its expression takes too long"
		d.Help = "make the expression simpler: " + strings.Join(strings.Fields(q.text), " ")
		r.broken[q] = true
	}
	r.found = append(r.found, d)
}

// span returns what a finding about a node points to: of an element its name.
func (r *run) span(n helium.Node) source.Span {
	if n.OwnerDocument() != r.tree.Document && n.Type() != helium.DocumentNode {
		n = r.tree.Document
	}
	if n.Type() == helium.DocumentNode {
		return r.tree.Root().NameSpan
	}
	if e := r.tree.Element(n); e != nil && n.Type() == helium.ElementNode {
		return e.NameSpan
	}
	return r.tree.Span(n)
}

func (r *run) path(n helium.Node) string {
	e := r.tree.Element(n)
	switch {
	case e == nil:
		return "/"
	case n.Type() == helium.AttributeNode:
		return e.Path() + "/@" + n.Name()
	}
	return e.Path()
}
