package relaxng

import (
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A Validator validates one document, event by event. It keeps what is open, the
// ids and its findings, and no other part of the document.
type Validator struct {
	schema  *Schema
	machine *automaton
	options Options
	symbols symbolCache
	scope   scope
	frames  []frame
	census  census
	chars   characters
	ids     ids
	aliases []alias
	found   findings

	misspelt map[misspelt][]qname
	content  map[*state]bool // what ElementContent found out
	tagStart *state          // at the beginning of the start tag that is being validated
}

// A frame is an open element, or the document around the root element.
type frame struct {
	state *state       // nil inside an element of which nothing is known
	first *state       // after the start tag
	step  *elementStep // by which it was entered; nil if its parent takes no notice
	name  xmltext.Name
	span  source.Span // the name in the start tag
	tag   source.Span // the start tag

	symbol     symbol
	index      int   // counts, from 1, the siblings of its name up to itself
	siblings   int   // where the census of its children begins
	empty      bool  // written as <name/>
	textWrong  bool  // text in it has been reported
	childWrong bool  // an element in it has been reported that may be a required one
	reserved   *mend // to be completed at the end tag; nil if nothing is
}

// NewValidator returns a validator for one document.
func (s *Schema) NewValidator(o Options) *Validator {
	v := &Validator{
		schema:  s,
		machine: s.machine.Load(),
		options: o,
		symbols: symbolCache{table: s.symbols},
		frames:  make([]frame, 1, 32),
	}
	v.scope.unparsed = o.UnparsedEntity
	v.ids.ignored = o.IgnoreIDs || len(s.grammar.IDConflicts) > 0
	v.found.limit = o.MaxErrors
	v.frames[0].state = v.machine.start
	return v
}

// Feed takes the next event of the document. It keeps nothing of the event.
func (v *Validator) Feed(e *xmltext.Event) {
	if v.found.full() {
		return
	}
	switch e.Kind {
	case xmltext.StartElement:
		v.enter(e)
	case xmltext.EndElement:
		if len(v.frames) > 1 {
			v.leave(e)
		}
	case xmltext.Text, xmltext.CData:
		v.read(e)
	}
}

// End returns the findings, in the order of the document, after the last event. A
// document that broke off because it is not well-formed is not blamed for what
// did not come.
func (v *Validator) End() diag.List {
	if len(v.frames) == 1 && !v.found.full() {
		v.ids.finish(v)
	}
	return v.found.list.Sorted()
}

func (v *Validator) top() *frame { return &v.frames[len(v.frames)-1] }

// enter validates a start tag with its attributes.
func (v *Validator) enter(e *xmltext.Event) {
	v.endText()
	if v.machine.full.Load() {
		v.renew()
	}
	v.scope.enter(e)
	parent := v.top()
	f := frame{
		name:     e.Name,
		span:     e.NameSpan,
		tag:      e.Span,
		symbol:   v.symbols.numbered(e.NameID, e.Name.Space, e.Name.Local),
		siblings: len(v.census.children),
		empty:    e.Empty,
	}
	if parent.state != nil {
		f.step = v.machine.element(parent.state, f.symbol, qname{e.Name.Space, e.Name.Local})
	}
	v.census.count(parent, &f)
	v.frames = append(v.frames, f)
	if f.step != nil {
		v.enterTag(f.step.inside, e)
		return
	}
	v.recoverElement(e)
}

// enterTag validates the attributes of the start tag of the top frame.
func (v *Validator) enterTag(s *state, e *xmltext.Event) {
	v.tagStart = s
	for i := range e.Attrs {
		if a := &e.Attrs[i]; !a.IsNamespace() {
			s = v.attribute(s, a, e)
		}
	}
	closed := v.machine.close(s)
	if closed == nil {
		closed = v.recoverMissingAttributes(s, e)
	}
	f := v.top()
	f.state, f.first = closed, closed
	v.chars.begin()
}

// attribute validates one attribute and returns the state after it.
func (v *Validator) attribute(s *state, a *xmltext.Attr, e *xmltext.Event) *state {
	sym := v.symbols.numbered(a.NameID, a.Name.Space, a.Name.Local)
	step := v.machine.attribute(s, sym, qname{a.Name.Space, a.Name.Local})
	if step == nil {
		return v.recoverAttribute(s, a, e)
	}
	next := v.attributeValue(step, a)
	if !v.ids.ignored {
		v.ids.note(step, a, next != nil, v)
	}
	if next != nil {
		return next
	}
	return v.recoverValue(step, a, e)
}

// attributeValue returns the state after an attribute, or nil if its value is
// wrong.
func (v *Validator) attributeValue(step *attributeStep, a *xmltext.Attr) *state {
	if step.fork.only != nil {
		if v.machine.matchesString(step.in[0], a.Value, &v.scope) {
			return step.fork.only
		}
		return nil
	}
	var marks []int32
	for i, in := range step.in {
		if v.machine.matchesString(in, a.Value, &v.scope) {
			marks = append(marks, int32(i))
		}
	}
	if len(marks) == 0 {
		return nil
	}
	return v.machine.take(&step.fork, marks, markKey(marks))
}

// leave validates that an element is complete, and takes up its parent again.
func (v *Validator) leave(e *xmltext.Event) {
	v.endContent(e)
	f := v.top()
	if f.state != nil && !f.state.accepts {
		v.recoverIncomplete(e)
		f = v.top()
	}
	v.mend(f, e)
	v.resume(f)
	v.census.forget(f)
	v.frames = v.frames[:len(v.frames)-1]
	v.scope.leave()
	v.leaveAliases()
	v.chars.end()
}

// resume puts the parent of f into the state after it.
func (v *Validator) resume(f *frame) {
	if f.step == nil {
		return
	}
	parent := &v.frames[len(v.frames)-2]
	switch {
	case f.step.fork.only != nil:
		parent.state = f.step.fork.only
	case f.state != nil && f.state.accepts:
		parent.state = v.machine.take(&f.step.fork, f.state.marks, f.state.key)
	default:
		parent.state = v.machine.takeAll(&f.step.fork)
	}
}
