package schematron

import (
	"slices"
	"strings"

	"github.com/lestrrat-go/helium"
	"github.com/lestrrat-go/helium/xpath3"
)

// A path is a pattern of steps. It is cut into segments where "//" stands: within a
// segment each step is the parent of the next, between segments there may be anything. The
// nearest place that a segment fits is always as good as one further up.
type path struct {
	segments [][]step
	anchored bool // the first step is a child of the document, or the pattern is "/"
}

// A step is one name in a path with its predicates, none of which counts nodes.
type step struct {
	test       nodeTest
	predicates []*query
}

// A nodeTest is what a step says of kind and name.
type nodeTest struct {
	kind              helium.ElementType
	anyKind           bool // node(): everything that is a child
	space, local      string
	anySpace, anyName bool
}

// path returns the expression as a path, or false if it has to be evaluated.
func (r *reader) path(e xpath3.Expr) (*path, bool) {
	if _, ok := xpath3.AsExpr[xpath3.RootExpr](e); ok {
		return &path{anchored: true}, true
	}
	location := locationPath(e)
	if location == nil {
		return nil, false
	}
	p := &path{anchored: location.Absolute}
	var segment []step
	for i, s := range location.Steps {
		if isAnywhere(s) {
			if i == 0 {
				p.anchored = false
			} else {
				p.segments = append(p.segments, segment)
			}
			segment = nil
			continue
		}
		step, ok := r.step(s)
		if !ok {
			return nil, false
		}
		segment = append(segment, step)
	}
	if len(location.Steps) > 0 {
		p.segments = append(p.segments, segment)
	}
	wellFormed := !slices.ContainsFunc(p.segments, func(s []step) bool { return len(s) == 0 })
	return p, wellFormed && (len(p.segments) > 0 || p.anchored)
}

func locationPath(e xpath3.Expr) *xpath3.LocationPath {
	if l, ok := xpath3.AsExpr[xpath3.LocationPath](e); ok {
		return &l
	}
	if l, ok := xpath3.AsExpr[*xpath3.LocationPath](e); ok {
		return l
	}
	return nil
}

// isAnywhere reports whether a step is what "//" stands for.
func isAnywhere(s xpath3.Step) bool {
	t, ok := s.NodeTest.(xpath3.TypeTest)
	return ok && s.Axis == xpath3.AxisDescendantOrSelf && t.Kind == xpath3.NodeKindNode && len(s.Predicates) == 0
}

func (r *reader) step(s xpath3.Step) (step, bool) {
	test, ok := r.nodeTest(s)
	if !ok {
		return step{}, false
	}
	result := step{test: test}
	for _, p := range s.Predicates {
		expr, err := xpath3.NewCompiler().CompileExpr(p)
		if err != nil || !isCondition(p) || r.counts(expr) {
			return step{}, false
		}
		result.predicates = append(result.predicates, &query{expr: r.rewritten(p, expr)})
	}
	return result, true
}

func (r *reader) nodeTest(s xpath3.Step) (nodeTest, bool) {
	kind := helium.ElementNode
	switch s.Axis {
	case xpath3.AxisChild:
	case xpath3.AxisAttribute:
		kind = helium.AttributeNode
	default:
		return nodeTest{}, false
	}
	switch t := s.NodeTest.(type) {
	case xpath3.NameTest:
		return r.nameTest(kind, t), true
	case xpath3.TypeTest:
		return typeTest(kind, t)
	case xpath3.ElementTest:
		return r.kindTest(helium.ElementNode, t.Name), kind == helium.ElementNode && t.TypeName == ""
	case xpath3.AttributeTest:
		return r.kindTest(helium.AttributeNode, t.Name), kind == helium.AttributeNode && t.TypeName == ""
	}
	return nodeTest{}, false
}

func (r *reader) nameTest(kind helium.ElementType, t xpath3.NameTest) nodeTest {
	test := nodeTest{kind: kind, local: t.Local, anyName: t.Local == "*", space: t.URI}
	switch {
	case t.Prefix == "*", t.Prefix == "" && t.URI == "" && t.Local == "*":
		test.anySpace = true
	case t.Prefix == "xml":
		test.space = "http://www.w3.org/XML/1998/namespace"
	case t.Prefix != "":
		test.space = r.result.prefixes[t.Prefix]
	}
	return test
}

func (r *reader) kindTest(kind helium.ElementType, name string) nodeTest {
	if name == "" {
		name = "*"
	}
	prefix, local, prefixed := strings.Cut(name, ":")
	if !prefixed {
		prefix, local = "", name
	}
	return r.nameTest(kind, xpath3.NameTest{Prefix: prefix, Local: local})
}

func typeTest(kind helium.ElementType, t xpath3.TypeTest) (nodeTest, bool) {
	if kind == helium.AttributeNode {
		return nodeTest{kind: kind, anySpace: true, anyName: true}, t.Kind == xpath3.NodeKindNode
	}
	switch t.Kind {
	case xpath3.NodeKindText:
		return nodeTest{kind: helium.TextNode, anySpace: true, anyName: true}, true
	case xpath3.NodeKindComment:
		return nodeTest{kind: helium.CommentNode, anySpace: true, anyName: true}, true
	case xpath3.NodeKindNode:
		return nodeTest{anyKind: true, anySpace: true, anyName: true}, true
	}
	return nodeTest{}, false
}

// accepts reports whether a node of that kind and name passes the test.
func (t nodeTest) accepts(n nodeName) bool {
	switch {
	case t.anyKind:
		return n.kind != helium.AttributeNode && n.kind != helium.DocumentNode
	case t.kind != n.kind:
		return false
	}
	return (t.anyName || t.local == n.local) && (t.anySpace || t.space == n.space)
}

func (p *path) mayMatch(n nodeName) bool {
	if len(p.segments) == 0 {
		return n.kind == helium.DocumentNode
	}
	last := p.segments[len(p.segments)-1]
	return last[len(last)-1].test.accepts(n)
}

func (p *path) matches(r *run, n helium.Node, f *frame) bool {
	at := &frame{outer: f, node: n}
	for i := len(p.segments) - 1; i >= 0; i-- {
		if i < len(p.segments)-1 {
			n = n.Parent() // of what the segment after this one matched
		}
		var top helium.Node
		for ; n != nil && top == nil; n = n.Parent() {
			top = p.fit(r, i, n, at)
			if i == len(p.segments)-1 {
				break // the last step is the node itself
			}
		}
		if top == nil {
			return false
		}
		n = top
	}
	return true
}

// fit returns the topmost node that a segment takes if it ends in n, or nil if it does not
// fit there. Names are compared before predicates are evaluated, which may take long.
func (p *path) fit(r *run, segment int, n helium.Node, f *frame) helium.Node {
	steps := p.segments[segment]
	top := n
	for i, at := len(steps)-1, n; i >= 0; i-- {
		if at == nil || !steps[i].test.accepts(nameOf(at)) {
			return nil
		}
		top, at = at, at.Parent()
	}
	if segment == 0 && p.anchored && !isDocument(top.Parent()) {
		return nil
	}
	for i, at := len(steps)-1, n; i >= 0; i-- {
		if !r.satisfies(steps[i].predicates, at, f) {
			return nil
		}
		at = at.Parent()
	}
	return top
}

func isDocument(n helium.Node) bool { return n != nil && n.Type() == helium.DocumentNode }

// satisfies evaluates the predicates of a step at a node.
func (r *run) satisfies(predicates []*query, n helium.Node, f *frame) bool {
	for _, p := range predicates {
		yes, err := r.holdsAt(p, f, n)
		if err != nil || !yes {
			return false // an error in a pattern is no match (XSLT 2.0, 5.5.4)
		}
	}
	return true
}

// isCondition reports whether a predicate cannot be a number, which would stand for a
// position.
func isCondition(e xpath3.Expr) bool {
	switch e := e.(type) {
	case xpath3.LocationPath, *xpath3.LocationPath, xpath3.RootExpr, xpath3.QuantifiedExpr,
		xpath3.InstanceOfExpr, xpath3.CastableExpr, xpath3.UnionExpr, xpath3.IntersectExceptExpr:
		return true
	case xpath3.BinaryExpr:
		return isComparison(e.Op)
	case xpath3.FunctionCall:
		return (e.Prefix == "" || e.Prefix == "fn") && conditions[e.Name]
	case xpath3.FilterExpr:
		return isCondition(e.Expr)
	case xpath3.PathExpr:
		return e.Path != nil
	case xpath3.LiteralExpr:
		_, text := e.Value.(string)
		return text
	}
	return false
}

func isComparison(op xpath3.TokenType) bool {
	switch op {
	case xpath3.TokenAnd, xpath3.TokenOr, xpath3.TokenEquals, xpath3.TokenNotEquals, xpath3.TokenLess, xpath3.TokenLessEq,
		xpath3.TokenGreater, xpath3.TokenGreaterEq, xpath3.TokenEq, xpath3.TokenNe, xpath3.TokenLt, xpath3.TokenLe,
		xpath3.TokenGt, xpath3.TokenGe, xpath3.TokenIs, xpath3.TokenNodePre, xpath3.TokenNodeFol:
		return true
	}
	return false
}

// conditions are functions whose result is no number.
var conditions = map[string]bool{
	"not": true, "exists": true, "empty": true, "boolean": true, "true": true, "false": true, "contains": true,
	"starts-with": true, "ends-with": true, "matches": true, "lang": true, "deep-equal": true, "has-children": true,
	"id": true, "key": true, "normalize-space": true, "string": true, "name": true, "local-name": true, "current": true,
}

// counts reports whether an expression asks for a position.
func (r *reader) counts(e *xpath3.Expression) bool {
	return slices.ContainsFunc(e.StaticReferences(r.result.prefixes).FunctionNames, func(f xpath3.FunctionNameRef) bool {
		return f.Name == "position" || f.Name == "last"
	})
}
