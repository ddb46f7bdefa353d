package lint

import (
	"fmt"
	"slices"

	"github.com/siglum/siglum/tei/diag"
)

var handUndeclared = Rule{
	Code:    "hand-undeclared",
	Default: Warn,
	Summary: "a hand without handNote",
	Reason: `@hand, and @new of handShift, point to the handNote that describes the hand (TEI P5,
11.3.2.1). It is reported if there is no element of that id, or if it is of another
kind. Hands that a person, a responsibility, a manuscript or a witness stands for are
taken as declared, since projects do so.`,
	Wrong: `<add hand="#h2">south</add>
<handNotes><handNote xml:id="h1">black ink</handNote></handNotes>`,
	Right: `<add hand="#h1">south</add>
<handNotes><handNote xml:id="h1">black ink</handNote></handNotes>`,
	begin: beginHandUndeclared,
}

// hands are the elements that a hand may point to.
var hands = []string{"handNote", "person", "persName", "name", "respStmt", "editor", "author", "msDesc", "witness", "change", "resp"}

func beginHandUndeclared(d *Document, r *Rule) {
	d.reads()
	d.atEndOfDocument(func() {
		if d.incomplete {
			return
		}
		for id, from := range d.of(byHand) {
			d.declared(r, id, from, hands, "declare the hand in the header: <profileDesc><handNotes><handNote xml:id=%q>…</handNote></handNotes></profileDesc>")
		}
	})
}

// declared reports a reference to an id that none of some elements has. The first of
// them is what it should be.
func (d *Document) declared(r *Rule, id string, from *referrer, by []string, help string) {
	target, ok := d.ids[id]
	help = fmt.Sprintf(help, id)
	switch {
	case !ok:
		message := fmt.Sprintf("@%s names #%s, and no <%s> has that xml:id", from.attribute, id, by[0])
		d.report(r, d.nowhere(message, help, id, from, d.named(by...)))
	case target.tei && !slices.Contains(by, target.name):
		d.report(r, from.andMore(diag.Diagnostic{
			Message: fmt.Sprintf("@%s names #%s, which is a <%s> and no <%s>", from.attribute, id, target.name, by[0]),
			Span:    from.span, Path: from.path, Help: help,
			Related: []diag.Related{{Span: target.span, Message: fmt.Sprintf("%q is given here", id)}},
		}))
	}
}
