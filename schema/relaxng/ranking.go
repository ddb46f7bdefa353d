package relaxng

import (
	"cmp"
	"slices"
	"sync/atomic"
)

// ranked orders names so that those which the document uses most come first: they
// are what its author knows. Names that it uses equally often are in the order of the
// alphabet.
func (v *Validator) ranked(names []qname) []qname {
	type rank struct {
		name qname
		used int32
	}
	var used []rank
	unused := make([]qname, 0, len(names))
	for _, n := range names {
		if times := v.usedBy(n); times > 0 {
			used = append(used, rank{n, times})
		} else {
			unused = append(unused, n)
		}
	}
	slices.SortFunc(used, func(a, b rank) int {
		return cmp.Or(cmp.Compare(b.used, a.used), compareNames(a.name, b.name))
	})
	slices.SortFunc(unused, compareNames)
	sorted := make([]qname, 0, len(names))
	for _, r := range used {
		sorted = append(sorted, r.name)
	}
	return append(sorted, unused...)
}

// usedBy returns how many elements or attributes of a name the document has had so
// far.
func (v *Validator) usedBy(n qname) int32 {
	return v.census.used(v.symbols.symbol(n.space, n.local))
}

// nextNames returns the names of the elements that may come next, those most used
// first.
func (v *Validator) nextNames(s *state) []qname { return v.ranked(s.elementNames()) }

// attributeNames returns the names of the attributes that a start tag may have, those
// most used first.
func (v *Validator) attributeNames(s *state) []qname { return v.ranked(s.attributeNames()) }

// possible are the names that a message about a state can offer, sorted. They are
// found at the first message, since most states never need them.
type possible struct{ elements, attributes, needed atomic.Pointer[[]qname] }

// elementNames returns the names of the elements that may come next, sorted.
func (s *state) elementNames() []qname {
	return remember(&s.possible.elements, func() []qname { return namesOf(next(s.term)) })
}

// attributeNames returns the names of the attributes that may still come, sorted.
func (s *state) attributeNames() []qname {
	return remember(&s.possible.attributes, func() []qname { return namesOf(attributesOf(s.term)) })
}

// neededAttributes returns the names of the attributes that must still come, sorted.
func (s *state) neededAttributes() []qname {
	return remember(&s.possible.needed, func() []qname { return slices.Clone(required(s.term, attributeTerm)) })
}

func remember(place *atomic.Pointer[[]qname], find func() []qname) []qname {
	if known := place.Load(); known != nil {
		return *known
	}
	names := find()
	slices.SortFunc(names, compareNames)
	place.Store(&names)
	return names
}

// selected returns those of the names that are wanted.
func selected(names []qname, wanted func(qname) bool) []qname {
	var selected []qname
	for _, n := range names {
		if wanted(n) {
			selected = append(selected, n)
		}
	}
	return selected
}
