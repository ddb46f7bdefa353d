package schematron

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/lestrrat-go/helium/xpath3"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A query is a compiled expression.
type query struct {
	text string
	span source.Span        // of the attribute value
	expr *xpath3.Expression // nil if the expression is wrong
	ast  xpath3.Expr        // as written
}

// A functionName names a function of one number of arguments.
type functionName struct {
	uri, local string
	arity      int
}

// own are the functions of XSLT that this package adds to those of XPath, with the
// fewest and the most arguments.
var own = map[string][2]int{
	"current":             {0, 0},
	"document":            {1, 2},
	"key":                 {2, 3},
	"generate-id":         {0, 1},
	"system-property":     {1, 1},
	"element-available":   {1, 1},
	"function-available":  {1, 2},
	"unparsed-entity-uri": {1, 1},
}

// compile compiles an expression, and reports what can be known to be wrong with it. It
// returns an expression that is always usable.
func (r *reader) compile(text string, span source.Span) *query {
	q := &query{text: text, span: span}
	expr, err := xpath3.NewCompiler().Compile(text)
	if err == nil {
		err = expr.Validate(r.result.prefixes)
	}
	if err != nil {
		r.wrongExpression(err, span)
		return q
	}
	q.ast = expr.AST()
	q.expr = r.rewritten(q.ast, expr)
	r.result.files.touch(text)
	refs := expr.StaticReferences(r.result.prefixes)
	for _, name := range refs.FreeVariables {
		if r.variables[localName(name)] <= 0 {
			r.undefinedVariable(name, span)
		}
	}
	for _, f := range refs.FunctionNames {
		if !r.knows(f) {
			r.unknownFunction(f, span)
		}
	}
	return q
}

// rewritten compiles an expression anew after rewriting it.
func (r *reader) rewritten(ast xpath3.Expr, original *xpath3.Expression) *xpath3.Expression {
	expr, err := xpath3.NewCompiler().CompileExpr(r.rewrite(ast))
	if err != nil {
		return original
	}
	return expr
}

func (r *reader) undefinedVariable(name string, span source.Span) {
	help := `define it before: <let name="` + name + `" value="…"/>`
	seen := func(yield func(string) bool) {
		for n, count := range r.variables {
			if count > 0 && !yield(n) {
				return
			}
		}
	}
	if near := diag.Nearest(name, seen); near != "" {
		help = "did you mean $" + near + "?"
	}
	r.loader.report(CodeExpression, span, help, "the variable $%s is not defined here", name)
}

// knows reports whether there is a function of that name and number of arguments.
func (r *reader) knows(f xpath3.FunctionNameRef) bool {
	if n, ok := own[f.Name]; ok && f.URI == xpath3.NSFn && f.Arity >= n[0] && f.Arity <= n[1] {
		return true
	}
	return xpath3.BuiltinFunctionAcceptsArity(f.URI, f.Name, f.Arity) || r.functions[functionName{f.URI, f.Name, f.Arity}]
}

func (r *reader) unknownFunction(f xpath3.FunctionNameRef, span source.Span) {
	name := f.Name
	if f.Prefix != "" {
		name = f.Prefix + ":" + name
	}
	switch {
	case xpath3.IsBuiltinFunctionNS(f.URI, f.Name) || r.hasFunction(f.URI, f.Name):
		r.loader.report(CodeExpression, span, "", "the function %s() does not take %s", name, counted(f.Arity, "argument"))
	case f.URI == xpath3.NSFn:
		r.loader.report(CodeExpression, span, "", "there is no function %s()", name)
	default:
		r.loader.report(CodeUnsupported, span, "functions may be defined by xsl:function in the schema",
			"the function %s() is not supported: the schema does not define it (namespace %s)", name, f.URI)
	}
}

func (r *reader) hasFunction(uri, local string) bool {
	return slices.ContainsFunc(slices.Collect(maps.Keys(r.functions)), func(f functionName) bool {
		return f.uri == uri && f.local == local
	})
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// reason returns what helium says of an expression, for people: without the names of its
// packages and functions.
func reason(err error) string {
	s := err.Error()
	for _, prefix := range []string{"xpath3: ", "xslt3: "} {
		s = strings.ReplaceAll(s, prefix, "")
	}
	return strings.Join(strings.Fields(s), " ")
}

// wrongExpression reports what helium says of an expression.
func (r *reader) wrongExpression(err error, span source.Span) {
	if prefix, ok := strings.CutPrefix(reason(err), "XPST0081: undeclared namespace prefix: "); ok {
		r.loader.report(CodeExpression, span, fmt.Sprintf(`declare it: <ns prefix="%s" uri="…"/>`, prefix), "the prefix %q is not declared", prefix)
		return
	}
	r.loader.report(CodeExpression, span, "", "the expression is wrong: %s", reason(err))
}
