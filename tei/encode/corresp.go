package encode

import (
	"strings"

	"github.com/beevik/etree"
)

// correspDesc says who sent and received the document, if the title names sender and receiver,
// the text its transmission, or a letter has an address and a signature (TEI P5, 2.4.6).
func (e *encoder) correspDesc(desc *etree.Element) {
	f := &e.facts
	if f.sender.text == "" && f.receiver.text == "" && f.signatory.text != "" && f.addressee.text != "" {
		f.sender, f.receiver = f.signatory, f.addressee
	}
	if f.sender.text == "" && len(f.transmission) == 0 {
		return
	}
	c := add(desc, "correspDesc")
	if f.sender.text != "" {
		sent := add(c, "correspAction", "type", "sent")
		e.name(sent, f.sender)
		correspDate(sent, e.sentDate())
	}
	for _, t := range f.transmission {
		action := add(c, "correspAction", "type", t.action)
		if t.action == "received" && f.receiver.text != "" {
			set(action, "subtype", "operator")
		}
		addText(action, "persName", t.person, "ref", e.refTo("persName", t.person, t.span))
		correspDate(action, t.dated)
	}
	if f.receiver.text != "" {
		received := add(c, "correspAction", "type", "received")
		if len(f.transmission) > 0 {
			set(received, "subtype", "addressee")
		}
		e.name(received, f.receiver)
		if f.place.text != "" {
			addText(received, "placeName", f.place.text, "ref", e.refTo("placeName", f.place.text, f.place.span))
		}
	}
	e.explainCorresp(c)
}

// sentDate returns the date of the dateline, else that which the header states of the document.
func (e *encoder) sentDate() dated {
	f := &e.facts
	if f.sentDate.text != "" || f.value("date") == "" {
		return f.sentDate
	}
	if d, ok := parseDate(f.value("date")); ok && !uncertain(f.value("date")) {
		return dated{text: f.value("date"), date: d}
	}
	return dated{}
}

func (e *encoder) explainCorresp(c *etree.Element) {
	if p := e.facts.sender; p.text != "" {
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
