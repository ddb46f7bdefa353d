package schematron

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"github.com/lestrrat-go/helium"
	"github.com/lestrrat-go/helium/xpath3"
)

// Rules ask the same of the whole document again and again: count(//tei:p), at each
// node. Here expressions are rewritten so that what starts at the root, and depends on
// nothing else, is worked out once a document; and so that //tei:p looks for elements of that
// name instead of making a list of all nodes first.

// A constant is an expression that has one value in a document.
type constant struct {
	number int
	expr   *xpath3.Expression
}

const constantFunction = "constant"

// rewrite returns an expression with the same value as e.
func (r *reader) rewrite(e xpath3.Expr) xpath3.Expr {
	switch e := e.(type) {
	case nil:
		return nil
	case xpath3.InlineFunctionExpr:
		return e // has no context, so that "/" is an error in it
	case xpath3.LocationPath:
		return r.constant(r.rewritePath(e))
	case *xpath3.LocationPath:
		return r.constant(r.rewritePath(*e))
	}
	v := reflect.ValueOf(e)
	if v.Kind() != reflect.Struct {
		return e
	}
	if rewritten, ok := r.rewriteFields(v).Interface().(xpath3.Expr); ok {
		return rewritten
	}
	return e
}

// rewriteFields returns a copy of a struct in which the expressions are rewritten. helium
// has thirty kinds of expressions, and no way to walk them.
func (r *reader) rewriteFields(v reflect.Value) reflect.Value {
	copied := reflect.New(v.Type()).Elem()
	copied.Set(v)
	for i := range copied.NumField() {
		if f := copied.Field(i); f.CanSet() {
			f.Set(r.rewriteValue(f))
		}
	}
	return copied
}

func (r *reader) rewriteValue(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		if e, ok := v.Interface().(xpath3.Expr); ok {
			return reflect.ValueOf(r.rewrite(e))
		}
		if clause, ok := v.Interface().(xpath3.FLWORClause); ok && v.Elem().Kind() == reflect.Struct {
			return r.rewriteFields(reflect.ValueOf(clause))
		}
	case reflect.Pointer:
		if path, ok := v.Interface().(*xpath3.LocationPath); ok && path != nil {
			rewritten := r.rewritePath(*path)
			return reflect.ValueOf(&rewritten)
		}
	case reflect.Struct:
		return r.rewriteFields(v)
	case reflect.Slice:
		if v.Len() == 0 || v.Type().Elem().Kind() == reflect.Uint8 {
			return v
		}
		copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			copied.Index(i).Set(r.rewriteValue(v.Index(i)))
		}
		return copied
	}
	return v
}

// rewritePath rewrites the predicates of a path, and makes one step descendant::x of the
// two that //x stands for, unless a predicate counts children.
func (r *reader) rewritePath(l xpath3.LocationPath) xpath3.LocationPath {
	rewritten := xpath3.LocationPath{Absolute: l.Absolute}
	for i, s := range l.Steps {
		if fused := i > 0 && isAnywhere(l.Steps[i-1]) && s.Axis == xpath3.AxisChild && r.areConditions(s.Predicates); fused {
			rewritten.Steps = rewritten.Steps[:len(rewritten.Steps)-1]
			s.Axis = xpath3.AxisDescendant
		}
		s.Predicates = slices.Clone(s.Predicates)
		for j, p := range s.Predicates {
			s.Predicates[j] = r.rewrite(p)
		}
		rewritten.Steps = append(rewritten.Steps, s)
	}
	return rewritten
}

// constant returns a call in place of a path that selects the same nodes wherever it is
// evaluated in a document.
func (r *reader) constant(l xpath3.LocationPath) xpath3.Expr {
	if !l.Absolute || len(l.Steps) == 0 {
		return l
	}
	expr, err := xpath3.NewCompiler().CompileExpr(l)
	if err != nil || !r.isConstant(expr) {
		return l
	}
	c := &constant{len(r.result.constants), expr}
	r.result.constants = append(r.result.constants, c)
	return xpath3.FunctionCall{
		Name: "Q{" + namespaceOwn + "}" + constantFunction,
		Args: []xpath3.Expr{xpath3.LiteralExpr{Value: strconv.Itoa(c.number)}},
	}
}

// isConstant reports whether the value of an absolute path depends on the document
// alone: on no variable, and on no function but those of XPath.
func (r *reader) isConstant(e *xpath3.Expression) bool {
	refs := e.StaticReferences(r.result.prefixes)
	return len(refs.FreeVariables) == 0 && !slices.ContainsFunc(refs.FunctionNames, func(f xpath3.FunctionNameRef) bool {
		_, mine := own[f.Name]
		return mine && f.URI == xpath3.NSFn || f.URI != namespaceOwn && !xpath3.IsBuiltinFunctionNS(f.URI, f.Name)
	})
}

// fnConstant returns the value of a constant. In another document than the one that is
// validated it is worked out each time.
func (r *run) fnConstant(ctx context.Context, args []xpath3.Sequence) (xpath3.Sequence, error) {
	number, err := strconv.Atoi(stringOf(args[0]))
	if err != nil || number < 0 || number >= len(r.schema.constants) {
		return nil, fmt.Errorf("there is no constant %s", stringOf(args[0]))
	}
	c := r.schema.constants[number]
	n := xpath3.FnContextNode(ctx)
	if n == nil {
		return nil, fmt.Errorf("XPDY0002: a path that begins with / needs a context node")
	}
	if !within(n, []helium.Node{r.tree.Document}) {
		result, err := r.evaluateAt(c.expr, r.frame, n)
		if err != nil {
			return nil, err
		}
		return result.Sequence(), nil
	}
	if value, ok := r.constants[c]; ok {
		return value, nil
	}
	result, err := r.evaluateAt(c.expr, r.global, r.tree.Document)
	if err != nil {
		return nil, err
	}
	r.constants[c] = result.Sequence()
	return result.Sequence(), nil
}
