package lint

import "github.com/siglum/siglum/tei/diag"

var restoreNothing = Rule{
	Code:    "restore-nothing",
	Default: Warn,
	Summary: "a restore that cancels nothing",
	Reason: `A restore says that a change was cancelled, a deletion most often, and holds that change
(TEI P5, 11.3.1.5). With text alone in it, nothing says what was cancelled.`,
	Wrong: `<restore rend="stet">south</restore>`,
	Right: `<restore rend="stet"><del rend="overstrike">south</del></restore>`,
	begin: beginRestoreNothing,
}

func beginRestoreNothing(d *Document, r *Rule) {
	d.atEnd(func(e *element) {
		if len(d.census) == e.census && !d.within("del", "mod", "app") {
			d.report(r, diag.Diagnostic{
				Message: "this <restore> holds no change that could be cancelled",
				Span:    e.span, Path: d.path(),
				Help: "put the change into it: <restore><del>…</del></restore>",
			})
		}
	}, "restore")
}
