package lint

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

var spanBackwards = Rule{
	Code:    "span-backwards",
	Default: Warn,
	Summary: "a span that ends before it begins",
	Reason: `@spanTo of addSpan, delSpan, damageSpan and the like points to the anchor at which the
span ends. One that stands before the element, or is the element itself, spans nothing.`,
	Wrong: `<anchor xml:id="end"/> … <delSpan spanTo="#end"/>`,
	Right: `<delSpan spanTo="#end"/> … <anchor xml:id="end"/>`,
	begin: beginSpanBackwards,
}

func beginSpanBackwards(d *Document, r *Rule) {
	d.atAttribute(func(e *element, a *xmltext.Attr) {
		id, ok := fragment(a.Value)
		if !ok {
			return
		}
		end, ok := d.ids[id]
		if !ok {
			return // it comes later, or never
		}
		where := "stands before it"
		if end.order == e.order {
			where = "is the element itself"
		}
		d.report(r, diag.Diagnostic{
			Message: fmt.Sprintf("the span of <%s> ends at #%s, which %s", e.name, id, where),
			Span:    a.ValueSpan, Path: d.path(),
			Related: []diag.Related{{Span: end.span, Message: fmt.Sprintf("%q is given here", id)}},
			Help:    "point to an anchor after the text that is meant: <anchor xml:id=\"…\"/>",
		})
	}, "spanTo")
}
