package relaxng

// A textStep leads over text.
type textStep struct {
	plain *state      // set if all text is allowed: the state after it
	kinds []valueKind // else the kinds of values that are allowed; none if no text is
	fork  fork        // where each kind leads
}

// text returns the step at text, which is never nil.
func (a *automaton) text(s *state) *textStep {
	if step := s.text.Load(); step != nil {
		return step
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if step := s.text.Load(); step != nil {
		return step
	}
	step := a.textStep(a.pool.textWays(s.term))
	s.text.Store(step)
	return step
}

func (a *automaton) textStep(ways []textWay) *textStep {
	step := &textStep{}
	typed := false
	for _, w := range ways {
		typed = typed || w.leaf.kind != textTerm
	}
	if len(ways) > 0 && !typed {
		step.plain = a.state(a.pool.choice(restsOf(ways)...))
		return step
	}
	for _, w := range ways {
		step.add(a, w)
	}
	a.settle(&step.fork)
	return step
}

func restsOf(ways []textWay) []*term {
	rests := make([]*term, len(ways))
	for i, w := range ways {
		rests[i] = w.rest
	}
	return rests
}

// add puts a way to those that leave the same rest.
func (step *textStep) add(a *automaton, w textWay) {
	for i, rest := range step.fork.rests {
		if rest == w.rest {
			step.kinds[i].add(a, w.leaf)
			return
		}
	}
	step.fork.rests = append(step.fork.rests, w.rest)
	step.kinds = append(step.kinds, valueKind{})
	step.kinds[len(step.kinds)-1].add(a, w.leaf)
}

// typed reports whether the text itself decides.
func (step *textStep) typed() bool { return len(step.kinds) > 0 }

// refuses reports whether no text is allowed.
func (step *textStep) refuses() bool { return step.plain == nil && len(step.kinds) == 0 }
