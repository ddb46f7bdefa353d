package encode

import (
	"slices"
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// labelForms are the forms of labels in a transcription, by rule. Decoding writes the canonical form of a
// rule where the document names no other: that of its first bracket, for all, and that of brackets which
// differ from it, by their numbers among those of the rule.
type labelForms struct {
	list  []*usedForm
	used  map[labelForm]*usedForm
	count map[*notation.BracketRule]int // the brackets so far
	first map[*notation.BracketRule]*usedForm
}

// A labelForm is one form of the label of a rule.
type labelForm struct {
	rule *notation.BracketRule
	form string
}

// A usedForm is a form with the brackets that have it: their numbers, from 1. Of the first form of a rule, which all
// have that are not said to have another, none are kept.
type usedForm struct {
	labelForm
	numbers []string
}

// note keeps the form of the label of a bracket.
func (l *labelForms) note(b *notation.Bracket) {
	if l.count == nil {
		l.used, l.first, l.count = map[labelForm]*usedForm{}, map[*notation.BracketRule]*usedForm{}, map[*notation.BracketRule]int{}
	}
	l.count[b.Rule]++
	form, ok := formOf(b)
	if !ok {
		return
	}
	used := l.use(labelForm{b.Rule, form})
	if used != l.first[b.Rule] {
		used.numbers = append(used.numbers, strconv.Itoa(l.count[b.Rule]))
	}
}

// use returns a form among those used, to which it is added if it is new.
func (l *labelForms) use(f labelForm) *usedForm {
	used := l.used[f]
	if used == nil {
		used = &usedForm{labelForm: f}
		l.list, l.used[f] = append(l.list, used), used
		if l.first[f.rule] == nil {
			l.first[f.rule] = used
		}
	}
	return used
}

// formOf returns the form of the label of a bracket, false if it has none that decoding would not know.
func formOf(b *notation.Bracket) (string, bool) {
	switch {
	case isPrinted(b.Rule):
		words := typed(b.Content)
		lead := words[:len(words)-len(strings.TrimLeft(words, " "))]
		return b.Open + lead + b.Rule.MatchForm(words) + b.Close, true
	case b.Label == "" && isOtherForm(b.Rule):
		return b.Open + "…" + b.Close, true
	case b.Label == "" || b.Rule.Hand != nil:
		return "", false
	}
	return b.Rule.LabelForm(labelWords(b.Label)), true
}

// isOtherForm reports whether a rule reads another form of what decoding writes by another rule: its examples say so.
func isOtherForm(r *notation.BracketRule) bool {
	return slices.ContainsFunc(r.Examples, func(x notation.Example) bool { return x.OneWay })
}

// isPrinted reports whether decoding writes a bracket by the printed form of its rule alone:
// [Page {n}].
func isPrinted(r *notation.BracketRule) bool {
	return r.Print != "" && !strings.Contains(r.Print, "{content}")
}

// terms names the forms that decoding could not know.
func (l *labelForms) terms() []layoutTerm {
	var terms []layoutTerm
	for _, f := range l.list {
		name := f.rule.Name.Text
		switch {
		case len(f.numbers) > 0:
			terms = append(terms, layoutTerm{termLabel, name + " " + strings.Join(f.numbers, " "), "some brackets labelled", f.form})
		case f.form != f.rule.CanonicalLabel() && f.form != f.rule.Print:
			terms = append(terms, layoutTerm{termLabel, name, "brackets labelled", f.form})
		}
	}
	return terms
}

// A labelReader gives the labels that decoding writes the forms that the document names.
type labelReader struct {
	of    map[string]string         // by rule, and of fields by name
	some  map[string]map[int]string // of single brackets, by rule and number
	count map[string]int            // the brackets written so far
}

func newLabelReader() labelReader {
	return labelReader{map[string]string{}, map[string]map[int]string{}, map[string]int{}}
}

// read takes the form that a term of the document names, with its @n.
func (l labelReader) read(n, form string) {
	name, numbers, some := strings.Cut(n, " ")
	if !some {
		l.of[name] = form
		return
	}
	if l.some[name] == nil {
		l.some[name] = map[int]string{}
	}
	for number := range strings.FieldsSeq(numbers) {
		if i, err := strconv.Atoi(number); err == nil {
			l.some[name][i] = form
		}
	}
}

// names reports whether the document names a form of a rule.
func (l labelReader) names(r *notation.BracketRule) bool {
	return l.of[r.Name.Text] != "" || l.some[r.Name.Text] != nil
}

// next returns the form that the document names for the next bracket of a rule, "" if it names none.
func (l labelReader) next(r *notation.BracketRule) string {
	name := r.Name.Text
	l.count[name]++
	if form, ok := l.some[name][l.count[name]]; ok {
		return form
	}
	return l.of[name]
}
