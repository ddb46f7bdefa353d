package schematron

import (
	"context"
	"errors"
	"slices"

	"github.com/lestrrat-go/helium"
	"github.com/lestrrat-go/helium/xpath3"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/tei/diag"
)

// ValidateOptions says how to validate. The zero value is the default.
type ValidateOptions struct {
	MaxErrors int  // findings after which no more are told; 0 means all
	Verbose   bool // findings name the assertion in the schema
}

// maxOperations bounds the evaluation of one expression at one node. An expression that
// exceeds it is not evaluated again in the document.
const maxOperations = 50_000_000

// A run is the validation of one document.
type run struct {
	schema  *Schema
	tree    *tree.Tree
	options ValidateOptions

	ctx       context.Context
	evaluator xpath3.Evaluator
	state     *xpath3.EvalState
	depth     int    // of evaluations that wait for others
	frame     *frame // of the evaluation

	global    *frame
	patterns  map[*pattern]*frame
	groups    map[nodeName][]group
	selected  map[*selection]map[helium.Node]bool
	indexes   map[*key]keyIndex
	globals   map[string]xpath3.Sequence // variables of XSLT
	broken    map[*query]bool
	constants map[*constant]xpath3.Sequence

	documents map[string]*helium.Document // that expressions asked for

	found diag.List
	told  map[telling]told
}

// A group is the rules of a pattern that nodes of one name may match, in order.
type group struct {
	pattern *pattern
	rules   []*rule
}

// Validate checks a document. One finding of a rule in several languages makes one
// diagnostic.
func (s *Schema) Validate(t *tree.Tree, o ValidateOptions) diag.List {
	r := &run{
		schema: s, tree: t, options: o,
		ctx:       context.Background(),
		patterns:  map[*pattern]*frame{},
		groups:    map[nodeName][]group{},
		selected:  map[*selection]map[helium.Node]bool{},
		indexes:   map[*key]keyIndex{},
		constants: map[*constant]xpath3.Sequence{},
		broken:    map[*query]bool{},
		globals:   map[string]xpath3.Sequence{},
		documents: map[string]*helium.Document{},
		told:      map[telling]told{},
	}
	r.global = newFrame(nil, t.Document, slices.Concat(s.shared, s.lets))
	for _, p := range s.patterns {
		r.patterns[p] = newFrame(r.global, t.Document, p.lets)
	}
	r.evaluator = r.newEvaluator()
	r.state = r.evaluator.NewEvalState(t.Document)
	r.visit(t.Document)
	return finding.Limit(r.found.Sorted(), o.MaxErrors)
}

func (r *run) newEvaluator() xpath3.Evaluator {
	e := xpath3.NewEvaluator(xpath3.EvalBorrowing).
		Namespaces(r.schema.prefixes).
		Functions(nil, r.functions()).
		VariableResolver(r).
		URIResolver(r.schema.files).
		BaseURI(r.schema.files.base).
		DocOrderCache(xpath3.NewDocOrderCache()).
		OpLimit(maxOperations)
	if r.schema.xpath1 {
		e = e.XPath10Compat()
	}
	return e
}

// visit checks a node and all in it. It does not call itself, because documents may be
// deep.
func (r *run) visit(top helium.Node) {
	for n := top; n != nil; n = following(n, top) {
		r.node(n)
		if e, ok := n.(*helium.Element); ok {
			for _, a := range e.Attributes() {
				r.node(a)
			}
		}
	}
}

// following returns the node after n in document order; nil at the end.
func following(n, top helium.Node) helium.Node {
	if c := n.FirstChild(); c != nil {
		return c
	}
	for n != nil && n != top {
		if next := n.NextSibling(); next != nil {
			return next
		}
		n = n.Parent()
	}
	return nil
}

// node checks a node by the first rule of each pattern that it matches.
func (r *run) node(n helium.Node) {
	name := nameOf(n)
	groups, ok := r.groups[name]
	if !ok {
		groups = r.schema.groups(name)
		r.groups[name] = groups
	}
	for _, g := range groups {
		for _, rule := range g.rules {
			if rule.context.matches(r, n, name, r.patterns[g.pattern]) {
				r.apply(rule, n)
				break
			}
		}
	}
}

func (s *Schema) groups(name nodeName) []group {
	var groups []group
	for _, p := range s.patterns {
		g := group{pattern: p}
		for _, rule := range p.rules {
			if rule.context.mayMatch(name) {
				g.rules = append(g.rules, rule)
			}
		}
		if len(g.rules) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

func (r *run) apply(rule *rule, n helium.Node) {
	f := newFrame(r.patterns[rule.pattern], n, rule.lets)
	for _, c := range rule.checks {
		if r.broken[c.test] {
			continue
		}
		holds, err := r.holdsAt(c.test, f, n)
		switch {
		case err != nil:
			r.failed(c.test, f, err)
		case holds == c.report:
			r.find(c, f)
		}
	}
}

// evaluate evaluates an expression for the node of a frame.
func (r *run) evaluate(q *query, f *frame) (*xpath3.Result, error) {
	return r.evaluateAt(q.expr, f, f.node)
}

// evaluateAt evaluates an expression at a node that may be another than the frame's,
// which is what current() stands for.
func (r *run) evaluateAt(e *xpath3.Expression, f *frame, at helium.Node) (*xpath3.Result, error) {
	outer := r.frame
	r.frame = f
	r.depth++
	defer func() { r.frame, r.depth = outer, r.depth-1 }()
	return r.evaluator.Evaluate(r.ctx, e, at)
}

// holdsAt returns the effective boolean value of an expression.
func (r *run) holdsAt(q *query, f *frame, at helium.Node) (bool, error) {
	if r.depth > 0 {
		result, err := r.evaluateAt(q.expr, f, at)
		if err != nil {
			return false, err
		}
		return xpath3.EBV(result.Sequence())
	}
	r.frame, r.depth = f, 1
	defer func() { r.frame, r.depth = nil, 0 }()
	result, err := q.expr.EvaluateReuse(r.ctx, r.state, at)
	if err != nil {
		return false, err
	}
	return xpath3.EBV(result.Sequence())
}

// nodes returns the set of nodes that an expression selects. What fails selects none, as
// it is with patterns (XSLT 2.0, 5.5.4), and is reported.
func (r *run) nodes(q *query, e *xpath3.Expression, f *frame, at helium.Node) map[helium.Node]bool {
	set := map[helium.Node]bool{}
	if e == nil || r.broken[q] {
		return set
	}
	result, err := r.evaluateAt(e, f, at)
	if err != nil {
		r.failed(q, f, err)
		r.broken[q] = true
		return set
	}
	nodes, _ := xpath3.NodesFrom(result.Sequence())
	for _, n := range nodes {
		set[n] = true
	}
	return set
}

// endless reports whether an expression was given up.
func endless(err error) bool {
	return errors.Is(err, xpath3.ErrOpLimit) || errors.Is(err, xpath3.ErrNodeSetLimit)
}
