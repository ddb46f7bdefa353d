package encode

import "github.com/siglum/siglum/tei/expression"

// gather collects from the blocks what they state of the message's way: who sent
// and received it, from where to where, and when.
func (e *encoder) gather(parts []*part) {
	f := &e.facts
	var registered piece // the date beside the number of a registry
	for _, p := range parts {
		switch p.role {
		case address:
			f.place.take(p, "place")
			if p.where == "start" && f.addressee.text != "" {
				var further piece
				if further.take(p, "receiver"); further.text != "" {
					f.alsoTo = append(f.alsoTo, further)
				}
			}
			f.addressee.take(p, "receiver")
		case signature:
			f.signatory.take(p, "person")
			f.signatory.take(p, "sender")
			f.signatory.take(p, "name")
		case dateline:
			e.gatherDate(p)
		case routing:
			e.gatherStep(p)
		case preliminary:
			registered.take(p, "date")
		}
	}
	if f.date == (calendarDate{}) && f.sentDate.text == "" {
		f.date, _ = parseDate(registered.text, e.dates.order)
	}
	if !f.date.full() && f.sentDate.date.full() && f.date == (calendarDate{}) {
		f.date = f.sentDate.date
	}
}

// take takes the words of a group of a block, if nothing was taken before.
func (p *piece) take(from *part, group string) {
	if at, ok := from.span(group); ok && p.text == "" {
		*p = piece{foldBlanks(at.Text()), at, from.rule.Name}
	}
}

var inBrackets = expression.Lazy(`\[(?:[^\[\]:]*: )?([^\[\]]*)\]`)

// unbracketed returns a name without brackets and their labels, for the header.
func unbracketed(name string) string { return inBrackets().ReplaceAllString(name, "$1") }

func (e *encoder) gatherDate(p *part) {
	e.facts.sentFrom.take(p, "place")
	at, ok := p.span("date")
	if !ok || e.facts.sentDate.text != "" {
		return
	}
	if d, ok := parseDate(at.Text(), e.dates.order); ok {
		e.facts.sentDate = dated{text: at.Text(), date: d}
	}
}

// gatherStep reads a line of the transmission: a step, or date and time of the
// step before it.
func (e *encoder) gatherStep(p *part) {
	steps := &e.facts.transmission
	if at, ok := p.span("person"); ok {
		action := p.rule.Action
		if action == "" {
			action = "transmitted"
		}
		*steps = append(*steps, transmission{action: action, person: unbracketed(at.Text()), span: at})
	}
	if at, ok := p.span("receiver"); ok {
		*steps = append(*steps, transmission{action: "received", person: unbracketed(at.Text()), span: at})
	}
	if len(*steps) == 0 {
		return
	}
	last := &(*steps)[len(*steps)-1]
	if at, ok := p.span("date"); ok {
		if d, ok := parseDate(at.Text(), e.dates.order); ok && last.dated.text == "" {
			last.dated = dated{text: at.Text(), date: d}
		}
	}
	if at, ok := p.span("time"); ok && last.dated.text != "" && last.dated.time == "" {
		last.dated.text += ", " + at.Text()
		last.dated.time = timeOfDay(at.Text())
	}
}
