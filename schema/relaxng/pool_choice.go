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
