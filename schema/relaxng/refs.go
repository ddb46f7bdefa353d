package relaxng

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// ref returns what a reference stands for (RELAX NG 4.18, 4.19).
func (s *simplifier) ref(p *syntax.Ref, sc *grammarScope) Pattern {
	in := sc
	if p.Parent && sc != nil {
		in = sc.outer
	}
	if in == nil {
		s.noGrammar(p)
		return s.notAllowed
	}
	def := in.defs[p.Name]
	if def == nil || p.Name == "" {
		s.undefined(p, in)
		return s.notAllowed
	}
	return s.definition(def, p.Span)
}

// definition returns the simplified pattern of a definition that something at a span
// refers to.
func (s *simplifier) definition(def *definition, from source.Span) Pattern {
	switch def.progress {
	case simplified:
		return def.pattern
	case inProgress:
		if !s.unreached {
			s.circle(def, from)
		}
		return s.notAllowed
	}
	def.progress = inProgress
	s.expanding = append(s.expanding, def)
	def.pattern = s.combined(def)
	s.expanding = s.expanding[:len(s.expanding)-1]
	def.progress = simplified
	s.shared[def.pattern] = true
	return def.pattern
}

// combined joins the parts of a definition (4.17).
func (s *simplifier) combined(def *definition) Pattern {
	result := s.group(def.parts[0].Content, def.scope)
	for _, d := range def.parts[1:] {
		p := s.group(d.Content, def.scope)
		if def.combine == syntax.CombineInterleave {
			result = s.interleave(result, p)
			s.place(result, d.Span)
		} else {
			result = s.choice(result, p)
		}
	}
	return result
}

// unreachable simplifies the definitions that nothing refers to, so that the mistakes in
// them are found.
func (s *simplifier) unreachable() {
	s.unreached = true
	for i := 0; i < len(s.scopes); i++ { // more may come while this goes on
		for _, def := range s.scopes[i].order {
			s.definition(def, source.Span{})
		}
		s.drain()
	}
}

func (s *simplifier) noGrammar(p *syntax.Ref) {
	if p.Parent {
		s.report(CodeReference, p.Span, "refer with ref to what the grammar itself defines",
			"RELAX NG 4.18: parentRef refers to %s in the grammar around this one, but there is none", p.Name)
		return
	}
	s.report(CodeReference, p.Span, "put the schema into a <grammar> that defines it",
		"RELAX NG 4.18: %s is referred to, but there is no grammar that could define it", p.Name)
}

// maxGuesses bounds the undefined names for which a similar name is looked for, which
// takes long if there are many.
const maxGuesses = 100

func (s *simplifier) undefined(p *syntax.Ref, in *grammarScope) {
	help := "define it, or correct the name"
	if s.guesses++; s.guesses <= maxGuesses {
		if near := diag.Nearest(p.Name, maps.Keys(in.defs)); near != "" {
			help = fmt.Sprintf("did you mean %s?", near)
		}
	}
	s.report(CodeReference, p.Span, help, "RELAX NG 4.18: %s is not defined", p.Name)
}

// maxWay bounds the definitions that a message about a circle names.
const maxWay = 10

// circle says that a definition comes to contain itself.
func (s *simplifier) circle(def *definition, from source.Span) {
	way := s.expanding[slices.Index(s.expanding, def):]
	if len(way) > maxWay {
		way = way[len(way)-maxWay:]
	}
	var names []string
	var related []diag.Related
	for _, d := range way {
		names = append(names, called(d.name))
		related = append(related, diag.Related{Span: d.parts[0].Span, Message: called(d.name) + " is defined here"})
	}
	if way[0] != def {
		names = append([]string{called(def.name), "…"}, names...)
	}
	s.diags = append(s.diags, diag.Diagnostic{
		Code:    CodeReference,
		Message: fmt.Sprintf("RELAX NG 4.19: %s contains itself: %s", called(def.name), strings.Join(append(names, called(def.name)), " → ")),
		Span:    from,
		Related: related,
		Help:    "a definition may refer to itself only inside of an element",
	})
}
