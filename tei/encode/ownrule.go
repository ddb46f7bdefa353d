package encode

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// A Rule is a rule for brackets in Go, for what no expression of a profile tells: a sum to be computed, a name to be
// looked up. It comes before the rules of the profile. In the critical notation it reads square brackets that have no label, and comes
// before all forms of these but the marks of notes.
type Rule struct {
	// Name is what decisions call the rule.
	Name string
	// Encode returns the element that a bracket becomes, or nil if the rule does not read it. What the bracket
	// holds is at hand as nodes ([notation.String] gives the words); content appends it, encoded, to an
	// element.
	Encode func(b *notation.Bracket, content func(to *etree.Element)) *etree.Element
	// Decode returns how an element is typed that Encode made; ok is false if it made it not. If nil, decoding keeps
	// the words of the element and says that it has no form for it; the critical notation, which has a form for each
	// element, takes that, as it does where encoding the text again would not make the element.
	Decode func(e *etree.Element) (text string, ok bool)
}

// ownRule appends what a rule in Go makes of a bracket. It reports whether one reads it.
func (e *encoder) ownRule(parent *etree.Element, b *notation.Bracket, lines lineEnd) bool {
	for _, r := range e.options.Rules {
		if r.Encode == nil {
			continue
		}
		made := r.Encode(b, func(to *etree.Element) { e.inline(to, b.Content, lines) })
		if made == nil {
			continue
		}
		parent.AddChild(made)
		e.origins.token(made, b.Span)
		e.decide(b.Span, notation.Name{Text: r.Name}, made, r.Name, false)
		e.label(b.Span, "bracket: "+r.Name)
		if e.byOwnRule == nil {
			e.byOwnRule = map[*notation.Bracket]bool{}
		}
		e.byOwnRule[b] = true
		return true
	}
	return false
}

// ownForm prints an element that a rule in Go made.
func (d *decoder) ownForm(e *etree.Element) (nodes []notation.Node, ok bool) {
	for _, r := range d.rules {
		if r.Decode == nil {
			continue
		}
		if text, ok := r.Decode(e); ok {
			return texts(text), true
		}
	}
	return nil, false
}
