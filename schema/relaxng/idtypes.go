package relaxng

import (
	"slices"

	"github.com/siglum/siglum/schema/datatype"
)

// idTypes finds out whether a schema can give attributes ID types at all (RELAX NG
// DTD Compatibility, 5): an attribute of a name on an element of a name must have
// the same type wherever the schema speaks of it. Schemas with wildcards often
// cannot; their documents are validated without regard to IDs.
type idTypes struct {
	kinds   map[ownedName]datatype.IDKind
	plain   []plainAttribute
	unsound bool
}

type ownedName struct{ element, attribute qname }

// A plainAttribute has no ID type; it must not compete with one that has.
type plainAttribute struct{ element, attribute NameClass }

func newIDTypes(s *survey) idTypes {
	t := idTypes{kinds: map[ownedName]datatype.IDKind{}}
	for leaf, inside := range s.inside {
		for _, i := range inside {
			t.add(s.leaves[leaf].(*Element), s.leaves[i])
		}
	}
	return t
}

// add takes an attribute, or loose data, of an element.
func (t *idTypes) add(e *Element, leaf Pattern) {
	a, ok := leaf.(*Attribute)
	if !ok {
		t.unsound = t.unsound || idKindOf(leaf) != datatype.NoID
		return
	}
	if kind := idKindOf(a.Content); kind != datatype.NoID {
		t.assign(e, a, kind)
		return
	}
	t.plain = append(t.plain, plainAttribute{e.Name, a.Name})
	t.unsound = t.unsound || holdsID(a.Content)
}

// holdsID reports whether data of an ID type stands in a choice or list: an
// attribute must be of such a type altogether.
func holdsID(p Pattern) bool {
	if idKindOf(p) != datatype.NoID {
		return true
	}
	return slices.ContainsFunc(parts(p), holdsID)
}

func (t *idTypes) assign(e *Element, a *Attribute, kind datatype.IDKind) {
	name, ok := a.Name.(*Name)
	if !ok {
		t.unsound = true
		return
	}
	ok = listed(e.Name, func(n *Name) {
		owned := ownedName{qname{n.Space, n.Local}, qname{name.Space, name.Local}}
		if old, known := t.kinds[owned]; known && old != kind {
			t.unsound = true
		}
		t.kinds[owned] = kind
	})
	t.unsound = t.unsound || !ok
}

// sound reports whether ID types are without contradiction.
func (t *idTypes) sound() bool {
	if t.unsound {
		return false
	}
	for _, p := range t.plain {
		if t.conflicts(p) {
			return false
		}
	}
	return true
}

func (t *idTypes) conflicts(p plainAttribute) bool {
	element, one := p.element.(*Name)
	attribute, alone := p.attribute.(*Name)
	if one && alone {
		_, known := t.kinds[ownedName{qname{element.Space, element.Local}, qname{attribute.Space, attribute.Local}}]
		return known
	}
	for owned := range t.kinds {
		if contains(p.element, owned.element.space, owned.element.local) &&
			contains(p.attribute, owned.attribute.space, owned.attribute.local) {
			return true
		}
	}
	return false
}
