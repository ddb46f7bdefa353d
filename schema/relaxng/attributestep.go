package relaxng

// An attributeStep leads over an attribute inside a start tag.
type attributeStep struct {
	ways []*term  // the attribute patterns, in the order of the fork
	in   []*state // of each its content
	fork fork
}

// attribute returns the step at an attribute, or nil if it is not allowed.
func (a *automaton) attribute(s *state, sym symbol, name qname) *attributeStep {
	if step := s.attributes.get(sym); step != nil {
		return step.orNil()
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if step := s.attributes.get(sym); step != nil {
		return step.orNil()
	}
	step := &attributeStep{}
	for _, w := range a.pool.attributeWays(s.term, name) {
		step.ways = append(step.ways, w.attribute)
		step.in = append(step.in, a.state(w.attribute.content))
		step.fork.rests = append(step.fork.rests, w.rest)
	}
	a.settle(&step.fork)
	if sym != nameless {
		s.attributes.put(sym, step)
		a.weigh(24)
	}
	return step.orNil()
}

func (step *attributeStep) orNil() *attributeStep {
	if len(step.ways) == 0 {
		return nil
	}
	return step
}
