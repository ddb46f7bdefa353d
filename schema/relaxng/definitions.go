package relaxng

import (
	"fmt"

	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/tei/diag"
)

// The codes of mistakes that simplification finds.
const (
	CodeCombine   diag.Code = "schema-combine"    // definitions that cannot be joined
	CodeReference diag.Code = "schema-reference"  // references to nothing, or in a circle
	CodeNameClass diag.Code = "schema-name-class" // RELAX NG 4.16
	CodeDatatype  diag.Code = "schema-datatype"   // an unknown datatype or wrong parameter
)

// A grammarScope is the definitions of one grammar pattern.
type grammarScope struct {
	outer *grammarScope // of the grammar around it, which parentRef refers to
	defs  map[string]*definition
	order []*definition
}

// A definition is all definitions of one name in a grammar, joined (RELAX NG 4.17).
type definition struct {
	name    string // "" of the start
	scope   *grammarScope
	parts   []*syntax.Define
	plain   *syntax.Define // the part that does not say how to combine; nil if none
	combine syntax.Combine

	progress progress
	pattern  Pattern // once simplified
}

// A progress says how far a definition is simplified.
type progress uint8

const (
	untouched progress = iota
	inProgress
	simplified
)

// scope collects the definitions of a grammar.
func (s *simplifier) scope(g *syntax.Grammar, outer *grammarScope) *grammarScope {
	sc := &grammarScope{outer: outer, defs: map[string]*definition{}}
	s.scopes = append(s.scopes, sc)
	for _, d := range s.flatten(g.Content) {
		def := sc.defs[d.Name]
		if def == nil {
			def = &definition{name: d.Name, scope: sc}
			sc.defs[d.Name] = def
			sc.order = append(sc.order, def)
		}
		s.join(def, d)
	}
	if sc.defs[""] == nil {
		s.report(CodeReference, g.Span, "say what the outermost element is: <start>…</start>, in the compact syntax start = …",
			"RELAX NG 4.18: the grammar has no start")
	}
	return sc
}

// join adds one more definition of the same name.
func (s *simplifier) join(def *definition, d *syntax.Define) {
	switch {
	case d.Combine == syntax.NoCombine && def.plain != nil:
		s.combineError(d, def.plain, fmt.Sprintf("%s is defined twice, and neither definition says how to combine them", called(d.Name)))
	case d.Combine == syntax.NoCombine:
		def.plain = d
	case d.Combine == def.combine:
	case def.combine == syntax.NoCombine:
		def.combine = d.Combine
	default:
		s.combineError(d, def.parts[0], fmt.Sprintf("%s is combined by choice and by interleave", called(d.Name)))
	}
	def.parts = append(def.parts, d)
}

func (s *simplifier) combineError(d, earlier *syntax.Define, message string) {
	s.diags = append(s.diags, diag.Diagnostic{
		Code:    CodeCombine,
		Message: "RELAX NG 4.17: " + message,
		Span:    d.Span,
		Related: []diag.Related{{Span: earlier.Span, Message: "it is first defined here"}},
		Help:    "remove one, or give all but one the same combine attribute, choice or interleave (in the compact syntax: |= or &=)",
	})
}

// called names a definition in messages.
func called(name string) string {
	if name == "" {
		return "the start"
	}
	return name
}

// flatten returns the definitions in a grammar, those of includes and divs among
// them (RELAX NG 4.7, 4.11).
func (s *simplifier) flatten(content []syntax.Component) []*syntax.Define {
	var defs []*syntax.Define
	for _, c := range content {
		switch c := c.(type) {
		case *syntax.Define:
			defs = append(defs, c)
		case *syntax.Div:
			defs = append(defs, s.flatten(c.Content)...)
		case *syntax.Include:
			defs = append(defs, s.included(c)...)
		}
	}
	return defs
}

// included returns the definitions that an include stands for: those of the other
// grammar, less those that the include defines anew, and these.
func (s *simplifier) included(c *syntax.Include) []*syntax.Define {
	anew := s.flatten(c.Content)
	target := s.loader.include[c]
	if target == nil || s.tooManyIncludes(c) {
		return anew
	}
	theirs := s.flatten(target.Root.(*syntax.Grammar).Content)
	replaced := make(map[string]bool, len(anew)) // true once one of theirs is found
	for _, d := range anew {
		replaced[d.Name] = false
	}
	kept := make([]*syntax.Define, 0, len(theirs)+len(anew))
	for _, d := range theirs {
		if _, ok := replaced[d.Name]; ok {
			replaced[d.Name] = true
		} else {
			kept = append(kept, d)
		}
	}
	for _, d := range anew {
		if !replaced[d.Name] {
			s.report(CodeReference, d.Span,
				fmt.Sprintf("only what %s defines can be replaced here: correct the name, or move the definition out of the include", c.Href),
				"RELAX NG 4.7: %s is to be replaced, but %s does not define it", called(d.Name), c.Href)
		}
	}
	return append(kept, anew...)
}

// maxIncludes bounds the includes followed, of which there may be far more than files
// if files include each other more than once.
const maxIncludes = 10 * maxFiles

func (s *simplifier) tooManyIncludes(c *syntax.Include) bool {
	s.includes++
	if s.includes == maxIncludes {
		s.report(CodeInclude, c.Span, "", "RELAX NG 4.7: the schema includes files more than %d times", maxIncludes)
	}
	return s.includes >= maxIncludes
}
