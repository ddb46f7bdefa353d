package lint

import (
	"fmt"
	"slices"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

var dateOrder = Rule{
	Code:    "date-order",
	Default: Warn,
	Summary: "a period that ends before it begins",
	Reason: `@notBefore is no later than @notAfter, and @from no later than @to. Dates that state a
year or a month only are compared as far as they go.`,
	Wrong: `<date notBefore="1948-10" notAfter="1948-09-30">autumn</date>`,
	Right: `<date notBefore="1948-09" notAfter="1948-10-31">autumn</date>`,
	begin: beginDateOrder,
}

// periods are the attributes between which a period lies.
var periods = [][2]string{
	{"notBefore", "notAfter"}, {"from", "to"}, {"notBefore-iso", "notAfter-iso"}, {"from-iso", "to-iso"},
}

// notDated are elements whose @from and @to are no dates, but pages or anchors.
var notDated = []string{"locus", "biblScope", "citedRange", "app", "span", "arc", "num", "measure"}

func beginDateOrder(d *Document, r *Rule) {
	for _, period := range periods {
		d.atAttribute(func(e *element, a *xmltext.Attr) {
			end := e.event.Attr("", period[1])
			if end == nil || slices.Contains(notDated, e.name.Local) {
				return
			}
			from, okFrom := readDay(a.Value)
			to, okTo := readDay(end.Value)
			if !okFrom || !okTo || from.first() <= to.last() {
				return
			}
			d.report(r, diag.Diagnostic{
				Message: fmt.Sprintf("the period ends before it begins: @%s=%q, @%s=%q", period[0], a.Value, period[1], end.Value),
				Span:    a.ValueSpan, Path: d.path(),
				Related: []diag.Related{{Span: end.ValueSpan, Message: "it ends here"}},
				Help:    "look which of the two is wrong, or whether they are exchanged",
			})
		}, period[0])
	}
}
