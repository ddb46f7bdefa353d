package relaxng

import "slices"

// maxOperands bounds how far interleaves are flattened; beyond it they nest.
const maxOperands = 1 << 12

// interleave returns the term that matches what the terms match, in any mixture.
func (p *pool) interleave(terms ...*term) *term {
	operands := make([]*term, 0, len(terms))
	for _, t := range terms {
		switch t.kind {
		case notAllowedTerm:
			return t
		case emptyTerm:
		case interleaveTerm:
			if len(operands)+len(t.parts) <= maxOperands {
				operands = append(operands, t.parts...)
				continue
			}
			operands = append(operands, t)
		default:
			operands = append(operands, t)
		}
	}
	slices.SortFunc(operands, byID)
	operands = p.oneText(operands)
	switch len(operands) {
	case 0:
		return p.empty
	case 1:
		return operands[0]
	}
	return p.intern(term{kind: interleaveTerm, parts: operands})
}

// oneText removes all operands that are text but one, since text beside text is
// text.
func (p *pool) oneText(operands []*term) []*term {
	seen := false
	return slices.DeleteFunc(operands, func(t *term) bool {
		again := seen && t == p.text
		seen = seen || t == p.text
		return again
	})
}

// group returns the term that matches what head matches and then what tail
// matches. Attributes have no order: what matches nothing else is interleaved.
func (p *pool) group(head, tail *term) *term {
	switch {
	case head == p.notAllowed || tail == p.notAllowed:
		return p.notAllowed
	case head == p.empty:
		return tail
	case tail == p.empty:
		return head
	case head == p.text && p.absorbsText(tail):
		return tail
	case head.onlyAttributes() || tail.onlyAttributes():
		return p.interleave(head, tail)
	}
	headAttributes, headRest := p.liftAttributes(head)
	tailAttributes, tailRest := p.liftAttributes(tail)
	if headAttributes == nil && tailAttributes == nil {
		return p.intern(term{kind: groupTerm, parts: []*term{head, tail}})
	}
	lifted := append(slices.Clone(headAttributes), tailAttributes...)
	return p.interleave(append(lifted, p.group(headRest, tailRest))...)
}

// liftAttributes separates the operands that match attributes only from the rest
// of an interleave.
func (p *pool) liftAttributes(t *term) (lifted []*term, rest *term) {
	if t.kind != interleaveTerm || !t.is(hasAttributes) {
		return nil, t
	}
	var others []*term
	for _, o := range t.parts {
		if o.onlyAttributes() {
			lifted = append(lifted, o)
		} else {
			others = append(others, o)
		}
	}
	return lifted, p.interleave(others...)
}

// absorbsText reports whether text before t changes nothing, because t is any
// number of alternatives one of which is text.
func (p *pool) absorbsText(t *term) bool {
	if t.kind == choiceTerm && len(t.parts) == 2 && slices.Contains(t.parts, p.empty) {
		for _, a := range t.parts {
			if a.kind == oneOrMoreTerm {
				t = a
			}
		}
	}
	if t.kind != oneOrMoreTerm || t.parts[0].kind != choiceTerm {
		return false
	}
	return slices.Contains(t.parts[0].parts, p.text)
}
