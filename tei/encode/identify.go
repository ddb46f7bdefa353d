package encode

import (
	"strings"

	"github.com/siglum/siglum/tei/authority"
	"github.com/siglum/siglum/tei/notation"
)

// maxNameWords is the number of words of the longest name before a bracket that is looked for in lists.
const maxNameWords = 5

// identify gives a bracket the rule for names that lists identify, if a list of persons or places says that the name
// before it is another name of what it names: Filippov [Stalin].
func (e *encoder) identify(nodes []notation.Node, i int) {
	b := nodes[i].(*notation.Bracket)
	if b.Rule == nil || b.Rule.After != "name" || e.names.persons.empty() && e.names.places.empty() {
		return
	}
	for _, r := range e.profile.Rules {
		if r.Listed && e.profile.Reads(r, typed(b.Content)) && e.sameByLists(typed(nodes[max(0, i-3):i]), typed(b.Content)) {
			b.Rule = r
			return
		}
	}
}

// sameByLists reports whether a list has what some words name, and the name with which a text ends as another of its
// names.
func (e *encoder) sameByLists(before, name string) bool {
	words := strings.Fields(before)
	for n := 1; n <= min(maxNameWords, len(words)); n++ {
		other := strings.Trim(strings.Join(words[len(words)-n:], " "), `,;:("“„«‘`)
		for _, l := range []*nameList{&e.names.persons, &e.names.places} {
			if l.same(other, name) {
				return true
			}
		}
	}
	return false
}

// same reports whether two different names are those of one in the list.
func (l *nameList) same(one, other string) bool {
	if strings.EqualFold(one, foldBlanks(other)) {
		return false
	}
	for _, list := range []*authority.List{l.declared, l.given} {
		for _, a := range list.Lookup(one) {
			for _, b := range list.Lookup(foldBlanks(other)) {
				if a == b {
					return true
				}
			}
		}
	}
	return false
}
