package relaxng

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// reportMisspelt reports an element whose name is that of no element, but near to
// names that are allowed.
func (v *Validator) reportMisspelt(near []qname, e *xmltext.Event) {
	names := near[:min(len(near), 3)]
	certain := v.clearlyNearest(e.Name.Local, near)
	if certain {
		names = near[:1]
	}
	i := v.report(diag.Diagnostic{
		Code:    CodeElementUnknown,
		Message: fmt.Sprintf("there is no element %s; did you mean %s?", tagOf(e.Name), listing(v.tags(names), "or", 3)),
		Span:    e.NameSpan,
		Help:    v.meaning(names[0]),
	})
	for _, n := range names {
		v.renameAtEnd(i, e, v.written(n), certain)
	}
}

// clearlyNearest reports whether the first name is nearer than all others and near
// enough to be meant for certain.
func (v *Validator) clearlyNearest(local string, near []qname) bool {
	cost := misspelling(local, near[0].local, 2)
	return cost <= 2 && (len(near) == 1 || misspelling(local, near[1].local, 2) > cost)
}

// meaning returns what the schema says that an element is for.
func (v *Validator) meaning(name qname) string {
	for _, e := range v.schema.lexicon().elements[name] {
		if e.Documentation != "" {
			return v.tag(name) + ": " + briefly(e.Documentation)
		}
	}
	return ""
}

// briefly returns documentation on one line, without the reference in brackets to
// a chapter that TEI schemas end it with.
func briefly(documentation string) string {
	text := strings.Join(strings.Fields(documentation), " ")
	if i := strings.LastIndex(text, " ["); i > 0 && strings.HasSuffix(text, "]") {
		text = text[:i]
	}
	return text
}

// reportUnknown reports an element that the schema does not know and that cannot
// be taken for another.
func (v *Validator) reportUnknown(name qname, near []qname, e *xmltext.Event) {
	d := diag.Diagnostic{Code: CodeElementUnknown, Span: e.NameSpan}
	allowed := v.tags(v.nextNames(v.parent().state))
	switch {
	case len(v.frames) == 2:
		d.Code = CodeElementNotAllowed
		d.Message = fmt.Sprintf("the document begins with %s, and must begin with %s", tagOf(e.Name), listing(allowed, "or", mostNamed))
	case len(near) > 0:
		d.Message = fmt.Sprintf("there is no element %s; did you mean %s?", tagOf(e.Name), v.tag(near[0]))
		d.Help = fmt.Sprintf("%s cannot stand inside %s either; %s", v.tag(near[0]), v.parentTag(), v.whereAllowed(near[0]))
	case len(v.knownNames(name.space)) == 0:
		d.Message = fmt.Sprintf("%s cannot stand here: the schema has no elements of %s", tagOf(e.Name), spaceOf(name))
		d.Help = foreignHelp(name.space)
	default:
		d.Message = fmt.Sprintf("there is no element %s%s", tagOf(e.Name), inSpace(name))
		d.Help = fmt.Sprintf("inside %s may stand here: %s", v.parentTag(), listing(allowed, "or", mostNamed))
	}
	d.Help = advice(d.Help, v.everything("elements", allowed))
	v.report(d)
}

func inSpace(name qname) string {
	if name.space == "" {
		return ""
	}
	return " in " + spaceOf(name)
}

func spaceOf(name qname) string {
	if name.space == "" {
		return "no namespace"
	}
	if known := namespaceNames[name.space]; known != "" {
		return known
	}
	return fmt.Sprintf("the namespace %q", name.space)
}

func foreignHelp(space string) string {
	if space == "http://www.w3.org/2001/XInclude" {
		return "inclusions must be resolved before the document is validated"
	}
	return ""
}

func (v *Validator) parentTag() string { return tagOf(v.parent().name) }

// reportMisplaced reports an element that is known and may not stand here, with the
// reason that lies nearest.
func (v *Validator) reportMisplaced(name qname, e *xmltext.Event) {
	d := diag.Diagnostic{Code: CodeElementNotAllowed, Span: e.NameSpan}
	parent := v.parent()
	switch {
	case len(v.frames) == 2:
		roots := v.tags(v.nextNames(parent.state))
		d.Message = fmt.Sprintf("the document begins with %s, and must begin with %s", tagOf(e.Name), listing(roots, "or", mostNamed))
	case v.tooLate(name, e, &d):
	default:
		v.foreignChild(name, e, &d)
	}
	d.Help = advice(d.Help, v.everything("elements", v.tags(v.nextNames(parent.state))))
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

func endOf(s source.Span) source.Span {
	return source.Span{File: s.File, Start: s.End, End: s.End}
}
