package encode

import (
	"cmp"
	"slices"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A foundSign is a sign of running text that a rule of the profile reads.
type foundSign struct {
	rule   *notation.BracketRule
	at     notation.Range
	groups map[string]notation.Range
}

// profileSigns returns the signs in a text, in its order. Of two that overlap it is the one that begins
// first, else the one whose rule stands first.
func (e *encoder) profileSigns(text string) []foundSign {
	var found []foundSign
	for _, r := range e.profile.Rules {
		if r.Sign == nil || e.inSpeaker && makesStage(r) {
			continue
		}
		for _, groups := range r.Sign.FindEach(text) {
			found = append(found, foundSign{r, groups[""], groups})
		}
	}
	slices.SortStableFunc(found, func(a, b foundSign) int { return cmp.Compare(a.at.Start, b.at.Start) })
	end := 0
	return slices.DeleteFunc(found, func(s foundSign) bool {
		if s.at.Start < end {
			return true
		}
		end = s.at.End
		return false
	})
}

// makesStage reports whether a rule makes a stage direction, which no speaker may hold (TEI P5, 7.2.2).
func makesStage(r *notation.BracketRule) bool {
	return len(r.TEI.Nodes) == 1 && r.TEI.Nodes[0].Name == stage
}

// profileSign appends what a rule makes of a sign.
func (e *encoder) profileSign(parent *etree.Element, s foundSign, text string, at source.Span) {
	whole := at.File.Span(at.Start+s.at.Start, at.Start+s.at.End)
	words := func(parent *etree.Element) {
		e.plainRunning(parent, text[s.at.Start:s.at.End], whole)
	}
	f := filling{
		words: map[string]string{}, content: words, plain: words, maps: e.profile.Maps, origins: e.origins,
		places: func(hole string) source.Span {
			if g, ok := s.groups[hole]; ok {
				return at.File.Span(at.Start+g.Start, at.Start+g.End)
			}
			return whole
		},
	}
	for name, g := range s.groups {
		f.words[name] = text[g.Start:g.End]
	}
	f.words["resp"] = e.facts.resp()
	made := build(parent, s.rule.TEI.Nodes, f)
	e.origins.token(made, whole)
	e.decide(whole, s.rule.Name, made, orElse(ruleWords(s.rule), s.rule.Guess), s.rule.Guess != "")
	if !slices.Contains(slices.Collect(s.rule.TEI.Holes), "content") {
		e.label(whole, "sign: "+s.rule.Name.Text)
	}
}
