package lint

import "github.com/siglum/siglum/tei/diag"

var correspondenceSender = Rule{
	Code:    "correspondence-sender",
	Default: Warn,
	Summary: "a letter without sender",
	Reason: `A correspDesc with actions has one of type sent, that names a person, an organisation or
a group: catalogues of letters (correspSearch, by the CMI format) take no other. Where
the sender is not known, say so by name.`,
	Wrong: `<correspDesc><correspAction type="received"><persName>Ekeberg</persName></correspAction></correspDesc>`,
	Right: `<correspDesc><correspAction type="sent"><persName>Clara Wendt</persName></correspAction>
<correspAction type="received"><persName>Ekeberg</persName></correspAction></correspDesc>`,
	begin: beginCorrespondenceSender,
}

// senders are the elements that name who sent a letter.
var senders = []string{"persName", "orgName", "name", "rs", "person", "personGrp"}

func beginCorrespondenceSender(d *Document, r *Rule) {
	var actions int
	var inSent, sent, named bool
	d.atStart(func(*element) { actions, sent, named = 0, false, false }, "correspDesc")
	d.atStart(func(e *element) {
		actions++
		inSent = e.attr("type") == "sent"
		sent = sent || inSent
	}, "correspAction")
	d.atStart(func(*element) { named = named || inSent }, senders...)
	d.atEnd(func(*element) { inSent = false }, "correspAction")
	d.atEnd(func(e *element) {
		found := diag.Diagnostic{
			Span: e.span, Path: d.path(),
			Help: `say who sent it: <correspAction type="sent"><persName>…</persName></correspAction>`,
		}
		switch {
		case actions > 0 && !sent:
			found.Message = "this <correspDesc> has no action of type sent"
		case sent && !named:
			found.Message = "this <correspDesc> does not name who sent the letter"
		default:
			return
		}
		d.report(r, found)
	}, "correspDesc")
}
