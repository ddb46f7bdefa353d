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
	label = strings.Join(strings.Fields(strings.TrimRight(strings.TrimSpace(label), ":")), " ")
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
