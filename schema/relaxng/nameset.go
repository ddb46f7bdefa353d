package relaxng

import (
	"math/bits"
	"slices"
)

// A nameSet is the names of attributes or elements: single names as bits, and the
// patterns whose name classes have wildcards. It is immutable once made.
type nameSet struct {
	bits []uint64
	open []Pattern
}

// single returns the set of the names of one attribute or element.
func (r *restrictor) single(p Pattern, class NameClass) *nameSet {
	set := r.singles[p]
	if set == nil {
		set = r.namesOf(p, class)
		r.singles[p] = set
	}
	return set
}

func (r *restrictor) namesOf(p Pattern, class NameClass) *nameSet {
	set := &nameSet{}
	if !listed(class, func(n *Name) { set.add(r.bit(n)) }) {
		*set = nameSet{open: []Pattern{p}}
	}
	return set
}

// bit returns the bit that stands for a name.
func (r *restrictor) bit(n *Name) int {
	bit, ok := r.bits[n]
	if !ok {
		bit = len(r.byBit)
		r.bits[n] = bit
		r.byBit = append(r.byBit, n)
	}
	return bit
}

func (s *nameSet) add(bit int) {
	for len(s.bits) <= bit/64 {
		s.bits = append(s.bits, 0)
	}
	s.bits[bit/64] |= 1 << (bit % 64)
}

// common returns a bit that two sets share, or -1.
func common(a, b *nameSet) int {
	for i := range min(len(a.bits), len(b.bits)) {
		if both := a.bits[i] & b.bits[i]; both != 0 {
			return i*64 + bits.TrailingZeros64(both)
		}
	}
	return -1
}

// each calls f for the bits of the set until it returns false.
func (s *nameSet) each(f func(bit int) bool) {
	for i, word := range s.bits {
		for ; word != 0; word &= word - 1 {
			if !f(i*64 + bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}

// A union grows by whole sets. It copies only when it must.
type union struct {
	set *nameSet
	own bool
}

func (u *union) add(s *nameSet) {
	switch {
	case s == nil || s == u.set:
	case u.set == nil:
		u.set = s
	default:
		u.grow(s)
	}
}

func (u *union) grow(s *nameSet) {
	if !u.own {
		u.set = &nameSet{bits: slices.Clone(u.set.bits), open: slices.Clone(u.set.open)}
		u.own = true
	}
	if missing := len(s.bits) - len(u.set.bits); missing > 0 {
		u.set.bits = append(u.set.bits, make([]uint64, missing)...)
	}
	for i, word := range s.bits {
		u.set.bits[i] |= word
	}
	for _, p := range s.open {
		if !slices.Contains(u.set.open, p) {
			u.set.open = append(u.set.open, p)
		}
	}
}

// clash returns two patterns, one of each set, that share a name; nil if none do.
// The patterns are looked for in left and right, whose sets these are.
func (r *restrictor) clash(a, b *nameSet, left, right Pattern) (Pattern, Pattern) {
	if a == nil || b == nil || r.broken >= maxBroken {
		return nil, nil
	}
	if bit := common(a, b); bit >= 0 {
		name := r.byBit[bit]
		return r.first(left, hasName(name)), r.first(right, hasName(name))
	}
	for _, p := range b.open {
		if q := r.openClash(p, a, left); q != nil {
			return q, p
		}
	}
	for _, p := range a.open {
		if q := r.openClash(p, b, right); q != nil {
			return p, q
		}
	}
	return nil, nil
}

// openClash returns a pattern of a set that shares a name with a pattern whose name class
// has a wildcard; nil if none does.
func (r *restrictor) openClash(p Pattern, s *nameSet, in Pattern) (found Pattern) {
	class := classOf(p)
	s.each(func(bit int) bool {
		if n := r.byBit[bit]; contains(class, n.Space, n.Local) {
			found = r.first(in, hasName(n))
		}
		return found == nil
	})
	for _, q := range s.open {
		if found == nil && overlap(class, classOf(q)) {
			found = q
		}
	}
	return found
}

func classOf(p Pattern) NameClass {
	switch p := p.(type) {
	case *Attribute:
		return p.Name
	case *Element:
		return p.Name
	}
	return nil
}

// hasName returns a test for attributes and elements that may have a name and no wildcard.
func hasName(n *Name) func(Pattern) bool {
	return func(p Pattern) bool {
		class := classOf(p)
		return class != nil && listed(class, func(*Name) {}) && contains(class, n.Space, n.Local)
	}
}
