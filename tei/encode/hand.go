package encode

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// hands are the hands that the labels of the transcription speak of, by label: one
// for each label, which never says that one writer wrote all.
type hands struct {
	declared []notation.Hand // by metadata
	list     []hand
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
	if id := h.declaredFor(label); id != "" {
		return id
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
	for n > 1 || h.isDeclared(id) {
		id = fmt.Sprintf("%s-%d", r.Hand.ID, n)
		if n++; !h.isDeclared(id) {
			break
		}
	}
	h.list = append(h.list, hand{id, label, r.Hand.About})
	return id
}

// declaredFor returns the id of the hand that metadata declares for the label of a
// bracket, "" if it declares none.
func (h *hands) declaredFor(label string) string {
	for _, d := range h.declared {
		for _, l := range d.Labels {
			if strings.EqualFold(l.Text, label) {
				return d.ID.Text
			}
		}
	}
	return ""
}

func (h *hands) isDeclared(id string) bool {
	return slices.ContainsFunc(h.declared, func(d notation.Hand) bool { return d.ID.Text == id })
}

// labelWords returns the words of a label.
func labelWords(label string) string {
	return foldBlanks(strings.TrimRight(strings.TrimSpace(label), ":"))
}
