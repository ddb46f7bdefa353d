package critical

import "github.com/siglum/siglum/tei/notation"

// A Reading says what one thing in a transcription was read as, and why.
type Reading struct {
	Node *Element
	What string        // "add", "heading", "conjecture"
	Form string        // the form in which it is typed, if that is no bracket or fence with its label: "{++ ++}"
	Rule notation.Name // the label of the profile that says so; where the notation says so itself, a name that stands nowhere
	Or   string        // what else the form may mean, "" if nothing
}

// The rules of the notation itself, by which things are read that have no label in a profile.
const (
	ruleElement  = "element of TEI"
	ruleHeading  = "heading"
	ruleLines    = "lines"
	ruleSpeech   = "speech"
	ruleBlank    = "line to fill in"
	ruleDivision = "word division"
	ruleControl  = "control character"
	ruleFilled   = "word filled up"
	ruleMove     = "move"
	ruleRaw      = "raw TEI"
	ruleFence    = "fence"
)

// reads says that an element was read as its label, or, where it is none of the profile, as an element of
// TEI.
func (p *parser) reads(e *Element, r *notation.LabelRule, form, or string) {
	rule, what := r.Name, r.Name.Text
	if rule.At.IsZero() {
		what, rule = e.Name, notation.Name{Text: ruleElement}
	}
	p.readings = append(p.readings, Reading{e, what, form, rule, or})
}

// readsBy says that an element was read by a rule of the notation itself.
func (p *parser) readsBy(rule string, e *Element, what, form, or string) {
	p.readings = append(p.readings, Reading{e, what, form, notation.Name{Text: rule}, or})
}

// readsFitting says that an element was read as something, which the profile has a label for.
func (p *parser) readsFitting(e *Element, what, form, or string) {
	rule := notation.Name{Text: ruleElement}
	if r := p.vocabulary.fits(e); r != nil && !r.Name.At.IsZero() {
		rule = r.Name
	}
	p.readings = append(p.readings, Reading{e, what, form, rule, or})
}

// readsRaw says of raw TEI that it is that.
func (p *parser) readsRaw(nodes []Node, form string) {
	for _, n := range nodes {
		if e, ok := n.(*Element); ok {
			p.readsBy(ruleRaw, e, "raw TEI: "+e.Name, form, "")
		}
	}
}
