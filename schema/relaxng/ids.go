package relaxng

import (
	"fmt"
	"maps"
	"strings"

	"github.com/siglum/siglum/schema/datatype"
	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// ids keeps the IDs of a document and the references to them, by RELAX NG DTD
// Compatibility, 5. Of references it keeps the first to each ID that has not come yet.
type ids struct {
	ignored bool // as asked for, or because the schema contradicts itself about them
	defined map[string]source.Span
	waiting map[string]*idref
	doubled diag.List
}

type idref struct {
	span  source.Span
	path  string
	name  string // of the attribute
	count int
}

// note takes an attribute whose type the step knows. A reference whose value is
// wrong anyway is not followed.
func (t *ids) note(step *attributeStep, a *xmltext.Attr, right bool, v *Validator) {
	for _, way := range step.ways {
		switch way.idKind {
		case datatype.ID:
			t.define(a, v)
			return
		case datatype.IDREF, datatype.IDREFS:
			if right {
				t.referAll(a, v)
			}
			return
		}
	}
}

func (t *ids) referAll(a *xmltext.Attr, v *Validator) {
	for id := range strings.FieldsFuncSeq(a.Value, isSpaceRune) {
		t.refer(id, a, v)
	}
}

func (t *ids) define(a *xmltext.Attr, v *Validator) {
	id := collapse(a.Value)
	a.ValueSpan.Keep()
	first, again := t.defined[id]
	if again {
		if v.found.limit > 0 && len(t.doubled) >= v.found.limit {
			return
		}
		t.doubled = append(t.doubled, diag.Diagnostic{
			Code:    finding.DuplicateID,
			Message: fmt.Sprintf("the id %q is given twice: @%s must be different on every element", id, a.Name),
			Span:    a.ValueSpan,
			Path:    v.path(),
			Related: related(first, "%q was first given here", id),
			Help:    "give one of the two another id, and look whether what points to it means this element or the first",
		})
		return
	}
	if t.defined == nil {
		t.defined = map[string]source.Span{}
	}
	id = strings.Clone(id)
	t.defined[id] = a.ValueSpan
	delete(t.waiting, id)
}

func (t *ids) refer(id string, a *xmltext.Attr, v *Validator) {
	if _, ok := t.defined[id]; ok {
		return
	}
	if r := t.waiting[id]; r != nil {
		r.count++
		return
	}
	if t.waiting == nil {
		t.waiting = map[string]*idref{}
	}
	r := &idref{itemSpan(a.ValueSpan, a.Value, id), v.path(), a.Name.String(), 1}
	r.span.Keep()
	t.waiting[strings.Clone(id)] = r
}

// finish reports what is wrong with IDs, at the end of the document.
func (t *ids) finish(v *Validator) {
	found := t.doubled
	for id, r := range t.waiting {
		found = append(found, t.dangling(id, r))
	}
	for _, d := range found.Sorted() {
		v.found.add(d)
	}
}

func (t *ids) dangling(id string, r *idref) diag.Diagnostic {
	d := diag.Diagnostic{
		Code:    finding.DanglingIDREF,
		Message: fmt.Sprintf("@%s refers to %q, and no element has that id", r.name, id),
		Span:    r.span,
		Path:    r.path,
	}
	if near := t.nearest(id); near != "" {
		d.Help = fmt.Sprintf("did you mean %q?", near)
		d.Related = related(t.defined[near], "%q is given here", near)
	}
	if r.count > 1 {
		d.Help = strings.TrimSpace(fmt.Sprintf("%s %d references in all lead nowhere like this one", d.Help, r.count))
	}
	return d
}

// manyComparisons of ids with each other take longer than anybody waits for a
// suggestion.
const manyComparisons = 10_000_000

// nearest returns the id that may be meant by one that no element has, or "".
func (t *ids) nearest(id string) string {
	if len(t.waiting)*len(t.defined) > manyComparisons {
		return ""
	}
	return diag.Nearest(id, maps.Keys(t.defined))
}
