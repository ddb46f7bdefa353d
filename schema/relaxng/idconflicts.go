package relaxng

import (
	"fmt"
	"slices"

	"github.com/siglum/siglum/schema/datatype"
	"github.com/siglum/siglum/tei/diag"
)

// CodeIDType is of a schema that cannot say which attributes are IDs.
const CodeIDType diag.Code = "schema-id-type"

// idConflicts returns what keeps a grammar from giving ID types to attributes (RELAX NG
// DTD Compatibility 4): an attribute of a name on an element of a name must have the
// same type wherever the grammar speaks of it. The grammar is correct without.
func (r *restrictor) idConflicts() diag.List {
	t := &idTyping{r: r, types: map[ownedAttribute]typedAttribute{}, relevant: map[Pattern][]*Attribute{}, names: map[Name]bool{}}
	t.findTyped()
	if len(t.names) == 0 {
		return t.diags
	}
	for _, e := range r.elements {
		for _, a := range t.relevantIn(e.Content) {
			t.assign(e, a)
		}
	}
	t.checkWildcards()
	return t.diags.Sorted()
}

type idTyping struct {
	r     *restrictor
	diags diag.List

	names     map[Name]bool // of attributes that somewhere have an ID type
	relevant  map[Pattern][]*Attribute
	types     map[ownedAttribute]typedAttribute
	wildcards []ownedClass
}

// An ownedAttribute is the name of an attribute on an element.
type ownedAttribute struct{ element, attribute Name }

type typedAttribute struct {
	kind      datatype.IDKind
	attribute *Attribute
}

// An ownedClass is an attribute without ID type on an element, one of which has a wildcard.
type ownedClass struct {
	element   *Element
	attribute *Attribute
}

// findTyped finds the names of the attributes that have an ID type, and reports such
// types where they cannot be.
func (t *idTyping) findTyped() {
	for _, p := range t.r.typed {
		attribute, ok := p.parent.(*Attribute)
		if !ok {
			t.report(p.pattern, nil, "an ID type outside of an attribute, or not as its whole value: %s", kindOf(p.pattern))
			continue
		}
		name, ok := attribute.Name.(*Name)
		if !ok {
			t.report(attribute, nil, "%s has an ID type; only an attribute of one name can", kindOf(attribute))
			continue
		}
		t.names[*name] = true
	}
}

// relevantIn returns the attributes that occur in a pattern and that may share the name of
// one with an ID type.
func (t *idTyping) relevantIn(p Pattern) []*Attribute {
	if a, ok := p.(*Attribute); ok {
		if t.mayBeTyped(a.Name) {
			return []*Attribute{a}
		}
		return nil
	}
	left, right := sides(p)
	if left == nil {
		return nil
	}
	if known, ok := t.relevant[p]; ok {
		return known
	}
	found := t.relevantIn(left)
	if right != nil {
		found = both(found, t.relevantIn(right))
	}
	if t.r.shared[p] {
		t.relevant[p] = found
	}
	return found
}

func both(a, b []*Attribute) []*Attribute {
	if len(a) == 0 {
		return b
	}
	all := slices.Clip(a)
	for _, attribute := range b {
		if !slices.Contains(a, attribute) {
			all = append(all, attribute)
		}
	}
	return all
}

func (t *idTyping) mayBeTyped(class NameClass) bool {
	if n, ok := class.(*Name); ok {
		return t.names[*n]
	}
	for n := range t.names {
		if contains(class, n.Space, n.Local) {
			return true
		}
	}
	return false
}

// assign notes the type of an attribute on an element.
func (t *idTyping) assign(e *Element, a *Attribute) {
	kind := idKind(a.Content)
	owner, single := e.Name.(*Name)
	name, alone := a.Name.(*Name)
	switch {
	case single && alone:
		t.assignName(ownedAttribute{*owner, *name}, typedAttribute{kind, a})
	case kind == datatype.NoID:
		t.wildcards = append(t.wildcards, ownedClass{e, a})
	case alone:
		t.report(a, e, "%s has an ID type, but %s may have several names", kindOf(a), kindOf(e))
	}
}

func (t *idTyping) assignName(owned ownedAttribute, typed typedAttribute) {
	before, ok := t.types[owned]
	if !ok {
		t.types[owned] = typed
		return
	}
	if before.kind != typed.kind {
		t.report(typed.attribute, before.attribute, "attribute %s on <%s> has different ID types",
			owned.attribute.Local, owned.element.Local)
	}
}

// checkWildcards reports attributes without ID type that may be the same as one with an ID
// type because a name class has a wildcard.
func (t *idTyping) checkWildcards() {
	for _, w := range t.wildcards {
		for owned, typed := range t.types {
			if typed.kind != datatype.NoID &&
				contains(w.element.Name, owned.element.Space, owned.element.Local) &&
				contains(w.attribute.Name, owned.attribute.Space, owned.attribute.Local) {
				t.report(w.attribute, nil, "%s on %s may be one that has an ID type elsewhere", kindOf(w.attribute), kindOf(w.element))
				break
			}
		}
	}
}

// idKind returns the ID type of an attribute with a content.
func idKind(content Pattern) datatype.IDKind {
	switch p := content.(type) {
	case *Data:
		return p.Type.IDKind()
	case *Value:
		return p.Type.IDKind()
	}
	return datatype.NoID
}

func (t *idTyping) report(at, other Pattern, format string, args ...any) {
	d := diag.Diagnostic{
		Severity: diag.Warning,
		Code:     CodeIDType,
		Message:  "RELAX NG DTD Compatibility 4: " + fmt.Sprintf(format, args...),
		Span:     t.r.at(at),
		Help:     "documents are validated without regard to IDs and references to them, until the schema gives the attribute the same type everywhere",
	}
	if other != nil {
		d.Related = []diag.Related{{Span: t.r.at(other), Message: "it has another type here"}}
	}
	t.diags = append(t.diags, d)
}
