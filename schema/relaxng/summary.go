package relaxng

// A summary is what the restrictions ask of the content of elements and attributes.
type summary struct {
	content    contentType
	attributes *nameSet // of attributes that occur in it; nil if none
	text       bool     // a text pattern occurs in it
}

// The summaries of patterns that hold no others.
var (
	ofNothing = &summary{}
	ofString  = &summary{content: simpleContent}
	ofElement = &summary{content: complexContent}
	ofText    = &summary{content: complexContent, text: true}
)

// summary returns the summary of a pattern, and reports what in it breaks the
// restrictions on string sequences, attributes and interleave (RELAX NG 7.2 to 7.4).
func (r *restrictor) summary(p Pattern) *summary {
	switch p.(type) {
	case *Data, *Value, *List:
		return ofString
	case *Element:
		return ofElement
	case *Text:
		return ofText
	case *Empty, *NotAllowed:
		return ofNothing
	}
	if !r.shared[p] {
		return r.summarize(p)
	}
	known, ok := r.summaries[p]
	if !ok {
		known = r.summarize(p)
		r.summaries[p] = known
	}
	return known
}

func (r *restrictor) summarize(p Pattern) *summary {
	switch p := p.(type) {
	case *Attribute:
		r.summary(p.Content)
		return &summary{attributes: r.single(p, p.Name)}
	case *OneOrMore:
		s := r.summary(p.Content)
		r.checkRepeated(s, p)
		return s
	case *Choice:
		return r.alternatives(p)
	}
	return r.sequence(p)
}

// alternatives sums up a choice of choices.
func (r *restrictor) alternatives(p Pattern) *summary {
	sum := &summary{}
	var all union
	for top := p; ; {
		c, ok := p.(*Choice)
		if !ok || p != top && r.shared[p] {
			break
		}
		sum.add(r.summary(c.Right), &all)
		p = c.Left
	}
	sum.add(r.summary(p), &all)
	sum.attributes = all.set
	return sum
}

func (sum *summary) add(s *summary, attributes *union) {
	sum.content = max(sum.content, s.content)
	sum.text = sum.text || s.text
	attributes.add(s.attributes)
}

// A step is the right side of a group or interleave whose left side is a group or
// interleave again, or the innermost left side, whose node is nil.
type step struct{ node, side Pattern }

// spine returns the sides of a group or interleave from right to left.
func (r *restrictor) spine(p Pattern) []step {
	var steps []step
	for top := p; p == top || !r.shared[p]; {
		if !is[*Group, *Interleave](p) {
			break
		}
		left, right := sides(p)
		steps = append(steps, step{p, right})
		p = left
	}
	return append(steps, step{nil, p})
}

// sequence sums up a group or interleave. It goes along the left sides in one loop,
// because they may be many.
func (r *restrictor) sequence(p Pattern) *summary {
	steps := r.spine(p)
	last := len(steps) - 1
	sum := &summary{}
	var attributes union
	sum.add(r.summary(steps[last].side), &attributes)
	for i := last - 1; i >= 0; i-- {
		s := r.summary(steps[i].side)
		r.checkGroupable(sum, s, steps[i].node)
		r.checkAttributes(attributes.set, s.attributes, steps[i].node)
		if node, ok := steps[i].node.(*Interleave); ok {
			r.checkInterleave(sum, s, node)
		}
		sum.add(s, &attributes)
	}
	sum.attributes = attributes.set
	return sum
}
