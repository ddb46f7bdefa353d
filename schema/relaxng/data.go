package relaxng

import (
	"errors"
	"fmt"
	"strings"

	"github.com/siglum/siglum/schema/datatype"
	"github.com/siglum/siglum/schema/relaxng/syntax"
)

// datatypes holds the datatypes of a schema, each compiled once.
type datatypes map[typeKey]compiled

// A typeKey is library, name and parameters.
type typeKey struct{ library, name, params string }

type compiled struct {
	datatype *datatype.Datatype
	err      error
}

func (ts datatypes) compile(library, name string, params []datatype.Param) (*datatype.Datatype, error) {
	key := typeKey{library, name, paramKey(params)}
	c, ok := ts[key]
	if !ok {
		c.datatype, c.err = datatype.New(library, name, params)
		ts[key] = c
	}
	return c.datatype, c.err
}

// paramKey writes parameters so that different ones differ.
func paramKey(params []datatype.Param) string {
	if len(params) == 0 {
		return ""
	}
	var key strings.Builder
	for _, p := range params {
		fmt.Fprintf(&key, "%s=%d:%s;", p.Name, len(p.Value), p.Value)
	}
	return key.String()
}

func (s *simplifier) data(p *syntax.Data, sc *grammarScope) Pattern {
	params := make([]datatype.Param, len(p.Params))
	for i := range p.Params {
		params[i] = datatype.Param{Name: p.Params[i].Name, Value: p.Params[i].Value}
	}
	d := &Data{Span: p.Span}
	var err error
	if d.Type, err = s.types.compile(p.Library, p.Type, params); err != nil {
		s.badType(p, err)
	}
	if except := s.exception(p, sc); except != Pattern(s.notAllowed) {
		d.Except = except
	}
	return d
}

// exception simplifies the exception of a data pattern (4.12); notAllowed if there is
// none (4.20).
func (s *simplifier) exception(p *syntax.Data, sc *grammarScope) Pattern {
	if len(p.Except) == 0 {
		return s.notAllowed
	}
	return s.fold(p.Except, sc, s.choice)
}

func (s *simplifier) value(p *syntax.Value) Pattern {
	v := &Value{Text: p.Text, Documentation: p.Documentation, Span: p.Span}
	var err error
	if v.Type, err = s.types.compile(p.Library, p.Type, nil); err != nil {
		s.badType(p, err)
		return v
	}
	if v.Value, err = v.Type.Value(p.Text, valueContext{p}); err != nil {
		s.report(CodeDatatype, p.Span, "", "RELAX NG 4.16: the value %q is not of the datatype %s: %s", p.Text, p.Type, err)
	}
	return v
}

// badType says why a datatype cannot be had (4.16).
func (s *simplifier) badType(p syntax.Pattern, err error) {
	at, help := p.At(), ""
	var wrong *datatype.DefinitionError
	if errors.As(err, &wrong) {
		help = wrong.Help
		if d, ok := p.(*syntax.Data); ok && wrong.Param >= 0 && wrong.Param < len(d.Params) {
			at = d.Params[wrong.Param].Span
		}
	}
	s.report(CodeDatatype, at, help, "RELAX NG 4.16: %s", err)
}

// A valueContext is the namespaces in scope of a value in the schema.
type valueContext struct{ value *syntax.Value }

func (c valueContext) Namespace(prefix string) (string, bool) {
	if prefix == "" {
		return c.value.NS, true
	}
	return c.value.Scope.Namespace(prefix)
}

func (c valueContext) UnparsedEntity(string) bool { return false }
