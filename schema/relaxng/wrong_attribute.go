package relaxng

import (
	"fmt"
	"slices"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

// recoverAttribute goes on at an attribute that is not allowed, and returns the
// state after it: that after the attribute which was meant, if that is clear.
func (v *Validator) recoverAttribute(s *state, a *xmltext.Attr, e *xmltext.Event) *state {
	name := qname{a.Name.Space, a.Name.Local}
	meant := v.meantAttributes(name, a, s, e)
	v.reportAttribute(a, e, s, meant)
	if len(meant) == 0 {
		return s
	}
	n := meant[0]
	step := v.machine.attribute(s, v.symbols.symbol(n.space, n.local), n)
	if next := v.attributeValue(step, a); next != nil {
		return next
	}
	return v.machine.takeAll(&step.fork)
}

// meantAttributes returns the attributes, not in the tag, that a wrong name may
// stand for: those of the same name in another namespace (id for xml:id); else those
// spelt alike; else the one that is required, if the value suits it.
func (v *Validator) meantAttributes(name qname, a *xmltext.Attr, s *state, e *xmltext.Event) []qname {
	allowed := v.attributeNames(s)
	var same []qname
	for _, n := range allowed {
		if n.local == name.local {
			same = append(same, n)
		}
	}
	if len(same) == 0 {
		same = v.nearestAt(s, name, func() []qname { return allowed })
	}
	if meant := absent(same, e); len(meant) > 0 {
		return meant
	}
	needed := absent(s.neededAttributes(), e)
	if len(needed) != 1 {
		return nil
	}
	step := v.machine.attribute(s, v.symbols.symbol(needed[0].space, needed[0].local), needed[0])
	if step == nil || v.attributeValue(step, a) == nil {
		return nil
	}
	return needed
}

// manyAttributes is the number of attributes of one tag beyond which they are not
// compared with each other.
const manyAttributes = 100

// absent returns the names of attributes that the tag does not have.
func absent(names []qname, e *xmltext.Event) []qname {
	if len(e.Attrs) > manyAttributes {
		return names
	}
	return slices.DeleteFunc(slices.Clone(names), func(n qname) bool { return e.Attr(n.space, n.local) != nil })
}

func (v *Validator) reportAttribute(a *xmltext.Attr, e *xmltext.Event, s *state, meant []qname) {
	d := diag.Diagnostic{Code: finding.AttributeNotAllowed, Span: a.NameSpan}
	name := qname{a.Name.Space, a.Name.Local}
	d.Message = fmt.Sprintf("%s cannot have the attribute @%s", tagOf(e.Name), a.Name)
	if a.Defaulted {
		d.Message += ", which the document type declaration adds"
	}
	allowed := v.ats(v.attributeNames(s))
	switch rival := v.rival(name, a, e); {
	case len(meant) > 0:
		d.Message = fmt.Sprintf("%s has no attribute @%s; did you mean %s?", tagOf(e.Name), a.Name, listing(v.ats(meant[:min(len(meant), 3)]), "or", 3))
		d.Fixes = v.attributeFixes(a, meant)
	case rival != nil:
		d.Message = fmt.Sprintf("@%s cannot stand beside @%s on %s", a.Name, rival.Name, tagOf(e.Name))
		d.Related = related(rival.NameSpan, "@%s stands here", rival.Name)
	case len(allowed) == 0:
		d.Message = fmt.Sprintf("%s cannot have attributes: remove @%s", tagOf(e.Name), a.Name)
	default:
		d.Help = v.attributeHelp(a, name, allowed)
	}
	d.Help = advice(d.Help, v.everything("attributes", allowed))
	v.report(d)
}

// schemaInstance is the namespace of attributes that tell XML Schema what to do.
const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"

// attributeHelp says to which elements the attribute belongs or, if to none, what
// attributes there are.
func (v *Validator) attributeHelp(a *xmltext.Attr, name qname, allowed []string) string {
	if name.space == schemaInstance {
		return "it is for XML Schema alone: remove it, and name the schema in an xml-model instruction"
	}
	if owners := v.schema.lexicon().owners(name); len(owners) > 0 {
		return fmt.Sprintf("@%s belongs to %s", a.Name, listing(v.tags(v.ranked(owners)), "and", mostNamed))
	}
	return "allowed here: " + listing(allowed, "and", mostNamed)
}

// rival returns the attribute before a in the tag that excludes it, if a would be
// allowed without it.
func (v *Validator) rival(name qname, a *xmltext.Attr, e *xmltext.Event) *xmltext.Attr {
	if len(e.Attrs) > manyAttributes {
		return nil
	}
	symbol := v.symbols.symbol(name.space, name.local)
	s := v.tagStart
	for i := range e.Attrs {
		b := &e.Attrs[i]
		if b == a || b.IsNamespace() {
			continue
		}
		if v.machine.attribute(s, symbol, name) == nil {
			return nil
		}
		step := v.machine.attribute(s, v.symbols.symbol(b.Name.Space, b.Name.Local), qname{b.Name.Space, b.Name.Local})
		if step == nil {
			continue
		}
		s = v.machine.takeAll(&step.fork)
		if v.machine.attribute(s, symbol, name) == nil {
			return b
		}
	}
	return nil
}

func (v *Validator) attributeFixes(a *xmltext.Attr, meant []qname) []diag.Fix {
	if a.Defaulted {
		return nil
	}
	var fixes []diag.Fix
	certain := meant[0].local == a.Name.Local && len(meant) == 1 || v.clearlyNearest(a.Name.Local, meant)
	for i, n := range meant[:min(len(meant), 3)] {
		if i > 0 && certain {
			break
		}
		fixes = append(fixes, diag.Fix{
			Message: "rename to " + v.at(n),
			Certain: certain,
			Edits:   []diag.Edit{{Span: a.NameSpan, Text: v.attributeName(n)}},
		})
	}
	return fixes
}

// recoverMissingAttributes reports what is missing at the end of a start tag, and
// returns the state as if it were there.
func (v *Validator) recoverMissingAttributes(s *state, e *xmltext.Event) *state {
	d := diag.Diagnostic{Code: finding.AttributeMissing, Span: e.NameSpan}
	missing := s.neededAttributes()
	possible := v.ats(absent(v.attributeNames(s), e))
	switch {
	case len(missing) == 1:
		d.Message = fmt.Sprintf("%s needs the attribute %s", tagOf(e.Name), v.at(missing[0]))
	case len(missing) > 1:
		d.Message = fmt.Sprintf("%s needs the attributes %s", tagOf(e.Name), listing(v.ats(missing), "and", mostNamed))
	default:
		d.Message = fmt.Sprintf("%s needs one of the attributes %s", tagOf(e.Name), listing(possible, "or", mostNamed))
	}
	if because := v.companion(e); because != nil {
		d.Message += fmt.Sprintf(" beside @%s", because.Name)
		d.Related = related(because.NameSpan, "@%s stands here", because.Name)
	}
	var examples []string
	for _, n := range missing {
		if value := v.exampleOf(s, n); value != "" {
			examples = append(examples, fmt.Sprintf("%s=%q", v.attributeName(n), value))
		}
	}
	if len(examples) > 0 {
		d.Help = "for example " + listing(examples, "and", mostNamed)
	}
	d.Help = advice(d.Help, v.everything("attributes", possible))
	v.report(d)
	return v.machine.closeWithout(s)
}

// fewAttributes is the number of attributes of one tag up to which each is tried
// without all others.
const fewAttributes = 20

// companion returns the attribute of a tag without which no other would be missing,
// or nil.
func (v *Validator) companion(e *xmltext.Event) *xmltext.Attr {
	if len(e.Attrs) > fewAttributes {
		return nil
	}
	for i := range e.Attrs {
		if a := &e.Attrs[i]; !a.IsNamespace() && v.machine.close(v.afterTagWithout(a, e)) != nil {
			return a
		}
	}
	return nil
}

// afterTagWithout returns the state after the attributes of a tag but one, as if
// their values were right.
func (v *Validator) afterTagWithout(a *xmltext.Attr, e *xmltext.Event) *state {
	s := v.tagStart
	for i := range e.Attrs {
		b := &e.Attrs[i]
		if b == a || b.IsNamespace() {
			continue
		}
		name := qname{b.Name.Space, b.Name.Local}
		if step := v.machine.attribute(s, v.symbols.symbol(name.space, name.local), name); step != nil {
			s = v.machine.takeAll(&step.fork)
		}
	}
	return s
}

// closeWithout returns the state after a start tag as if no attribute were missing.
func (a *automaton) closeWithout(s *state) *state {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.state(a.pool.closeTag(s.term, a.pool.empty))
}
