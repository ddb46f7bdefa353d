package relaxng

import "slices"

// choice returns the term that matches what one of the terms matches.
func (p *pool) choice(terms ...*term) *term {
	alternatives := make([]*term, 0, len(terms))
	for _, t := range terms {
		switch t.kind {
		case notAllowedTerm:
		case choiceTerm:
			alternatives = append(alternatives, t.parts...)
		default:
			alternatives = append(alternatives, t)
		}
	}
	alternatives = p.mergeAlternatives(distinct(alternatives))
	alternatives = p.dropEmpty(alternatives)
	switch len(alternatives) {
	case 0:
		return p.notAllowed
	case 1:
		return alternatives[0]
	}
	return p.intern(term{kind: choiceTerm, parts: alternatives})
}

func distinct(terms []*term) []*term {
	slices.SortFunc(terms, byID)
	return slices.Compact(terms)
}

// dropEmpty removes empty where another alternative is nullable as well.
func (p *pool) dropEmpty(alternatives []*term) []*term {
	i := slices.Index(alternatives, p.empty)
	if i < 0 {
		return alternatives
	}
	for j, t := range alternatives {
		if j != i && t.is(nullable) {
			return slices.Delete(alternatives, i, i+1)
		}
	}
	return alternatives
}

// mergeAlternatives joins alternatives that differ in one operand only. Without
// it, a document could drive an interleave of n operands into 2^n alternatives.
func (p *pool) mergeAlternatives(alternatives []*term) []*term {
	for i := 0; i < len(alternatives); i++ {
		if !alternatives[i].is(mergeable) {
			continue
		}
		for j := i + 1; j < len(alternatives); j++ {
			if m := p.merge(alternatives[i], alternatives[j]); m != nil {
				alternatives[i] = m
				alternatives = slices.Delete(alternatives, j, j+1)
				return p.mergeAlternatives(p.flatten(alternatives))
			}
		}
	}
	return alternatives
}

func (p *pool) flatten(alternatives []*term) []*term {
	var flat []*term
	for _, t := range alternatives {
		if t.kind == choiceTerm {
			flat = append(flat, t.parts...)
		} else {
			flat = append(flat, t)
		}
	}
	return distinct(flat)
}

// merge returns one term that matches what a or b matches if they have the same
// shape and differ in one operand, else nil.
func (p *pool) merge(a, b *term) *term {
	if a == b {
		return a
	}
	if a.kind != b.kind || !a.is(mergeable) || !b.is(mergeable) {
		return nil
	}
	switch a.kind {
	case afterTerm:
		if a.mark == b.mark {
			return p.after(p.choice(a.parts[0], b.parts[0]), a.mark)
		}
	case groupTerm:
		if a.parts[1] == b.parts[1] {
			if head := p.merge(a.parts[0], b.parts[0]); head != nil {
				return p.group(head, a.parts[1])
			}
		}
	case interleaveTerm:
		return p.mergeInterleaves(a, b)
	}
	return nil
}

func (p *pool) mergeInterleaves(a, b *term) *term {
	if len(a.parts) != len(b.parts) {
		return nil
	}
	shared, onlyA, onlyB := split(a.parts, b.parts)
	if len(onlyA) != 1 || len(onlyB) != 1 {
		return nil
	}
	return p.interleave(append(shared, p.choice(onlyA[0], onlyB[0]))...)
}

// split sorts the members of two lists, each ordered by id, into those in both and
// those in one.
func split(a, b []*term) (both, onlyA, onlyB []*term) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			both, a, b = append(both, a[0]), a[1:], b[1:]
		case a[0].id < b[0].id:
			onlyA, a = append(onlyA, a[0]), a[1:]
		default:
			onlyB, b = append(onlyB, b[0]), b[1:]
		}
	}
	return both, append(onlyA, a...), append(onlyB, b...)
}
