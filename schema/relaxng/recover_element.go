package relaxng

import (
	"slices"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

// recoverElement goes on at a start tag that is not allowed: it reports why, and
// enters the element in the way that makes the mistake the only one.
func (v *Validator) recoverElement(e *xmltext.Event) {
	name := qname{e.Name.Space, e.Name.Local}
	parent := v.parent()
	if parent.state == nil {
		v.enterKnown(v.asSchema(name), e)
		return
	}
	for _, try := range []func(qname, *xmltext.Event) bool{
		v.tryAlias, v.tryPastMissing, v.tryNamespace, v.tryMisplaced, v.tryMisspelt,
	} {
		if try(name, e) {
			return
		}
	}
	v.unknownElement(name, e)
}

// parent returns the frame around the top frame.
func (v *Validator) parent() *frame { return &v.frames[len(v.frames)-2] }

// enterBy enters the element by a step that the parent allows.
func (v *Validator) enterBy(step *elementStep, e *xmltext.Event) {
	v.top().step = step
	v.enterTag(step.inside, e)
}

// enterKnown enters an element that its parent takes no notice of, but whose inside
// the schema knows from elsewhere.
func (v *Validator) enterKnown(name qname, e *xmltext.Event) {
	if inside := v.known(name); inside != nil {
		v.enterTag(inside, e)
	}
}

// known returns the state within the start tag of an element of a name, wherever it
// may stand, or nil.
func (v *Validator) known(name qname) *state {
	return v.machine.known(v.schema.lexicon().elements[name])
}

// known returns the state within the start tag of an element that matches one of
// several patterns of the schema, or nil if there are none.
func (a *automaton) known(patterns []*Element) *state {
	if len(patterns) == 0 {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	elements := make([]*term, len(patterns))
	for i, p := range patterns {
		elements[i] = a.pool.compile(p)
	}
	return a.inside(distinct(elements))
}

// elementAs returns the step that the parent allows for another name than that in
// the tag.
func (v *Validator) elementAs(name qname) *elementStep {
	return v.machine.element(v.parent().state, v.symbols.symbol(name.space, name.local), name)
}

// tryPastMissing enters an element that would be allowed if what is required
// before it were there.
func (v *Validator) tryPastMissing(name qname, e *xmltext.Event) bool {
	step, skipped := v.machine.elementPastMissing(v.parent().state, name)
	if step == nil {
		return false
	}
	v.reportMissingBefore(skipped, e)
	v.enterBy(step, e)
	return true
}

// elementPastMissing returns the step at an element as if what is required before
// it were there, and what that is.
func (a *automaton) elementPastMissing(s *state, name qname) (*elementStep, []*term) {
	a.mu.Lock()
	defer a.mu.Unlock()
	openings := a.pool.openingsPastMissing(s.term, name)
	if len(openings) == 0 {
		return nil, nil
	}
	return a.elementStep(openings), openings[0].skipped
}

// tryMisplaced enters an element that the schema knows from other places.
func (v *Validator) tryMisplaced(name qname, e *xmltext.Event) bool {
	inside := v.known(name)
	if inside == nil {
		return false
	}
	v.reportMisplaced(name, e)
	v.enterTag(inside, e)
	return true
}

// tryMisspelt enters an element of an unknown name as if it had the nearest name
// that is allowed.
func (v *Validator) tryMisspelt(name qname, e *xmltext.Event) bool {
	state := v.parent().state
	near := v.nearestAt(state, name, func() []qname { return v.allowedNames(state, name.space) })
	if len(near) == 0 {
		return false
	}
	step := v.elementAs(near[0])
	if step == nil {
		return false
	}
	v.reportMisspelt(near, e)
	v.enterBy(step, e)
	return true
}

// allowedNames returns the names of a namespace that may come next, those most used
// first.
func (v *Validator) allowedNames(s *state, space string) []qname {
	return v.ranked(v.ofNamespace(s.elementNames(), space))
}

// ofNamespace returns those of the schema's names that are in a namespace of the
// document.
func (v *Validator) ofNamespace(names []qname, space string) []qname {
	return selected(names, func(n qname) bool { return v.stands(n, space) })
}

// nearestAt is nearest, remembered for each state and name: some mistakes are made
// a thousand times.
func (v *Validator) nearestAt(s *state, name qname, candidates func() []qname) []qname {
	key := misspelt{s, name}
	near, known := v.misspelt[key]
	if !known {
		near = nearest(name, candidates())
		if v.misspelt == nil {
			v.misspelt = map[misspelt][]qname{}
		}
		if len(v.misspelt) < maxSymbols {
			v.misspelt[key] = near
		}
	}
	return near
}

// A misspelt name is one that was read in a state; in no state, the name is of no
// element that is known.
type misspelt struct {
	state *state
	name  qname
}

// nearest returns the names of which a name may be a misspelling.
func nearest(name qname, candidates []qname) []qname {
	byLocal := map[string]qname{}
	var locals []string
	for _, c := range candidates {
		byLocal[c.local] = c
		locals = append(locals, c.local)
	}
	var near []qname
	words, _ := diag.Near(name.local, slices.Values(locals))
	for _, local := range words {
		near = append(near, byLocal[local])
	}
	return near
}

// unknownElement skips an element of which nothing is known, except that known
// elements in it are validated.
func (v *Validator) unknownElement(name qname, e *xmltext.Event) {
	v.parent().childWrong = true
	near := v.nearestAt(nil, name, func() []qname { return v.knownNames(name.space) })
	v.reportUnknown(name, near, e)
	if len(near) > 0 {
		v.enterKnown(near[0], e)
	}
}

// stands reports whether a name of the schema is in a namespace of the document.
func (v *Validator) stands(n qname, space string) bool {
	return n.space == space || v.asDocument(n.space) == space
}

// knownNames returns the names of all elements of a namespace, those most used first.
func (v *Validator) knownNames(space string) []qname {
	return v.ranked(v.ofNamespace(v.schema.lexicon().names, space))
}
