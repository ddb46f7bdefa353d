package encode

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// hands are the hands that the labels of the transcription speak of, by label: one
// for each label, which never says that one writer wrote all.
type hands struct {
	list []hand
}

type hand struct {
	id    string
	label string // as the transcription writes it, first letter as in the first place
	about string
}

// of returns the id of the hand that a label of a rule speaks of.
func (h *hands) of(r *notation.BracketRule, label string) string {
	if r.Hand == nil {
		return ""
	}
	n := 1
	for _, known := range h.list {
		if known.label == label {
			return known.id
		}
		if known.id == r.Hand.ID || strings.HasPrefix(known.id, r.Hand.ID+"-") {
			n++
		}
	}
	id := r.Hand.ID
	if n > 1 {
		id = fmt.Sprintf("%s-%d", id, n)
	}
	h.list = append(h.list, hand{id, label, r.Hand.About})
	return id
}

// labelWords returns the words of a label.
func labelWords(label string) string {
	return foldBlanks(strings.TrimRight(strings.TrimSpace(label), ":"))
}

// A labelForm is a form of the label of a rule that is not the canonical one.
type labelForm struct {
	rule *notation.BracketRule
	form string
}

// noteLabel keeps the form of a label that decoding could not know: the first of
// each rule. A second form of the same rule is not restored, and reported.
func (e *encoder) noteLabel(b *notation.Bracket) {
	form := labelWords(b.Label)
	if b.Label == "" || b.Rule.Hand != nil {
		return
	}
	for _, known := range e.labels {
		if known.rule == b.Rule {
			if known.form != form {
				e.label(b.Span.Point(), "label written "+form+"; decoding writes "+known.form)
			}
			return
		}
	}
	e.labels = append(e.labels, labelForm{b.Rule, form})
}
