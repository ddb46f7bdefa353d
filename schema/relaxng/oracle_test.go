package relaxng

import (
	"slices"

	"github.com/siglum/siglum/schema/relaxng/syntax"
)

// An oracle applies the restrictions of RELAX NG 7 as the specification words them: to
// the expanded pattern, each rule by itself, remembering nothing. It collects the
// sections that a grammar breaks.
type oracle struct {
	broken map[string]bool
	seen   map[*Element]bool
	work   int
}

// maxWork bounds the patterns that the oracle looks at.
const maxWork = 20_000

// judge returns the sections that a grammar breaks; ok is false if it is too large.
func judge(g *Grammar) (broken map[string]bool, ok bool) {
	o := &oracle{broken: map[string]bool{}, seen: map[*Element]bool{}}
	o.walk(g.Start, []string{"start"})
	return o.broken, o.work < maxWork
}

// walk looks at a pattern with the names of the patterns around it, outermost first.
func (o *oracle) walk(p Pattern, around []string) {
	if o.work++; o.work > maxWork {
		return
	}
	name := specName(p)
	for _, path := range prohibitedPaths {
		if matches(append(slices.Clip(around), name), path.steps) {
			o.broken[path.section] = true
		}
	}
	inside := append(slices.Clip(around), name)
	switch p := p.(type) {
	case *Element:
		o.element(p)
	case *Attribute:
		if !listed(p.Name, func(*Name) {}) && !slices.Contains(around, "oneOrMore") {
			o.broken["7.3"] = true
		}
		if _, ok := o.contentType(p.Content); !ok && around[0] == "element" && !slices.Contains(around, "list") {
			o.broken["7.2"] = true
		}
		o.walk(p.Content, inside)
	case *Group:
		o.disjoint(p.Left, p.Right, isAttribute, "7.3", around)
		o.walk(p.Left, inside)
		o.walk(p.Right, inside)
	case *Interleave:
		o.disjoint(p.Left, p.Right, isAttribute, "7.3", around)
		o.disjoint(p.Left, p.Right, isElement, "7.4", around)
		if len(o.occurring(p.Left, isText)) > 0 && len(o.occurring(p.Right, isText)) > 0 && around[0] == "element" {
			o.broken["7.4"] = true
		}
		o.walk(p.Left, inside)
		o.walk(p.Right, inside)
	case *Choice:
		o.walk(p.Left, inside)
		o.walk(p.Right, inside)
	case *OneOrMore:
		o.walk(p.Content, inside)
	case *List:
		o.walk(p.Content, inside)
	case *Data:
		if p.Except != nil {
			o.walk(p.Except, append(inside, "except"))
		}
	}
}

func (o *oracle) element(e *Element) {
	if o.seen[e] {
		return
	}
	o.seen[e] = true
	if _, ok := o.contentType(e.Content); !ok {
		o.broken["7.2"] = true
	}
	o.walk(e.Content, []string{"element"})
}

// specName is the name that the specification's paths have for a pattern.
func specName(p Pattern) string {
	switch p.(type) {
	case *Element:
		return "ref"
	case *Attribute:
		return "attribute"
	case *Group:
		return "group"
	case *Interleave:
		return "interleave"
	case *Choice:
		return "choice"
	case *OneOrMore:
		return "oneOrMore"
	case *List:
		return "list"
	case *Data:
		return "data"
	case *Value:
		return "value"
	case *Text:
		return "text"
	case *Empty:
		return "empty"
	}
	return "notAllowed"
}

type prohibitedPath struct {
	section string
	steps   []string // each below the one before, at any depth
}

// prohibitedPaths are those of 7.1, as listed there. That except stands directly in data
// needs no saying, since it stands nowhere else.
var prohibitedPaths = slices.Concat(
	below("7.1.1", []string{"attribute"}, "ref", "attribute"),
	below("7.1.2", []string{"oneOrMore", "group"}, "attribute"),
	below("7.1.2", []string{"oneOrMore", "interleave"}, "attribute"),
	below("7.1.3", []string{"list"}, "list", "ref", "attribute", "text", "interleave"),
	below("7.1.4", []string{"except"}, "attribute", "ref", "text", "list", "group", "interleave", "oneOrMore", "empty"),
	below("7.1.5", []string{"start"}, "attribute", "data", "value", "text", "list", "group", "interleave", "oneOrMore", "empty"),
)

func below(section string, steps []string, last ...string) []prohibitedPath {
	var paths []prohibitedPath
	for _, name := range last {
		paths = append(paths, prohibitedPath{section, append(slices.Clip(steps), name)})
	}
	return paths
}

// matches reports whether names ends in the last step and holds the others before, in order.
func matches(names, steps []string) bool {
	last := len(steps) - 1
	if names[len(names)-1] != steps[last] {
		return false
	}
	found := 0
	for _, name := range names[:len(names)-1] {
		if found < last && name == steps[found] {
			found++
		}
	}
	return found == last
}

// contentType is the judgement p :c ct of 7.2.
func (o *oracle) contentType(p Pattern) (ct contentType, ok bool) {
	switch p := p.(type) {
	case *Value, *Data, *List:
		return simpleContent, true
	case *Text, *Element:
		return complexContent, true
	case *Attribute:
		_, ok := o.contentType(p.Content)
		return emptyContent, ok
	case *Group:
		return o.both(p.Left, p.Right, groupable)
	case *Interleave:
		return o.both(p.Left, p.Right, groupable)
	case *Choice:
		return o.both(p.Left, p.Right, func(a, b contentType) bool { return true })
	case *OneOrMore:
		return o.both(p.Content, p.Content, groupable)
	}
	return emptyContent, true
}

func (o *oracle) both(l, r Pattern, may func(a, b contentType) bool) (contentType, bool) {
	if o.work++; o.work > maxWork {
		return emptyContent, true
	}
	a, aok := o.contentType(l)
	b, bok := o.contentType(r)
	return max(a, b), aok && bok && may(a, b)
}

// disjoint checks that no name belongs to patterns of a kind on both sides. In the start and in
// lists and exceptions groups are prohibited altogether, or attributes are.
func (o *oracle) disjoint(l, r Pattern, kind func(Pattern) bool, section string, around []string) {
	if around[0] != "element" || slices.Contains(around, "list") || slices.Contains(around, "except") {
		return
	}
	for _, a := range o.occurring(l, kind) {
		for _, b := range o.occurring(r, kind) {
			if shareName(classOf(a), classOf(b)) {
				o.broken[section] = true
			}
		}
	}
}

// occurring returns the patterns of a kind that occur in a pattern (7.3).
func (o *oracle) occurring(p Pattern, kind func(Pattern) bool) []Pattern {
	if o.work++; o.work > maxWork {
		return nil
	}
	if kind(p) {
		return []Pattern{p}
	}
	left, right := sides(p)
	var found []Pattern
	if left != nil {
		found = o.occurring(left, kind)
	}
	if right != nil {
		found = append(found, o.occurring(right, kind)...)
	}
	return found
}

func isAttribute(p Pattern) bool { return is[*Attribute, *Attribute](p) }
func isElement(p Pattern) bool   { return is[*Element, *Element](p) }
func isText(p Pattern) bool      { return is[*Text, *Text](p) }

// shareName tries all names that schemas of the generator write, and some that they do not.
func shareName(a, b NameClass) bool {
	for _, space := range []string{"", "urn:x", "urn:unwritten"} {
		for _, local := range []string{"a", "b", "c", "unwritten"} {
			if contains(a, space, local) && contains(b, space, local) {
				return true
			}
		}
	}
	return false
}

// simplifyOnly simplifies a schema without checking the restrictions of section 7. It returns
// nil if the schema is broken otherwise.
func simplifyOnly(root syntax.Pattern) (*Grammar, *simplifier) {
	s := newSimplifier(&loader{})
	g := s.grammar(&syntax.Schema{Root: root})
	if s.diags.HasErrors() {
		return nil, nil
	}
	return g, s
}
