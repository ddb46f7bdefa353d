package relaxng

// ElementContent reports whether the innermost open element has element content
// (XML 1.0, 3.2.1): the schema lets it hold elements and no text, so that white space
// between them means nothing. It is false outside the root element, in an element of
// which the schema says nothing, and in one that must be empty.
func (v *Validator) ElementContent() bool {
	f := v.top()
	if len(v.frames) == 1 || f.first == nil {
		return false
	}
	only, known := v.content[f.first]
	if !known {
		only = v.machine.elementContent(f.first)
		if v.content == nil {
			v.content = map[*state]bool{}
		}
		v.content[f.first] = only
	}
	return only
}

// elementContent reports whether elements, and no text, may follow a state.
func (a *automaton) elementContent(s *state) bool {
	c := collector{later: true, done: map[*term]bool{}}
	a.mu.RLock()
	defer a.mu.RUnlock()
	c.visit(s.term)
	return len(c.elements) > 0 && !c.text
}
