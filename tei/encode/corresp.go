package encode

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// correspDesc says who sent and received the document, if the metadata or the title names sender and receiver,
// the text its transmission, or a letter has an address and a signature (TEI P5, 2.4.6).
func (e *encoder) correspDesc(desc *etree.Element) {
	f := &e.facts
	if f.sender.text == "" && f.receiver.text == "" && f.signatory.text != "" && f.addressee.text != "" {
		f.sender, f.receiver = f.signatory, f.addressee
	}
	if f.sender.text == "" && len(f.transmission) == 0 && len(f.recipients) == 0 {
		return
	}
	c := add(desc, "correspDesc")
	if f.sender.text != "" {
		e.sent(c)
	}
	for _, t := range f.transmission {
		e.transmitted(c, t)
	}
	if f.receiver.text != "" {
		e.received(c)
	}
	e.explainCorresp(c)
}

// sent says who sent the document, from where and when.
func (e *encoder) sent(c *etree.Element) {
	action := add(c, "correspAction", "type", "sent")
	e.correspondents(action, e.facts.senders, e.facts.sender)
	from := e.facts.sentFrom
	if e.meta.Place.Text != "" {
		from = metaPiece(e.meta.Place)
	}
	if from.text != "" {
		addText(action, "placeName", from.text, "ref", e.refTo("placeName", from.text, from.span))
	}
	correspDate(action, e.sentDate())
}

func (e *encoder) transmitted(c *etree.Element, t transmission) {
	action := add(c, "correspAction", "type", t.action)
	if t.action == "received" && e.facts.receiver.text != "" {
		set(action, "subtype", "operator")
	}
	addText(action, "persName", t.person, "ref", e.refTo("persName", t.person, t.span))
	correspDate(action, t.dated)
}

// received says who received the document, and where.
func (e *encoder) received(c *etree.Element) {
	f := &e.facts
	action := add(c, "correspAction", "type", "received")
	if len(f.transmission) > 0 {
		set(action, "subtype", "addressee")
	}
	e.correspondents(action, f.recipients, f.receiver)
	if len(f.recipients) == 0 && f.receiver == f.addressee {
		for _, p := range f.alsoTo {
			e.name(action, p)
		}
	}
	if f.place.text != "" {
		addText(action, "placeName", f.place.text, "ref", e.refTo("placeName", f.place.text, f.place.span))
	}
}

// correspondents names those that the metadata states, else the one that was found.
func (e *encoder) correspondents(action *etree.Element, stated []notation.Value, found piece) {
	if len(stated) == 0 {
		e.name(action, found)
	}
	for _, v := range stated {
		e.name(action, metaPiece(v))
		e.stated(v.At, action, "correspondent")
	}
}

// sentDate returns the date of the dateline, else that which the header states of the document.
func (e *encoder) sentDate() dated {
	f := &e.facts
	if f.sentDate.text != "" || f.value("date") == "" {
		return f.sentDate
	}
	if d, ok := parseDate(f.value("date"), e.dates.order); ok && !uncertain(f.value("date")) {
		return dated{text: f.value("date"), date: d}
	}
	return dated{}
}

func (e *encoder) explainCorresp(c *etree.Element) {
	if p := e.facts.sender; p.text != "" && len(e.facts.senders) == 0 {
		e.decide(p.span, p.rule, c, "sender and receiver", true)
	}
}

func correspDate(action *etree.Element, d dated) {
	switch {
	case d.text == "":
	case d.time != "":
		addText(action, "date", d.text, "when-iso", d.date.iso()+"T"+d.time)
	default:
		addText(action, "date", d.text, "when", d.date.iso())
	}
}

// name appends a name: of a body of persons, by the profile's list; of several
// people; else of a person. Brackets in it stay as typed.
func (e *encoder) name(parent *etree.Element, p piece) {
	name := "persName"
	switch {
	case e.isBody(p.text):
		name = "orgName"
	case strings.HasPrefix(p.text, "All "), strings.Contains(p.text, " and "):
		name = "name"
	}
	addText(parent, name, p.text, "ref", e.refTo(name, p.text, p.span))
}
