package lint

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/xmltext"
)

var dateImpossible = Rule{
	Code:    "date-impossible",
	Default: Warn,
	Summary: "a date that the calendar does not have",
	Reason: `@when, @notBefore, @notAfter, @from, @to, and the same with -iso, are dates of the
Gregorian calendar, also for days before it was introduced (TEI P5, 14.4.1). Most
schemas check @when, but not @when-iso.`,
	Wrong: `<date when-iso="1948-02-30">end of February 1948</date>`,
	Right: `<date when-iso="1948-02-29">end of February 1948</date>`,
	begin: beginDateImpossible,
}

var dateAttributes = []string{
	"when", "notBefore", "notAfter", "from", "to",
	"when-iso", "notBefore-iso", "notAfter-iso", "from-iso", "to-iso",
}

func beginDateImpossible(d *Document, r *Rule) {
	d.atAttribute(func(e *element, a *xmltext.Attr) {
		for part := range strings.SplitSeq(strings.TrimSpace(a.Value), "/") {
			found, ok := impossible(part)
			if !ok {
				continue
			}
			found.Message = fmt.Sprintf("@%s=%q: %s", a.Name, a.Value, found.Message)
			found.Span, found.Path = a.ValueSpan, d.path()
			d.report(r, found)
			return
		}
	}, dateAttributes...)
}

// impossible says why there is no such date.
func impossible(s string) (diag.Diagnostic, bool) {
	date, ok := readDay(s)
	if !ok || !strings.Contains(s[1:], "-") {
		if date, ok = readMonthDay(s); !ok {
			return diag.Diagnostic{}, false
		}
	}
	fault := date.fault(s)
	if fault == "" {
		return diag.Diagnostic{}, false
	}
	help := "write year, month and day as in 1948-10-12"
	if date.isJulianLeapDay() {
		help = fmt.Sprintf("%s is a day of the Julian calendar only: give that of the Gregorian calendar here, and the other in the text, or in when-custom", s)
	}
	return diag.Diagnostic{Message: fault, Help: help}, true
}
