package relaxng

import (
	"github.com/siglum/siglum/tei/xmltext"
)

// A Place is a place in a document, and knows what may stand there: what an editor
// offers while the document is being written. It is reached from [Schema.Start] by
// naming what stands on the way: the elements that are open, and in each of them what
// stands before the place. What the schema does not allow on the way is passed over
// as a [Validator] passes over it, so that there is an answer also in a document full
// of mistakes.
//
// A Place does not change and is safe for concurrent use. In the zero Place, and
// inside an element of which the schema knows nothing, nothing is offered.
type Place struct {
	schema  *Schema
	machine *automaton
	state   *state // nil where nothing is known
}

// Start returns the place before the root element.
func (s *Schema) Start() Place {
	machine := s.machine.Load()
	if machine.full.Load() {
		machine = s.successor(machine)
	}
	return Place{s, machine, machine.start}
}

// Known reports whether the schema says anything about the place.
func (p Place) Known() bool { return p.state != nil }

// Inside returns the place after a start tag that stands at p. Of its attributes only
// those count that are no namespace declarations.
func (p Place) Inside(name xmltext.Name, attrs []xmltext.Attr) Place {
	tag := p.tag(name, attrs)
	if tag.state == nil {
		return tag
	}
	closed := p.machine.close(tag.state)
	if closed == nil {
		closed = p.machine.closeWithout(tag.state)
	}
	return p.at(closed)
}

// After returns the place after an element that stands at p, whatever it holds.
func (p Place) After(name xmltext.Name) Place {
	if step := p.step(name); step != nil {
		return p.at(p.machine.takeAll(&step.fork))
	}
	return p
}

// AfterText returns the place after text, other than white space, that stands at p.
func (p Place) AfterText() Place {
	if p.state == nil {
		return p
	}
	switch step := p.machine.text(p.state); {
	case step.plain != nil:
		return p.at(step.plain)
	case step.typed():
		return p.at(p.machine.takeAll(&step.fork))
	}
	return p
}

// Complete reports whether the element around the place may end there.
func (p Place) Complete() bool { return p.state != nil && p.state.accepts }

func (p Place) at(s *state) Place { return Place{p.schema, p.machine, s} }

// tag returns the place within a start tag, after some of its attributes. In an element
// that may not stand at p it is what the schema says of the element elsewhere.
func (p Place) tag(name xmltext.Name, attrs []xmltext.Attr) Place {
	s := p.inside(name)
	if s == nil {
		return p.at(nil)
	}
	for i := range attrs {
		if a := &attrs[i]; !a.IsNamespace() {
			s = p.pastAttribute(s, a)
		}
	}
	return p.at(s)
}

func (p Place) inside(name xmltext.Name) *state {
	if step := p.step(name); step != nil {
		return step.inside
	}
	if p.schema == nil {
		return nil
	}
	return p.machine.known(p.schema.lexicon().elements[qname{name.Space, name.Local}])
}

// step returns the step at a start tag, also past what is missing before it, or nil.
func (p Place) step(name xmltext.Name) *elementStep {
	if p.state == nil {
		return nil
	}
	q := qname{name.Space, name.Local}
	if step := p.machine.element(p.state, p.schema.symbols.symbol(q), q); step != nil {
		return step
	}
	step, _ := p.machine.elementPastMissing(p.state, q)
	return step
}

// pastAttribute returns the state after an attribute; s itself where it may not stand.
func (p Place) pastAttribute(s *state, a *xmltext.Attr) *state {
	q := qname{a.Name.Space, a.Name.Local}
	step := p.machine.attribute(s, p.schema.symbols.symbol(q), q)
	if step == nil {
		return s
	}
	if step.fork.only != nil {
		return step.fork.only
	}
	var marks []int32
	for i, in := range step.in {
		if p.machine.matchesString(in, a.Value, &scope{}) {
			marks = append(marks, int32(i))
		}
	}
	if len(marks) == 0 {
		return p.machine.takeAll(&step.fork)
	}
	return p.machine.take(&step.fork, marks, markKey(marks))
}
