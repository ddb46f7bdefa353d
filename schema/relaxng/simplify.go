package relaxng

import (
	"fmt"

	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A simplifier turns the full syntax into the simple form (RELAX NG 4). A definition is
// simplified once, and all references to it share the result, so that the
// expansion of 4.19 costs nothing. The content of elements waits in a queue: that is
// where definitions may refer to themselves.
type simplifier struct {
	loader *loader
	diags  diag.List

	queue     []pending
	externals map[external]Pattern
	types     datatypes
	scopes    []*grammarScope
	includes  int
	guesses   int

	// expanding is the definitions that are being simplified, outermost first.
	expanding []*definition
	// unreached is set while definitions are simplified that no reference from the start
	// leads to; those may go in circles (4.19).
	unreached bool

	// spans is where the compound patterns of the schema's author stand, for messages.
	spans map[Pattern]source.Span
	start source.Span // of the whole schema

	// shared is the compound patterns that definitions and external references stand for:
	// all others are in one place only.
	shared map[Pattern]bool
	names  names

	text       *Text
	empty      *Empty
	notAllowed *NotAllowed
}

// A pending is an element whose content is to be simplified.
type pending struct {
	element *Element
	content []syntax.Pattern
	scope   *grammarScope
}

// An external is a file that an externalRef in a scope stands for.
type external struct {
	schema *syntax.Schema
	scope  *grammarScope
}

func newSimplifier(l *loader) *simplifier {
	return &simplifier{
		loader:     l,
		externals:  map[external]Pattern{},
		types:      datatypes{},
		spans:      map[Pattern]source.Span{},
		shared:     map[Pattern]bool{},
		names:      names{},
		text:       &Text{},
		empty:      &Empty{},
		notAllowed: &NotAllowed{},
	}
}

// grammar simplifies a whole schema.
func (s *simplifier) grammar(schema *syntax.Schema) *Grammar {
	s.start = schema.Root.At()
	g := &Grammar{
		Start:   s.pattern(schema.Root, nil),
		Files:   s.loader.files,
		Foreign: s.loader.foreign,
	}
	s.drain()
	s.unreachable()
	return g
}

// drain simplifies the content of elements until none is left.
func (s *simplifier) drain() {
	for len(s.queue) > 0 {
		last := len(s.queue) - 1
		p := s.queue[last]
		s.queue = s.queue[:last]
		p.element.Content = s.group(p.content, p.scope)
	}
}

func (s *simplifier) report(code diag.Code, span source.Span, help, format string, args ...any) {
	s.diags = append(s.diags, diag.Diagnostic{
		Code:    code,
		Message: fmt.Sprintf(format, args...),
		Span:    span,
		Help:    help,
	})
}

// pattern simplifies a pattern. The scope is that of the grammar around it; nil if
// there is none.
func (s *simplifier) pattern(p syntax.Pattern, sc *grammarScope) Pattern {
	switch p := p.(type) {
	case *syntax.Element:
		return s.element(p, sc)
	case *syntax.Attribute:
		return s.attribute(p, sc)
	case *syntax.Compound:
		return s.compound(p, sc)
	case *syntax.Ref:
		return s.ref(p, sc)
	case *syntax.Data:
		return s.data(p, sc)
	case *syntax.Value:
		return s.value(p)
	case *syntax.Empty:
		return s.empty
	case *syntax.Text:
		return s.text
	case *syntax.ExternalRef:
		return s.external(p, sc)
	case *syntax.Grammar:
		return s.nested(p, sc)
	}
	return s.notAllowed
}

// element makes an element of which the content is not yet known.
func (s *simplifier) element(p *syntax.Element, sc *grammarScope) Pattern {
	e := &Element{
		Name:          s.nameClass(p.Name),
		Define:        s.definedAs(),
		Documentation: p.Documentation,
		Span:          p.Span,
	}
	s.queue = append(s.queue, pending{e, p.Content, sc})
	return e
}

// definedAs returns the name of the definition that is being simplified.
func (s *simplifier) definedAs() string {
	if len(s.expanding) == 0 {
		return ""
	}
	return s.expanding[len(s.expanding)-1].name
}

func (s *simplifier) attribute(p *syntax.Attribute, sc *grammarScope) Pattern {
	name := s.nameClass(p.Name)
	s.checkAttributeName(p.Name)
	content := Pattern(s.text) // 4.12
	if len(p.Content) > 0 {
		content = s.group(p.Content, sc)
	}
	if content == Pattern(s.notAllowed) {
		return content // 4.20
	}
	return &Attribute{Name: name, Content: content, Documentation: p.Documentation, Span: p.Span}
}

// nested simplifies a grammar to its start (4.18).
func (s *simplifier) nested(g *syntax.Grammar, outer *grammarScope) Pattern {
	sc := s.scope(g, outer)
	start := sc.defs[""]
	if start == nil {
		return s.notAllowed
	}
	if outer == nil {
		s.start = start.parts[0].Span
	}
	return s.definition(start, g.Span)
}

func (s *simplifier) external(p *syntax.ExternalRef, sc *grammarScope) Pattern {
	target := s.loader.targets[p]
	if target == nil || target.Root == nil {
		return s.notAllowed
	}
	key := external{target, sc}
	result, ok := s.externals[key]
	if !ok {
		result = s.pattern(target.Root, sc)
		s.externals[key] = result
		s.shared[result] = true
	}
	return result
}
