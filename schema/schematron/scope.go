package schematron

import (
	"context"
	"fmt"

	"github.com/lestrrat-go/helium"
	"github.com/lestrrat-go/helium/xpath3"
)

// A frame is the variables of a schema, a pattern or a rule, at a node. A variable is
// worked out when it is first used.
type frame struct {
	outer  *frame
	node   helium.Node
	lets   map[string]*let
	values map[string]xpath3.Sequence
	open   map[string]bool // those being worked out
}

func newFrame(outer *frame, node helium.Node, lets []*let) *frame {
	f := &frame{outer: outer, node: node}
	if len(lets) > 0 {
		f.lets = make(map[string]*let, len(lets))
		f.values = make(map[string]xpath3.Sequence, len(lets))
		f.open = map[string]bool{}
		for _, l := range lets {
			f.lets[l.name] = l
		}
	}
	return f
}

// ResolveVariable implements [xpath3.VariableResolver] for the frame of the evaluation.
func (r *run) ResolveVariable(_ context.Context, name string) (xpath3.Sequence, bool, error) {
	name = localName(name)
	for f := r.frame; f != nil; f = f.outer {
		if l, ok := f.lets[name]; ok {
			value, err := r.value(l, f)
			return value, true, err
		}
	}
	value, ok := r.xsltVariable(name)
	return value, ok, nil
}

func (r *run) value(l *let, f *frame) (xpath3.Sequence, error) {
	if v, ok := f.values[l.name]; ok {
		return v, nil
	}
	if f.open[l.name] {
		return nil, fmt.Errorf("the variable $%s refers to itself", l.name)
	}
	if l.value == nil {
		return xpath3.SingleNode(l.content.node), nil
	}
	f.open[l.name] = true
	defer delete(f.open, l.name)
	result, err := r.evaluate(l.value, f)
	if err != nil {
		return nil, err
	}
	f.values[l.name] = result.Sequence()
	return result.Sequence(), nil
}
