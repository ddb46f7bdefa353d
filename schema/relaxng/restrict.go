package relaxng

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// CodeRestriction is of a schema in simple form that breaks a restriction of RELAX NG 7.
const CodeRestriction diag.Code = "schema-restriction"

// A restrictor checks the restrictions on the simple form. Patterns are shared, so
// it remembers what it knows of each: the work grows with the schema as written, not as
// expanded.
type restrictor struct {
	diags  *diag.List
	start  source.Span
	broken int
	spans  map[Pattern]source.Span
	shared map[Pattern]bool // patterns that more than one may refer to

	// For the prohibited paths.
	checked  map[occurrence]bool
	within   []Pattern // from the element, or the start, to the pattern being looked at
	elements []*Element
	reached  map[*Element]bool
	typed    []typedPattern

	// For what occurs in the content of elements.
	summaries map[Pattern]*summary
	current   *Element
	bits      map[*Name]int
	byBit     []*Name
	singles   map[Pattern]*nameSet
	children  map[Pattern]*nameSet // elements that occur in a compound pattern
}

// restrict checks a grammar that has just been simplified.
func restrict(g *Grammar, s *simplifier) {
	r := &restrictor{
		diags:     &s.diags,
		start:     s.start,
		shared:    s.shared,
		spans:     s.spans,
		checked:   map[occurrence]bool{},
		reached:   map[*Element]bool{},
		summaries: map[Pattern]*summary{},
		bits:      map[*Name]int{},
		singles:   map[Pattern]*nameSet{},
		children:  map[Pattern]*nameSet{},
	}
	r.path(g.Start, inStart)
	for i := 0; i < len(r.elements) && r.broken < maxBroken; i++ { // more may come while this goes on
		r.element(r.elements[i])
	}
	g.IDConflicts = r.idConflicts()
}

func (r *restrictor) element(e *Element) {
	r.current = e
	r.within = append(r.within[:0], e)
	r.path(e.Content, 0)
	r.summary(e.Content)
}

// maxBroken bounds the broken restrictions that are looked into: to find all the
// places that a message speaks of takes long if there are many.
const maxBroken = 100

// report says that a section of RELAX NG 7 forbids what stands at a pattern.
func (r *restrictor) report(section string, at Pattern, related []diag.Related, help, format string, args ...any) {
	r.broken++
	if r.broken == maxBroken {
		help += "; there are more mistakes like this, which are not reported"
	}
	*r.diags = append(*r.diags, diag.Diagnostic{
		Code:    CodeRestriction,
		Message: "RELAX NG " + section + ": " + fmt.Sprintf(format, args...),
		Span:    r.at(at),
		Related: related,
		Help:    help,
	})
}

// at returns where a pattern stands. One that has no place of its own stands in the
// nearest that has.
func (r *restrictor) at(p Pattern) source.Span {
	if span := r.spanOf(p); !span.IsZero() {
		return span
	}
	for i := len(r.within) - 1; i >= 0; i-- {
		if span := r.spanOf(r.within[i]); !span.IsZero() {
			return span
		}
	}
	return r.start
}

func (r *restrictor) spanOf(p Pattern) source.Span {
	switch p := p.(type) {
	case *Element:
		return p.Span
	case *Attribute:
		return p.Span
	case *Data:
		return p.Span
	case *Value:
		return p.Span
	}
	return r.spans[p]
}

// kindOf names the kind of a pattern as RELAX NG does, with its name if it has one.
func kindOf(p Pattern) string {
	switch p := p.(type) {
	case *Empty:
		return "empty"
	case *Text:
		return "text"
	case *Choice:
		return "a choice"
	case *Interleave:
		return "an interleave"
	case *Group:
		return "a group"
	case *OneOrMore:
		return "a repetition (oneOrMore)"
	case *List:
		return "a list"
	case *Data:
		return "data of the type " + p.Type.Name()
	case *Value:
		return fmt.Sprintf("the value %q", p.Text)
	case *Attribute:
		return named("the attribute %s", "an attribute ", p.Name)
	case *Element:
		return named("<%s>", "an element ", p.Name)
	}
	return "notAllowed"
}

// named writes what has a single name after one format, anything else after a start.
func named(format, start string, class NameClass) string {
	if n, ok := class.(*Name); ok {
		return fmt.Sprintf(format, n.Local)
	}
	return start + nameOf(class)
}

// nameOf writes a name class briefly.
func nameOf(n NameClass) string {
	switch n := n.(type) {
	case *Name:
		return n.Local
	case *NSName:
		if n.Space == "" {
			return "of any name without namespace"
		}
		return "of any name in the namespace " + n.Space
	case *NameChoice:
		return nameOf(n.Left) + " or " + nameOf(n.Right)
	}
	return "of any name"
}
