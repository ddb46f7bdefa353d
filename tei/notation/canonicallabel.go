package notation

import (
	"maps"
	"slices"
	"strings"
)

// CanonicalLabel returns the label by which decoding writes a bracket that a rule reads, with holes for the
// groups of its expression: the one of its printed form, else its first, else that of its first
// example. It is "" for rules without one.
func (r *BracketRule) CanonicalLabel() string {
	before, _, printed := strings.Cut(r.Print, ": ")
	switch {
	case printed:
		return strings.TrimPrefix(before, r.Open)
	case len(r.Labels) > 0:
		return r.Labels[0]
	case r.Label != nil && len(r.Examples) > 0:
		return r.exampleLabel(r.Examples[0].Text)
	}
	return ""
}

// exampleLabel returns the label of the bracket in an example, with holes.
func (r *BracketRule) exampleLabel(text string) string {
	_, text, _ = strings.Cut(text, r.Open)
	text, _, _ = strings.Cut(text, ":")
	return r.LabelForm(text)
}

// LabelForm returns a label as typed, its blanks folded, with holes for the groups of the rule's expression
// for labels: "changed from {old} to".
func (r *BracketRule) LabelForm(typed string) string {
	typed = foldBlanks(typed)
	if r.Label == nil {
		return typed
	}
	folded := foldLabel(typed)
	return withHoles(typed, asTyped(r.Label.FindWhole(folded), folded, typed))
}

// MatchForm returns the text of a bracket as typed, its blanks folded, with holes for the groups of the rule's
// expression: "page {n}".
func (r *BracketRule) MatchForm(typed string) string {
	typed = foldBlanks(typed)
	if r.Match == nil {
		return typed
	}
	return withHoles(typed, r.Match.FindWhole(typed))
}

// withHoles puts holes in the place of the groups that were found in a text.
func withHoles(text string, found map[string]Range) string {
	names := slices.SortedFunc(maps.Keys(found), func(a, b string) int { return found[b].Start - found[a].Start })
	end := len(text)
	for _, name := range names {
		at := found[name]
		if name != "" && at.Start < at.End && at.End <= end {
			text, end = text[:at.Start]+"{"+name+"}"+text[at.End:], at.Start
		}
	}
	return text
}
