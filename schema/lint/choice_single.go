package lint

import "github.com/siglum/siglum/tei/diag"

var choiceSingle = Rule{
	Code:    "choice-single",
	Default: Warn,
	Summary: "a choice of one",
	Reason: `A choice groups alternatives for the same place in the text, such as sic and corr, or
abbr and expan (TEI P5, 3.5): with one alternative there is nothing to choose.`,
	Wrong: `<choice><sic>recieve</sic></choice>`,
	Right: `<choice><sic>recieve</sic><corr>receive</corr></choice>`,
	begin: beginChoiceSingle,
}

func beginChoiceSingle(d *Document, r *Rule) {
	d.atEnd(func(e *element) {
		children := 0
		for _, c := range d.census[e.census:] {
			children += c.count
		}
		if children == 1 {
			d.report(r, diag.Diagnostic{
				Message: "this <choice> has one alternative",
				Span:    e.span, Path: d.path(),
				Help: "add the other one (<sic> and <corr>, <orig> and <reg>, <abbr> and <expan>), or take <choice> away",
			})
		}
	}, "choice")
}
