package relaxng

// maxWeight bounds an automaton, in words of memory. TEI's schema of everything
// takes some tenth of it for all documents together. But a long document can drive
// an interleave of n optional elements through 2^n states; then the automaton is
// given up for a new one, into which validators take only where they are.
const maxWeight = 4 << 20

// weigh adds to the weight of the automaton. The caller holds the lock.
func (a *automaton) weigh(words int) {
	a.weight += words
	if a.weight+a.pool.weight > a.limit {
		a.full.Store(true)
	}
}

// successor returns the automaton that takes the place of a full one.
func (s *Schema) successor(full *automaton) *automaton {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.machine.Load() == full {
		s.machine.Store(newAutomaton(s.grammar, full.limit))
	}
	return s.machine.Load()
}

// renew takes the validator from a full automaton to its successor.
func (v *Validator) renew() {
	m := mover{to: v.schema.successor(v.machine), done: map[*term]*term{}}
	m.to.mu.Lock()
	defer m.to.mu.Unlock()
	for i := range v.frames {
		f := &v.frames[i]
		f.state, f.first, f.step = m.state(f.state), m.state(f.first), m.step(f.step)
	}
	for i := range v.census.children {
		c := &v.census.children[i]
		c.before = m.state(c.before)
	}
	v.machine, v.misspelt = m.to, nil
}

// A mover makes the terms of one automaton in another. It holds the lock of the
// other; terms of the first never change, and need none.
type mover struct {
	to   *automaton
	done map[*term]*term
}

func (m *mover) state(s *state) *state {
	if s == nil {
		return nil
	}
	return m.to.state(m.term(s.term))
}

// step moves what is needed of a step once its element has been entered.
func (m *mover) step(step *elementStep) *elementStep {
	if step == nil {
		return nil
	}
	moved := &elementStep{fork: fork{rests: m.terms(step.fork.rests)}}
	m.to.settle(&moved.fork)
	return moved
}

func (m *mover) terms(terms []*term) []*term {
	moved := make([]*term, len(terms))
	for i, t := range terms {
		moved[i] = m.term(t)
	}
	return moved
}

func (m *mover) term(t *term) *term {
	if moved := m.done[t]; moved != nil {
		return moved
	}
	moved := m.make(t)
	m.done[t] = moved
	return moved
}

func (m *mover) make(t *term) *term {
	if t.source != nil {
		return m.to.pool.compile(t.source)
	}
	parts := m.terms(t.parts)
	switch p := m.to.pool; t.kind {
	case emptyTerm:
		return p.empty
	case textTerm:
		return p.text
	case choiceTerm:
		return p.choice(parts...)
	case interleaveTerm:
		return p.interleave(parts...)
	case groupTerm:
		return p.group(parts[0], parts[1])
	case oneOrMoreTerm:
		return p.oneOrMore(parts[0])
	case listTerm:
		return p.list(parts[0])
	case afterTerm:
		return p.after(parts[0], t.mark)
	default:
		return p.notAllowed
	}
}
