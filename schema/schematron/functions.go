package schematron

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/lestrrat-go/helium"
	"github.com/lestrrat-go/helium/xpath3"
)

// A function is one that expressions may call.
type function struct {
	fewest, most int
	call         func(ctx context.Context, args []xpath3.Sequence) (xpath3.Sequence, error)
}

func (f function) MinArity() int { return f.fewest }
func (f function) MaxArity() int { return f.most }
func (f function) Call(ctx context.Context, args []xpath3.Sequence) (xpath3.Sequence, error) {
	return f.call(ctx, args)
}

// functions returns the functions of a run: those of XSLT, those of the schema, and in
// place of helium's those that would reach out of the schema and the document.
func (r *run) functions() map[xpath3.QualifiedName]xpath3.Function {
	all := map[xpath3.QualifiedName]xpath3.Function{}
	add := func(name string, fewest, most int, call func(context.Context, []xpath3.Sequence) (xpath3.Sequence, error)) {
		all[xpath3.QualifiedName{URI: xpath3.NSFn, Name: name}] = function{fewest, most, call}
	}
	add("current", 0, 0, r.fnCurrent)
	add("key", 2, 3, r.fnKey)
	add("document", 1, 2, r.fnDocument)
	add("doc", 1, 1, r.fnDocument)
	add("doc-available", 1, 1, r.fnDocAvailable)
	add("generate-id", 0, 1, fnGenerateID)
	add("system-property", 1, 1, fnSystemProperty)
	add("element-available", 1, 1, fnFalse)
	add("function-available", 1, 2, r.fnFunctionAvailable)
	add("unparsed-entity-uri", 1, 1, fnNoString)
	add("environment-variable", 1, 1, fnNothing)
	add("available-environment-variables", 0, 0, fnNothing)
	all[xpath3.QualifiedName{URI: namespaceOwn, Name: constantFunction}] = function{1, 1, r.fnConstant}
	if r.schema.xpath1 {
		add("sum", 1, 1, fnSum)
	}
	r.addXSLTFunctions(all)
	return all
}

// fnCurrent is the node that the rule, or the pattern of its context, is about (XSLT 2.0,
// 16.6.1).
func (r *run) fnCurrent(context.Context, []xpath3.Sequence) (xpath3.Sequence, error) {
	if r.frame == nil {
		return xpath3.EmptySequence(), nil
	}
	return xpath3.SingleNode(r.frame.node), nil
}

// fnGenerateID names a node by its number in the document, so that the same document gets the
// same names in each run.
func fnGenerateID(ctx context.Context, args []xpath3.Sequence) (xpath3.Sequence, error) {
	n := xpath3.FnContextNode(ctx)
	if len(args) > 0 {
		nodes, ok := xpath3.NodesFrom(args[0])
		switch {
		case !ok:
			return nil, fmt.Errorf("generate-id() takes a node")
		case len(nodes) == 0:
			return xpath3.SingleString(""), nil
		}
		n = nodes[0]
	}
	if n == nil {
		return nil, fmt.Errorf("generate-id() needs a context node")
	}
	kind := "n"
	if n.Type() == helium.DocumentNode {
		kind = "d"
	}
	return xpath3.SingleString(kind + strconv.Itoa(n.Line())), nil
}

// fnSystemProperty answers what rules ask to find out where they run (XSLT 2.0, 16.6.5).
func fnSystemProperty(_ context.Context, args []xpath3.Sequence) (xpath3.Sequence, error) {
	switch name := localName(stringOf(args[0])); name {
	case "version":
		return xpath3.SingleString("3.0"), nil
	case "vendor", "product-name":
		return xpath3.SingleString("Siglum"), nil
	}
	return xpath3.SingleString(""), nil
}

func (r *run) fnFunctionAvailable(_ context.Context, args []xpath3.Sequence) (xpath3.Sequence, error) {
	name := stringOf(args[0])
	_, mine := own[name]
	return xpath3.SingleBoolean(mine || xpath3.IsBuiltinFunction(name)), nil
}

func fnFalse(context.Context, []xpath3.Sequence) (xpath3.Sequence, error) {
	return xpath3.SingleBoolean(false), nil
}

func fnNoString(context.Context, []xpath3.Sequence) (xpath3.Sequence, error) {
	return xpath3.SingleString(""), nil
}

// fnSum is the sum of XPath 1.0 (4.4), in which a value that is no number makes the sum
// none, where later versions have an error.
func fnSum(_ context.Context, args []xpath3.Sequence) (xpath3.Sequence, error) {
	sum := 0.0
	for _, text := range stringsOf(args[0]) {
		n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if err != nil {
			n = math.NaN()
		}
		sum += n
	}
	return xpath3.SingleDouble(sum), nil
}

// fnNothing stands for functions that would tell of the machine.
func fnNothing(context.Context, []xpath3.Sequence) (xpath3.Sequence, error) {
	return xpath3.EmptySequence(), nil
}

// stringsOf returns the string values of the items of a sequence.
func stringsOf(s xpath3.Sequence) []string {
	var values []string
	if s == nil {
		return nil
	}
	for i := range s.Len() {
		if v, err := xpath3.AtomizeItem(s.Get(i)); err == nil {
			if text, err := xpath3.AtomicToString(v); err == nil {
				values = append(values, text)
			}
		}
	}
	return values
}

func stringOf(s xpath3.Sequence) string {
	if all := stringsOf(s); len(all) > 0 {
		return all[0]
	}
	return ""
}
