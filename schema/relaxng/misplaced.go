package relaxng

import (
	"fmt"
	"slices"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

// reportMisplaced reports an element that is known and may not stand here, with the
// reason that lies nearest.
func (v *Validator) reportMisplaced(name qname, e *xmltext.Event) {
	d := diag.Diagnostic{Code: finding.ElementNotAllowed, Span: e.NameSpan}
	parent := v.parent()
	switch {
	case len(v.frames) == 2:
		roots := v.tags(v.nextNames(parent.state))
		d.Message = fmt.Sprintf("the document begins with %s, and must begin with %s", tagOf(e.Name), listing(roots, "or", mostNamed))
	case v.tooLate(name, e, &d):
	default:
		v.foreignChild(name, e, &d)
	}
	d.Help = advice(d.Help, v.allElements(parent.state))
	i := v.report(d)
	if m := v.top().reserved; m != nil {
		m.finding = i
	}
}

// tooLate explains an element that was allowed earlier in its parent.
func (v *Validator) tooLate(name qname, e *xmltext.Event, d *diag.Diagnostic) bool {
	late := v.earliest(name)
	if late == nil {
		return false
	}
	d.Related = related(late.span, "the first %s stands here", tagOf(late.name))
	if late.symbol == v.top().symbol {
		d.Message = fmt.Sprintf("there may be only one %s here in %s", tagOf(e.Name), v.parentTag())
		d.Help = fmt.Sprintf("join it with the first %s, or remove one of them", tagOf(e.Name))
		return true
	}
	d.Message = fmt.Sprintf("%s must stand before %s in %s", tagOf(e.Name), tagOf(late.name), v.parentTag())
	d.Help = fmt.Sprintf("move %s up, before the first %s", tagOf(e.Name), tagOf(late.name))
	v.top().reserved = &mend{move: late.tag.Point(), certain: v.orderless() && v.movable(late, name)}
	return true
}

// earliest returns the last kind of sibling before which the element would have been
// allowed: the one that made it too late. If the element itself was there and
// nothing else has made it too late, that is the one.
func (v *Validator) earliest(name qname) *sibling {
	siblings := v.siblings()
	for i := len(siblings) - 1; i >= 0; i-- {
		c := &siblings[i]
		if c.symbol == v.top().symbol && c.count == 1 {
			continue // the element itself
		}
		if c.before != nil && v.machine.element(c.before, v.symbols.symbol(name.space, name.local), name) != nil {
			return c
		}
	}
	return nil
}

// siblings returns the census of the children of the parent.
func (v *Validator) siblings() []sibling {
	return v.census.children[v.parent().siblings:v.top().siblings]
}

// orderless reports whether the order of the siblings says nothing to a reader, so
// that one may move without asking: in the header, and in an entry of the apparatus,
// whose readings stand for each other.
func (v *Validator) orderless() bool {
	return v.parent().name.Local == "app" || v.inHeader()
}

// inHeader reports whether the validator is in a TEI header.
func (v *Validator) inHeader() bool {
	return slices.ContainsFunc(v.frames[:len(v.frames)-1], func(f frame) bool { return f.name.Local == "teiHeader" })
}

// movable reports whether the parent would be where it is now had the element come
// before c: then moving it there mends the mistake for certain.
func (v *Validator) movable(c *sibling, name qname) bool {
	s := v.after(c.before, name)
	siblings := v.siblings()
	for i := slices.IndexFunc(siblings, func(k sibling) bool { return k.symbol == c.symbol }); s != nil && i < len(siblings); i++ {
		if k := &siblings[i]; k.symbol != v.top().symbol {
			s = v.after(s, qname{k.name.Space, k.name.Local})
		}
	}
	return s != nil && s == v.parent().state
}

// after returns the state after an element of a name, or nil.
func (v *Validator) after(s *state, name qname) *state {
	step := v.machine.element(s, v.symbols.symbol(name.space, name.local), name)
	if step == nil {
		return nil
	}
	return v.machine.takeAll(&step.fork)
}

// foreignChild explains an element that its parent cannot hold, or not here.
func (v *Validator) foreignChild(name qname, e *xmltext.Event, d *diag.Diagnostic) {
	parent := v.parent()
	d.Related = related(parent.span, "the open %s began here", tagOf(parent.name))
	barren := len(next(parent.first.term)) == 0
	switch {
	case barren && v.machine.text(parent.first).refuses():
		d.Message = fmt.Sprintf("%s must be empty: %s cannot stand inside it", tagOf(parent.name), tagOf(e.Name))
	case barren:
		d.Message = fmt.Sprintf("%s holds text only: %s cannot stand inside it", tagOf(parent.name), tagOf(e.Name))
		parent.textWrong = true // the text before and after it is not all of the text
	case v.holds(parent, name):
		v.otherChild(name, e, d)
		return
	default:
		d.Message = fmt.Sprintf("%s cannot stand inside %s", tagOf(e.Name), tagOf(parent.name))
	}
	d.Help = v.wayOut(name)
}

// otherChild explains an element that its parent may hold, but in another way than
// it has begun.
func (v *Validator) otherChild(name qname, e *xmltext.Event, d *diag.Diagnostic) {
	parent := v.parent()
	parent.childWrong = true
	d.Message = fmt.Sprintf("%s cannot stand here in %s", tagOf(e.Name), tagOf(parent.name))
	if possible := v.tags(v.nextNames(parent.state)); len(possible) > 0 {
		d.Help = "here may stand " + listing(possible, "or", mostNamed)
	}
}

// wayOut says where an element may stand instead: best after the end of open
// elements.
func (v *Validator) wayOut(name qname) string {
	parents := v.schema.lexicon().parents(name)
	for i := len(v.frames) - 3; i > 0; i-- {
		around := v.frames[i].name
		if slices.Contains(parents, v.asSchema(qname{around.Space, around.Local})) {
			return fmt.Sprintf("end the open %s first: %s may stand in the %s around it", tagOf(v.frames[i+1].name), v.tag(name), tagOf(around))
		}
	}
	return v.whereAllowed(name)
}

// holds reports whether an element of the name may stand somewhere in an open
// element.
func (v *Validator) holds(parent *frame, name qname) bool {
	holder := v.asSchema(qname{parent.name.Space, parent.name.Local})
	return slices.Contains(v.schema.lexicon().parents(name), holder)
}

// whereAllowed says in which elements one may stand, those first that the document
// uses.
func (v *Validator) whereAllowed(name qname) string {
	parents := v.schema.lexicon().parents(name)
	if len(parents) == 0 {
		return ""
	}
	return fmt.Sprintf("%s may stand in %s", v.tag(name), listing(v.tags(v.ranked(parents)), "and", mostNamed))
}
