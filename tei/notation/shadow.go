package notation

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// conditions are what a rule for brackets asks for, but for its labels.
type conditions struct {
	open                    string
	labelled, alone, listed bool
	match                   string
	matches                 bool // match is there, even if it is empty
	after, before           string
	words, needs            string
}

func (r *BracketRule) conditions() conditions {
	c := conditions{open: r.Open, labelled: r.labelled(), alone: r.Alone, listed: r.Listed, after: r.After, before: r.Before, words: r.Words, needs: r.Needs}
	if r.Match != nil {
		c.match, c.matches = r.Match.Source, true
	}
	return c
}

// weaker returns the conditions that are met wherever these are: each may be left out.
func (c conditions) weaker() []conditions {
	all := []conditions{c}
	for _, drop := range []func(*conditions){
		func(c *conditions) { c.alone = false },
		func(c *conditions) { c.listed = false },
		func(c *conditions) { c.match, c.matches = "", false },
		func(c *conditions) { c.after = "" },
		func(c *conditions) { c.before = "" },
		func(c *conditions) { c.words = "" },
		func(c *conditions) { c.needs = "" },
	} {
		for _, one := range slices.Clone(all) {
			less := one
			if drop(&less); less != one {
				all = append(all, less)
			}
		}
	}
	return all
}

// readers are the rules with the same conditions: the first of those without a label, which reads all that comes
// to it, and of each label and expression for labels. Rules are their places in the profile.
type readers struct {
	all      []int
	labels   map[string]int
	patterns map[string]int
}

// A shadow knows the rules above one.
type shadow struct {
	rules []*BracketRule
	by    map[conditions]*readers
}

// add makes a rule one of those above.
func (s shadow) add(i int) {
	r := s.rules[i]
	c := r.conditions()
	if s.by[c] == nil {
		s.by[c] = &readers{labels: map[string]int{}, patterns: map[string]int{}}
	}
	here := s.by[c]
	first := func(of map[string]int, key string) {
		if _, ok := of[key]; !ok {
			of[key] = i
		}
	}
	switch {
	case !r.labelled() && here.all == nil:
		here.all = []int{i}
	case r.Label != nil:
		first(here.patterns, r.Label.Source)
	}
	for _, l := range r.Labels {
		first(here.labels, foldLabel(l))
	}
}

// above returns the first rule that takes all that a rule without a label is for, nil if there is none.
func (s shadow) above(r *BracketRule) *BracketRule {
	least := len(s.rules)
	for _, c := range r.conditions().weaker() {
		if here := s.by[c]; here != nil {
			least = min(least, append(here.all, least)[0])
		}
	}
	if least == len(s.rules) {
		return nil
	}
	return s.rules[least]
}

// taken returns the rules that take labels of a rule, and which; those that have its expression for labels, too.
func (s shadow) taken(r *BracketRule) map[int][]string {
	taken := map[int][]string{}
	for _, c := range r.conditions().weaker() {
		here := s.by[c]
		if here == nil {
			continue
		}
		for _, l := range r.Labels {
			name := foldLabel(l)
			if i, ok := here.labels[name]; ok {
				taken[i] = append(taken[i], l)
			}
			for _, i := range here.patterns {
				if s.rules[i].Label.MatchWhole(name) && !slices.Contains(taken[i], l) {
					taken[i] = append(taken[i], l)
				}
			}
		}
		if r.Label != nil {
			if i, ok := here.patterns[r.Label.Source]; ok && taken[i] == nil {
				taken[i] = []string{}
			}
		}
	}
	return taken
}

// shadowed reports rules of which an earlier one takes all brackets or some labels. Rules for signs of running
// text are not looked at.
func (c *checker) shadowed() {
	s := shadow{rules: c.profile.Rules, by: map[conditions]*readers{}}
	for i, r := range s.rules {
		switch {
		case r.Sign != nil:
			continue
		case r.labelled():
			c.shadowedLabels(s, r)
		default:
			if before := s.above(r); before != nil {
				c.neverReads(r, before)
			}
		}
		s.add(i)
	}
}

// shadowedLabels reports what earlier rules take from a rule with labels.
func (c *checker) shadowedLabels(s shadow, r *BracketRule) {
	taken := s.taken(r)
	for _, i := range slices.Sorted(maps.Keys(taken)) {
		before, labels := s.rules[i], taken[i]
		sameLabel := r.Label == nil || before.Label != nil && before.Label.Source == r.Label.Source
		switch {
		case len(labels) == len(r.Labels) && sameLabel:
			c.neverReads(r, before)
		case len(labels) > 0:
			c.conflict(r.Name, before.Name, diag.Warning, fmt.Sprintf("%q above it has the label %q too and takes it", before.Name.Text, strings.Join(labels, `", "`)),
				"take the label out of one of them")
		}
	}
}

func (c *checker) neverReads(r, before *BracketRule) {
	c.conflict(r.Name, before.Name, diag.Warning, fmt.Sprintf("the rule never reads a bracket: %q above it takes all", before.Name.Text),
		"put it above that rule, or give that one a condition more")
}
