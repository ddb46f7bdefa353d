package lint

import "github.com/siglum/siglum/tei/diag"

var appWithoutReading = Rule{
	Code:    "app-without-reading",
	Default: Warn,
	Summary: "an entry of the apparatus without reading",
	Reason:  `An app says what witnesses read: it has a lem or a rdg, perhaps in a rdgGrp.`,
	Wrong:   `<app><note>all witnesses differ</note></app>`,
	Right:   `<app><lem wit="#A">south</lem><rdg wit="#B">north</rdg></app>`,
	begin:   beginAppWithoutReading,
}

func beginAppWithoutReading(d *Document, r *Rule) {
	var hasReading []bool
	d.atStart(func(*element) { hasReading = append(hasReading, false) }, "app")
	d.atStart(func(*element) {
		if n := len(hasReading); n > 0 {
			hasReading[n-1] = true
		}
	}, "lem", "rdg")
	d.atEnd(func(e *element) {
		n := len(hasReading) - 1
		if !hasReading[n] {
			d.report(r, diag.Diagnostic{
				Message: "this <app> has no reading",
				Span:    e.span, Path: d.path(),
				Help: `say what the witnesses read: <lem wit="#A">…</lem><rdg wit="#B">…</rdg>`,
			})
		}
		hasReading = hasReading[:n]
	}, "app")
}
