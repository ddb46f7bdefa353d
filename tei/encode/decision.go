package encode

import (
	"cmp"
	"slices"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A taken decision still points to its element, whose path is known only when the
// document is finished.
type taken struct {
	Decision
	made *etree.Element
}

// decide records what a rule of the profile took a piece of the transcription for.
func (e *encoder) decide(at source.Span, rule notation.Name, made *etree.Element, what string, guess bool) {
	e.decisions = append(e.decisions, taken{Decision{
		Span: at, What: what, Rule: rule.Text, Place: rule.Place(), Guess: guess,
	}, made})
}

// conclude records a decision that rests on no rule of the profile.
func (e *encoder) conclude(at source.Span, rule string, made *etree.Element, what string, guess bool) {
	e.decisions = append(e.decisions, taken{Decision{Span: at, What: what, Rule: rule, Guess: guess}, made})
}

// settled returns the decisions in the order of the transcription, with the paths
// of their elements.
func (e *encoder) settled() []Decision {
	list := make([]Decision, len(e.decisions))
	paths := tei.Paths(e.doc.root)
	for i, d := range e.decisions {
		list[i] = d.Decision
		list[i].Path = paths[d.made]
	}
	slices.SortStableFunc(list, func(a, b Decision) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	return list
}
