package relaxng

import (
	"github.com/siglum/siglum/schema/datatype"
	"github.com/siglum/siglum/tei/diag"
)

// A setting is the patterns around a pattern, as far as the prohibited paths of RELAX NG
// 7.1 and the repetition of 7.3 ask for them.
type setting uint8

const (
	inStart setting = 1 << iota
	inAttribute
	inOneOrMore
	inRepeatedGroup // in a group or interleave in a oneOrMore
	inList
	inExcept
)

// An occurrence is a pattern in a setting.
type occurrence struct {
	pattern Pattern
	setting setting
}

// path checks a pattern and all in it, up to elements, against the prohibited paths.
func (r *restrictor) path(p Pattern, in setting) {
	if r.prohibited(p, in) {
		return
	}
	switch p := p.(type) {
	case *Element:
		r.reach(p)
	case *Choice:
		r.descend(p, in, in, p.Left, p.Right)
	case *Group:
		r.descend(p, in, in.grouped(), p.Left, p.Right)
	case *Interleave:
		r.descend(p, in, in.grouped(), p.Left, p.Right)
	case *OneOrMore:
		r.descend(p, in, in|inOneOrMore, p.Content)
	case *List:
		r.descend(p, in, inList, p.Content)
	case *Attribute:
		r.infiniteAttribute(p, in)
		r.descend(p, in, inAttribute, p.Content)
	case *Value:
		r.noteType(p, p.Type)
	case *Data:
		r.noteType(p, p.Type)
		if p.Except != nil {
			r.descend(p, in, inExcept, p.Except)
		}
	}
}

// A typedPattern is data or a value that has an ID type, and the pattern it stands in.
type typedPattern struct{ pattern, parent Pattern }

func (r *restrictor) noteType(p Pattern, t *datatype.Datatype) {
	if t.IDKind() != datatype.NoID {
		r.typed = append(r.typed, typedPattern{p, r.within[len(r.within)-1]})
	}
}

// descend checks what is in a pattern, unless it has been checked in the same setting.
func (r *restrictor) descend(p Pattern, in, inside setting, content ...Pattern) {
	if r.shared[p] {
		key := occurrence{p, in}
		if r.checked[key] {
			return
		}
		r.checked[key] = true
	}
	r.within = append(r.within, p)
	for _, c := range content {
		r.path(c, inside)
	}
	r.within = r.within[:len(r.within)-1]
}

func (in setting) grouped() setting {
	if in&inOneOrMore != 0 {
		in |= inRepeatedGroup
	}
	return in
}

func (r *restrictor) reach(e *Element) {
	if !r.reached[e] {
		r.reached[e] = true
		r.elements = append(r.elements, e)
	}
}

// A prohibition is a kind of pattern that may not stand in some setting.
type prohibition struct {
	section string
	setting setting
	around  string             // what the setting is, for the message
	makes   func(Pattern) bool // whether a pattern around makes the setting
	kinds   func(Pattern) bool
	help    string
}

var prohibitions = []prohibition{
	{"7.1.1", inAttribute, "an attribute", is[*Attribute, *Attribute], is[*Element, *Attribute],
		"an attribute holds text, data, values and lists"},
	{"7.1.2", inRepeatedGroup, "a repeated group or interleave", is[*OneOrMore, *OneOrMore], is[*Attribute, *Attribute],
		"an element has an attribute once: take it out of what is repeated (oneOrMore, zeroOrMore)"},
	{"7.1.3", inList, "a list", is[*List, *List], func(p Pattern) bool {
		return is[*Element, *Attribute](p) || is[*List, *Interleave](p) || is[*Text, *Text](p)
	}, "a list holds data and values, in groups, choices and repetitions"},
	{"7.1.4", inExcept, "the exceptions of data", is[*Data, *Data], func(p Pattern) bool {
		return !is[*Data, *Value](p) && !is[*Choice, *NotAllowed](p)
	}, "the exceptions of data are data, values and choices of these"},
	{"7.1.5", inStart, "the start", nil, func(p Pattern) bool {
		return !is[*Element, *Choice](p) && !is[*NotAllowed, *NotAllowed](p)
	}, "the start is an element, or a choice of elements; put anything else into an element"},
}

func is[A, B Pattern](p Pattern) bool {
	switch p.(type) {
	case A, B:
		return true
	}
	return false
}

// prohibited reports a pattern that may not stand where it does.
func (r *restrictor) prohibited(p Pattern, in setting) bool {
	if in == 0 || r.broken >= maxBroken {
		return false
	}
	for i := range prohibitions {
		rule := &prohibitions[i]
		if in&rule.setting != 0 && rule.kinds(p) {
			r.report(rule.section, p, r.outside(p, rule.makes), rule.help, "%s cannot stand in %s", kindOf(p), rule.around)
			return true
		}
	}
	return false
}

// outside returns the innermost pattern around p that is wanted and has a place of its own.
func (r *restrictor) outside(p Pattern, wanted func(Pattern) bool) []diag.Related {
	for i := len(r.within) - 1; i >= 0 && wanted != nil; i-- {
		around := r.within[i]
		span := r.spanOf(around)
		if wanted(around) && !span.IsZero() && span != r.at(p) {
			return []diag.Related{{Span: span, Message: "in " + kindOf(around)}}
		}
	}
	return nil
}

// infiniteAttribute checks that an attribute of infinitely many names is repeated (7.3).
func (r *restrictor) infiniteAttribute(a *Attribute, in setting) {
	if in&inOneOrMore == 0 && !listed(a.Name, func(*Name) {}) {
		r.report("7.3", a, r.outside(a, is[*Element, *Element]), "put it into a <zeroOrMore> or <oneOrMore> (in the compact syntax: * or +)",
			"%s must be repeated", kindOf(a))
	}
}
