package relaxng

import "slices"

// mergeAlternatives joins alternatives that differ in one operand only: groups with
// the same tail, afters with the same mark, interleaves alike but for one operand.
// Without it, a document could drive a pattern of n operands into 2^n alternatives.
func (p *pool) mergeAlternatives(alternatives []*term) []*term {
	for {
		mergeables := 0
		for _, t := range alternatives {
			if t.is(mergeable) {
				mergeables++
			}
		}
		if mergeables < 2 {
			return alternatives
		}
		merged := p.mergeOnce(alternatives)
		if len(merged) == len(alternatives) {
			return alternatives
		}
		alternatives = flatten(merged)
	}
}

// A stem is what alternatives must share to be merged.
type stem struct {
	kind termKind
	tail *term // of groups
	mark int32 // of afters
	size int   // of interleaves
}

func (t *term) stem() stem {
	switch t.kind {
	case groupTerm:
		return stem{kind: t.kind, tail: t.parts[1]}
	case interleaveTerm:
		return stem{kind: t.kind, size: len(t.parts)}
	}
	return stem{kind: t.kind, mark: t.mark}
}

// mergeOnce merges each alternative with those of the same stem.
func (p *pool) mergeOnce(alternatives []*term) []*term {
	var merged []*term
	alike := map[stem][]*term{}
	var order []stem
	for _, t := range alternatives {
		if !t.is(mergeable) {
			merged = append(merged, t)
			continue
		}
		s := t.stem()
		if alike[s] == nil {
			order = append(order, s)
		}
		alike[s] = append(alike[s], t)
	}
	for _, s := range order {
		merged = append(merged, p.mergeAlike(s, alike[s])...)
	}
	return merged
}

// mergeAlike merges alternatives of one stem.
func (p *pool) mergeAlike(s stem, terms []*term) []*term {
	if len(terms) == 1 {
		return terms
	}
	switch s.kind {
	case groupTerm:
		return []*term{p.group(p.choice(firstParts(terms)...), s.tail)}
	case afterTerm:
		return []*term{p.after(p.choice(firstParts(terms)...), s.mark)}
	}
	return p.mergeInterleaves(terms)
}

func firstParts(terms []*term) []*term {
	parts := make([]*term, len(terms))
	for i, t := range terms {
		parts[i] = t.parts[0]
	}
	return parts
}

// mergeInterleaves merges interleaves that differ in one operand.
func (p *pool) mergeInterleaves(terms []*term) []*term {
	var merged []*term
	for _, t := range terms {
		joined := false
		for i, m := range merged {
			if both := p.mergePair(m, t); both != nil {
				merged[i], joined = both, true
				break
			}
		}
		if !joined {
			merged = append(merged, t)
		}
	}
	return merged
}

// mergePair returns one interleave for two that differ in one operand, else nil.
func (p *pool) mergePair(a, b *term) *term {
	if a.kind != interleaveTerm {
		return nil // merged before, and no interleave any more
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

func flatten(alternatives []*term) []*term {
	var flat []*term
	for _, t := range alternatives {
		if t.kind == choiceTerm {
			flat = append(flat, t.parts...)
		} else {
			flat = append(flat, t)
		}
	}
	return distinct(slices.DeleteFunc(flat, func(t *term) bool { return t.kind == notAllowedTerm }))
}
