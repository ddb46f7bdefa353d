package relaxng

import (
	"cmp"
	"slices"
)

// A pool makes terms. It is not safe for concurrent use.
type pool struct {
	buckets  map[uint64]*term
	compiled map[Pattern]*term
	count    uint32
	weight   int // in words of memory

	notAllowed, empty, text *term
}

func newPool() *pool {
	p := &pool{buckets: map[uint64]*term{}, compiled: map[Pattern]*term{}}
	p.notAllowed = p.intern(term{kind: notAllowedTerm})
	p.empty = p.intern(term{kind: emptyTerm})
	p.text = p.intern(term{kind: textTerm})
	return p
}

// intern returns the one term that equals t. It keeps t.parts.
func (p *pool) intern(t term) *term {
	h := t.hash()
	for old := p.buckets[h]; old != nil; old = old.next {
		if old.equal(&t) {
			return old
		}
	}
	return p.add(h, t)
}

// leaf returns a new term for a pattern that has no parts and is interned by
// where it stands in the schema.
func (p *pool) leaf(t term) *term {
	p.count++
	p.weight += 24 + len(t.parts)
	t.id = p.count
	t.measure()
	return &t
}

func (p *pool) add(hash uint64, t term) *term {
	n := p.leaf(t)
	n.next = p.buckets[hash]
	p.buckets[hash] = n
	return n
}

func (t *term) hash() uint64 {
	h := uint64(t.kind)<<32 | uint64(uint32(t.mark))
	for _, p := range t.parts {
		h = (h ^ uint64(p.id)) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	return h
}

func (t *term) equal(u *term) bool {
	return t.kind == u.kind && t.mark == u.mark && slices.Equal(t.parts, u.parts)
}

func byID(a, b *term) int { return cmp.Compare(a.id, b.id) }

// oneOrMore returns the term for one or more of a term.
func (p *pool) oneOrMore(t *term) *term {
	switch t.kind {
	case notAllowedTerm, emptyTerm, textTerm, oneOrMoreTerm:
		return t
	case choiceTerm:
		if i := slices.Index(t.parts, p.empty); i >= 0 {
			rest := slices.Delete(slices.Clone(t.parts), i, i+1)
			return p.optional(p.oneOrMore(p.choice(rest...)))
		}
	}
	return p.intern(term{kind: oneOrMoreTerm, parts: []*term{t}})
}

func (p *pool) optional(t *term) *term { return p.choice(t, p.empty) }

// after returns the term for what remains of an element that was entered by the
// way mark.
func (p *pool) after(t *term, mark int32) *term {
	if t == p.notAllowed {
		return t
	}
	return p.intern(term{kind: afterTerm, mark: mark, parts: []*term{t}})
}

// list returns the term for text that is a list.
func (p *pool) list(t *term) *term {
	if t == p.notAllowed {
		return t
	}
	return p.intern(term{kind: listTerm, parts: []*term{t}})
}
