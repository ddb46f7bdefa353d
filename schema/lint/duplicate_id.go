package lint

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

var duplicateID = Rule{
	Code:    "duplicate-id",
	Default: Warn,
	Summary: "an xml:id that is given twice",
	Reason: `Pointers to it can mean either element. Schemas that know xml:id to be an ID report
this themselves, as an error; then it is not reported twice. Examples of XML inside a
document (egXML) are passed over.`,
	Wrong: `<p xml:id="p1">…</p>
<p xml:id="p1">…</p>`,
	Right: `<p xml:id="p1">…</p>
<p xml:id="p2">…</p>`,
	begin: beginDuplicateID,
}

func beginDuplicateID(d *Document, r *Rule) {
	d.value = append(d.value, func(e *element, a *xmltext.Attr) {
		if !e.tei || !a.Name.Is(xmltext.NamespaceXML, "id") {
			return
		}
		id := strings.TrimSpace(a.Value)
		first := d.ids[id]
		if first.order == e.order || !first.tei || first.span == a.ValueSpan {
			return
		}
		d.report(r, diag.Diagnostic{
			Message: fmt.Sprintf("the id %q is given twice: @xml:id must be different on every element", id),
			Span:    a.ValueSpan, Path: d.path(),
			Related: []diag.Related{{Span: first.span, Message: fmt.Sprintf("%q was first given here", id)}},
			Help:    "give one of the two another id, and look whether what points to it means this element or the first",
		})
	})
}
