package schematron

import (
	"slices"

	"github.com/lestrrat-go/helium/xpath3"
)

// operands returns patterns that together match what e matches. A union is taken apart,
// also one in parentheses: (a|b)/c[@n] is a/c[@n] and b/c[@n]; (a|b)[@n] is a[@n] and b[@n].
func (r *reader) operands(e xpath3.Expr) []xpath3.Expr {
	switch e := e.(type) {
	case xpath3.UnionExpr:
		return append(r.operands(e.Left), r.operands(e.Right)...)
	case xpath3.SequenceExpr:
		var all []xpath3.Expr
		for _, item := range e.Items {
			all = append(all, r.operands(item)...)
		}
		return all
	case xpath3.FilterExpr:
		return r.filtered(e)
	case xpath3.PathExpr:
		if e.Path != nil {
			return r.continued(e)
		}
	}
	return []xpath3.Expr{e}
}

// filtered moves predicates to the steps that they are about, if all of them are
// conditions: a position would count other nodes there.
func (r *reader) filtered(e xpath3.FilterExpr) []xpath3.Expr {
	var all []xpath3.Expr
	for _, operand := range r.operands(e.Expr) {
		l := locationPath(operand)
		if l == nil || len(l.Steps) == 0 || !r.areConditions(e.Predicates) {
			return []xpath3.Expr{e}
		}
		steps := slices.Clone(l.Steps)
		last := &steps[len(steps)-1]
		last.Predicates = slices.Concat(last.Predicates, e.Predicates)
		all = append(all, xpath3.LocationPath{Absolute: l.Absolute, Steps: steps})
	}
	return all
}

func (r *reader) continued(e xpath3.PathExpr) []xpath3.Expr {
	var all []xpath3.Expr
	for _, operand := range r.operands(e.Filter) {
		l := locationPath(operand)
		if l == nil {
			return []xpath3.Expr{e}
		}
		all = append(all, xpath3.LocationPath{Absolute: l.Absolute, Steps: slices.Concat(l.Steps, e.Path.Steps)})
	}
	return all
}

func (r *reader) areConditions(predicates []xpath3.Expr) bool {
	for _, p := range predicates {
		expr, err := xpath3.NewCompiler().CompileExpr(p)
		if err != nil || !isCondition(p) || r.counts(expr) {
			return false
		}
	}
	return true
}
