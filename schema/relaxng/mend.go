package relaxng

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A mend is a fix of an element that is known only when the element ends: its end
// tag must change as well, or all of it must move.
type mend struct {
	finding int // index of the finding
	renames []string
	move    source.Span // where to move it
	certain bool
}

// renameAtEnd plans to rename the top element.
func (v *Validator) renameAtEnd(finding int, e *xmltext.Event, name string, certain bool) {
	f := v.top()
	if f.reserved == nil {
		f.reserved = &mend{finding: finding, certain: certain}
	}
	f.reserved.renames = append(f.reserved.renames, name)
}

// mend completes the fix of an element at its end tag.
func (v *Validator) mend(f *frame, e *xmltext.Event) {
	m := f.reserved
	if m == nil || m.finding < 0 || e.Span.File != f.span.File {
		return
	}
	d := &v.found.list[m.finding]
	for _, name := range m.renames {
		fix := diag.Fix{Message: fmt.Sprintf("rename to <%s>", name), Certain: m.certain, Edits: []diag.Edit{{Span: f.span, Text: name}}}
		if !f.empty {
			fix.Edits = append(fix.Edits, diag.Edit{Span: e.NameSpan, Text: name})
		}
		d.Fixes = append(d.Fixes, fix)
	}
	if whole := f.tag.Cover(e.Span); m.move.File == f.tag.File && len(whole.Text()) == whole.Len() {
		d.Fixes = append(d.Fixes, moveFix(f, m, whole))
	}
}

// moveFix moves a whole element.
func moveFix(f *frame, m *mend, whole source.Span) diag.Fix {
	return diag.Fix{
		Message: fmt.Sprintf("move %s up", tagOf(f.name)),
		Certain: m.certain,
		Edits:   []diag.Edit{{Span: m.move, Text: whole.Text()}, {Span: whole}},
	}
}
