package schematron

import (
	"github.com/lestrrat-go/helium"
	"github.com/lestrrat-go/helium/xpath3"
)

// A matcher decides whether nodes match the context of a rule, which is a pattern of
// XSLT (XSLT 2.0, 5.5): a node matches if the expression selects it when it is evaluated
// at one of the nodes around it. Looking upwards from the node answers that in the time that
// the steps of the pattern take; evaluating the expression everywhere would look at the
// whole document for each rule.
type matcher struct {
	query        *query
	alternatives []alternative
}

// An alternative is one operand of the union that a pattern may be.
type alternative interface {
	// mayMatch reports whether a node of that kind and name may match.
	mayMatch(n nodeName) bool
	matches(r *run, n helium.Node, f *frame) bool
}

// matcher reads the context of a rule; nil if the expression is wrong.
func (r *reader) matcher(q *query) *matcher {
	if q == nil || q.expr == nil {
		return nil
	}
	m := &matcher{query: q}
	for _, operand := range r.operands(q.ast) {
		m.alternatives = append(m.alternatives, r.alternative(q, operand))
	}
	return m
}

func (r *reader) alternative(q *query, operand xpath3.Expr) alternative {
	if p, ok := r.path(operand); ok {
		return p
	}
	return r.selection(q, operand)
}

func (m *matcher) mayMatch(n nodeName) bool {
	for _, a := range m.alternatives {
		if a.mayMatch(n) {
			return true
		}
	}
	return false
}

func (m *matcher) matches(r *run, n helium.Node, name nodeName, f *frame) bool {
	for _, a := range m.alternatives {
		if a.mayMatch(name) && a.matches(r, n, f) {
			return true
		}
	}
	return false
}

// A nodeName is the kind of a node with its name; only elements and attributes have one.
type nodeName struct {
	kind         helium.ElementType
	space, local string
}

func nameOf(n helium.Node) nodeName {
	switch n := n.(type) {
	case *helium.Element:
		return nodeName{helium.ElementNode, n.URI(), n.LocalName()}
	case *helium.Attribute:
		return nodeName{helium.AttributeNode, n.URI(), n.LocalName()}
	}
	return nodeName{kind: n.Type()}
}

// A selection is a pattern that is answered by evaluating it: a step counts nodes, or the
// pattern is no path, as id('a') is none.
type selection struct {
	query       *query
	everywhere  *xpath3.Expression // selects all nodes that match
	here        *xpath3.Expression // the pattern itself
	usesCurrent bool               // what it selects depends on the node that is matched
}

func (r *reader) selection(q *query, operand xpath3.Expr) *selection {
	s := &selection{query: q}
	compiler := xpath3.NewCompiler()
	var err error
	if s.here, err = compiler.CompileExpr(operand); err == nil {
		s.everywhere, err = compiler.CompileExpr(anywhere(operand))
	}
	if err != nil {
		r.loader.report(CodeExpression, q.span, "", "the expression is wrong: %s", reason(err))
		return s
	}
	for _, f := range s.here.StaticReferences(r.result.prefixes).FunctionNames {
		s.usesCurrent = s.usesCurrent || f.Name == "current" && f.URI == xpath3.NSFn
	}
	return s
}

// anywhere returns an expression that selects what e selects at any node of a document.
func anywhere(e xpath3.Expr) xpath3.Expr {
	everyNode := xpath3.Step{Axis: xpath3.AxisDescendantOrSelf, NodeTest: xpath3.TypeTest{Kind: xpath3.NodeKindNode}}
	l := locationPath(e)
	switch {
	case l == nil:
		return xpath3.PathStepExpr{Left: xpath3.RootExpr{}, Right: e, DescOrSelf: true}
	case l.Absolute:
		return e
	}
	return xpath3.LocationPath{Absolute: true, Steps: append([]xpath3.Step{everyNode}, l.Steps...)}
}

func (s *selection) mayMatch(nodeName) bool { return true }

func (s *selection) matches(r *run, n helium.Node, f *frame) bool {
	if !s.usesCurrent {
		set, ok := r.selected[s]
		if !ok {
			set = r.nodes(s.query, s.everywhere, f, r.tree.Document)
			r.selected[s] = set
		}
		return set[n]
	}
	at := &frame{outer: f, node: n}
	for around := n; around != nil; around = around.Parent() {
		if r.nodes(s.query, s.here, at, around)[n] {
			return true
		}
	}
	return false
}
