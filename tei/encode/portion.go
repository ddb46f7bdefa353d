package encode

import (
	"github.com/beevik/etree"
)

// A portion is a run of blocks with its own beginning and end: the document itself, an enclosure,
// one of several documents or versions in a file.
type portion struct {
	kind  string // type of the element that holds it; "" for the document itself
	lang  string
	parts []*part

	oneOfSeveral bool // it is a document, and not the only one
	original     bool // it is in the words of the original: no translator supplied any
}

// portions divides the blocks where a rule of the profile says that something else begins. The
// rules for what stands first and last are tried in each.
func (e *encoder) portions(parts []*part) []portion {
	list := []portion{{}}
	for i, p := range parts {
		last := &list[len(list)-1]
		if i+1 < len(parts) && e.begins(p) {
			if len(last.parts) > 0 {
				list = append(list, portion{})
				last = &list[len(list)-1]
			}
			last.kind, last.lang = p.rule.Begins, e.languageOf(p)
			_, last.original = p.found["original"]
		}
		last.parts = append(last.parts, p)
	}
	markDocuments(list)
	return list
}

// documentPortion is the type of one of several documents.
const documentPortion = "document"

// markDocuments says of documents that they are not the only one.
func markDocuments(list []portion) {
	n := 0
	for _, s := range list {
		if s.kind == documentPortion {
			n++
		}
	}
	for i := range list {
		list[i].oneOfSeveral = n > 1 && list[i].kind == documentPortion
	}
}

// dateOf takes the date that one of several documents states of itself for that of the documents whose dates
// lack a year: in its dateline, else in its headings. It may state none.
func (e *encoder) dateOf(s portion) {
	if !s.oneOfSeveral {
		return
	}
	e.facts.date = calendarDate{}
	for _, p := range s.parts {
		if p.role != dateline && (p.role != heading || p.where == "middle") {
			continue
		}
		for _, d := range findDates(p.text, e.dates.order) {
			if d.certain() && d.date.full() && (p.role == dateline || e.facts.date == (calendarDate{})) {
				e.facts.date = d.date
			}
		}
	}
}

// begins takes a block for the first of a portion if a rule says so.
func (e *encoder) begins(p *part) bool {
	if p.role != paragraph || p.item != nil {
		return false
	}
	for _, r := range e.profile.Blocks {
		if r.Begins == "" || !fits(r, p.text) {
			continue
		}
		if found := r.Read(p.text); found != nil {
			p.role, p.rule, p.found, p.where, p.prose = heading, r, found, "start", false
			return true
		}
	}
	return false
}

// languageOf returns the language that the first line of a portion names, "" if it names none that
// the profile knows.
func (e *encoder) languageOf(p *part) string {
	at, ok := p.span("lang")
	if !ok {
		return ""
	}
	return e.profile.Languages[at.Text()].Tag
}

// zones tries the rules of the profile on the blocks of a portion: on those before its first prose,
// between, and after its last.
func (e *encoder) zones(parts []*part) {
	first, last := len(parts), -1
	for i, p := range parts {
		if p.prose {
			first, last = min(first, i), i
		}
	}
	start := newZone(e, "start", parts[:first])
	start.read()
	if first <= last {
		newZone(e, "middle", parts[first:last+1]).read()
	}
	end := newZone(e, "end", parts[last+1:])
	end.letter = start.roles[salutation] || start.roles[address]
	end.read()
}

// place returns the element that holds a portion: of an enclosure a text within the letter, where
// TEI allows one (TEI P5, 4.3.2), else a division beside it.
func (a *assembler) place(s portion, before *etree.Element) *etree.Element {
	if s.kind == enclosure && before != nil && mayHold(before) {
		text := add(before, "floatingText", "type", enclosure)
		return add(text, "body")
	}
	return add(a.doc.body, "div", "type", s.kind, "xml:lang", s.lang)
}

// enclosure is the type of what is sent with a letter.
const enclosure = "enclosure"

// mayHold reports whether a div may hold further text: none of it is a closer or a division.
func mayHold(div *etree.Element) bool {
	text := false
	for _, child := range div.ChildElements() {
		switch child.Tag {
		case "div", "closer", "postscript":
			return false
		case "p", "list", "ab", "sp", "table":
			text = true
		}
	}
	return text
}
