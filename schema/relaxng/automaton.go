package relaxng

import (
	"sync"
	"sync/atomic"
)

// An automaton is the schema as far as documents have walked through it: states
// are terms, and each step from one to the next is computed once. Validators read
// it without locks and take the lock only to add to it.
//
// An element is entered by a step to a state of its own, which does not depend on
// where the element stands; the state in which the parent goes on is found at the
// end tag. Where several element patterns match one tag, the state inside is a
// choice of after terms, whose marks say at the end tag which of them matched.
type automaton struct {
	mu    sync.RWMutex
	pool  *pool
	start *state

	weight int // of steps and states, in words; the pool has its own
	limit  int
	full   atomic.Bool // it has outgrown its limit, and should be left
}

// A state is a term with the steps that lead on from it.
type state struct {
	term    *term
	accepts bool    // the element may end here
	marks   []int32 // of a term with after: the ways that may end here
	key     string  // marks as a key

	elements   table[elementStep]
	attributes table[attributeStep]
	closed     atomic.Pointer[state] // of a state inside a start tag: after it
	text       atomic.Pointer[textStep]
	possible   possible
}

func newAutomaton(g *Grammar, limit int) *automaton {
	a := &automaton{pool: newPool(), limit: limit}
	a.start = a.state(a.pool.compile(g.Start))
	return a
}

// state returns the state of a term. The caller holds the lock.
func (a *automaton) state(t *term) *state {
	if t.state == nil {
		s := &state{term: t, accepts: t.is(nullable)}
		if t.is(hasMarks) {
			s.marks = endings(t)
			s.key = markKey(s.marks)
			s.accepts = len(s.marks) > 0
		}
		t.state = s
		a.weigh(32)
	}
	return t.state
}

// endings returns the marks of the ways whose element may end here, in order.
func endings(t *term) []int32 {
	alternatives := []*term{t}
	if t.kind == choiceTerm {
		alternatives = t.parts
	}
	var marks []int32
	for _, alternative := range alternatives {
		if alternative.kind == afterTerm && alternative.parts[0].is(nullable) {
			marks = append(marks, alternative.mark)
		}
	}
	return sortedMarks(marks)
}

// An elementStep leads into an element at its start tag.
type elementStep struct {
	inside *state  // within the start tag
	fork   fork    // where the parent goes on
	ways   []*term // the element patterns, in the order of the fork
}

// element returns the step at a start tag, or nil if the element is not allowed.
func (a *automaton) element(s *state, sym symbol, name qname) *elementStep {
	if step := s.elements.get(sym); step != nil {
		return step.orNil()
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if step := s.elements.get(sym); step != nil {
		return step.orNil()
	}
	step := a.elementStep(a.pool.openings(s.term, name))
	if sym != nameless {
		s.elements.put(sym, step)
		a.weigh(24)
	}
	return step.orNil()
}

func (step *elementStep) orNil() *elementStep {
	if step.inside == nil {
		return nil
	}
	return step
}

func (a *automaton) elementStep(openings []opening) *elementStep {
	sortOpenings(openings)
	step := &elementStep{}
	for _, o := range openings {
		step.ways = append(step.ways, o.element)
		step.fork.rests = append(step.fork.rests, o.rest)
	}
	if len(openings) > 0 {
		step.inside = a.inside(step.ways)
		a.settle(&step.fork)
	}
	return step
}

// inside returns the state within the start tag of an element that matches one of
// several patterns.
func (a *automaton) inside(elements []*term) *state {
	if len(elements) == 1 {
		return a.state(a.pool.inside(elements[0]))
	}
	alternatives := make([]*term, len(elements))
	for i, e := range elements {
		alternatives[i] = a.pool.after(a.pool.inside(e), int32(i))
	}
	return a.state(a.pool.choice(alternatives...))
}

// close returns the state after a start tag, or nil if attributes are missing.
func (a *automaton) close(s *state) *state {
	closed := s.closed.Load()
	if closed == nil {
		a.mu.Lock()
		closed = a.state(a.pool.closeTag(s.term, a.pool.notAllowed))
		s.closed.Store(closed)
		a.mu.Unlock()
	}
	if closed.term == a.pool.notAllowed {
		return nil
	}
	return closed
}

// either returns the state that goes on as s or as t would.
func (a *automaton) either(s, t *state) *state {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.state(a.pool.choice(s.term, t.term))
}
