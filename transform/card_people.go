package transform

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// cardCorrespondence: who wrote to whom, and when.
func (b *builder) cardCorrespondence() {
	created := b.phrasesOf(b.headerAt("profileDesc", "creation"), "date")
	var sent [][]*Node
	for _, a := range b.header.CorrespActions() {
		values := namesOf(a.Names)
		values = append(values, namesOf(a.Places)...)
		if a.Type == "sent" && len(created) == 0 {
			for _, d := range a.Dates {
				sent = append(sent, b.phrase(d.Element))
			}
		} else {
			for _, d := range a.Dates {
				values = append(values, b.phrase(d.Element))
			}
		}
		name, label := b.actionLabel(a)
		b.fieldAs(name, label, commas(values))
	}
	b.field("date", append(created, sent...)...)
	for place := range tei.Find(b.header.Element, "correspContext") {
		for _, child := range place.ChildElements() {
			b.field("context", b.phrase(child))
		}
	}
}

func namesOf(names []tei.Name) [][]*Node {
	var values [][]*Node
	for _, n := range names {
		values = append(values, words(n.Text))
	}
	return values
}

// actionLabel calls a sender From and an addressee To; others by what they did.
// Whoever received a letter for the addressee is no addressee.
func (b *builder) actionLabel(a tei.CorrespAction) (name, label string) {
	switch {
	case a.Type == "sent":
		return "from", b.labels.Get("from")
	case a.Type == "received" && (a.Subtype == "" || a.Subtype == "addressee"):
		return "to", b.labels.Get("to")
	}
	label = upperFirst(a.Type)
	if b.labels.has(a.Type) {
		label = b.labels.Get(a.Type)
	}
	if a.Subtype != "" {
		label += " (" + a.Subtype + ")"
	}
	return a.Type, label
}

// cardPersons: authors, unless they are the senders already named, editors, and
// who else is responsible, in the words of the header.
func (b *builder) cardPersons() {
	title := b.headerAt("fileDesc", "titleStmt")
	if !b.hasField("from") {
		b.field("author", b.phrasesOf(title, "author")...)
	}
	b.field("editor", b.phrasesOf(title, "editor")...)
	for _, r := range b.header.RespStmts() {
		var names [][]*Node
		for _, name := range r.Names {
			names = append(names, words(name))
		}
		b.fieldAs("resp", upperFirst(either(r.Resp, b.labels.Get("resp"))), commas(names))
	}
}

func (b *builder) hasField(name string) bool {
	for _, f := range b.m.Card {
		if f.Name == name {
			return true
		}
	}
	return false
}

// manyHands is how many hands a card names even if the text has none of them. An
// archive's list of all its hands is longer.
const manyHands = 12

// cardHands: who wrote in the source.
func (b *builder) cardHands() {
	var values [][]*Node
	declared := b.header.Hands()
	for i, h := range declared {
		hand := b.m.Hands[i]
		if len(declared) > manyHands && !b.met[hand] {
			continue
		}
		nodes := b.phrase(h.Element)
		if hand.Number > 0 {
			label := &Node{Kind: HandLabel, In: AllViews, Text: hand.Label, Hand: hand}
			nodes = append([]*Node{label, {Kind: Sign, In: AllViews, Text: " "}}, nodes...)
			nodes = one(&Node{Kind: Span, In: AllViews, Hand: hand, Nodes: nodes})
		}
		values = append(values, nodes)
	}
	b.field("hands", values...)
}

func (b *builder) cardWitnesses() {
	var values [][]*Node
	for _, w := range b.m.Witnesses {
		siglum := &Node{Kind: Span, In: AllViews, Class: "siglum", Nodes: words(w.Siglum)}
		nodes := one(siglum)
		if described := b.witnessPhrase(w); plain(described, Critical) != "" {
			nodes = append(nodes, &Node{Kind: Sign, In: AllViews, Text: " "})
			nodes = append(nodes, described...)
		}
		values = append(values, nodes)
	}
	if !slices.ContainsFunc(values, func(v []*Node) bool { return len(v) > 1 }) {
		values = [][]*Node{separated(" ", values)} // sigla alone need no line each
	}
	b.field("witnesses", values...)
}

// witnessPhrase is what the document says of a witness: not its siglum again, nor what
// it says of the witnesses that it lists below this one.
func (b *builder) witnessPhrase(w Witness) []*Node {
	if id := tei.Descend(w.element, "msDesc", "msIdentifier"); id != nil {
		return b.identifier(id)
	}
	var nodes []*Node
	begun := false
	for _, child := range w.element.Child {
		switch child := child.(type) {
		case *etree.CharData:
			if nodes = append(nodes, b.text(child.Data)...); strings.TrimSpace(child.Data) != "" {
				begun = true
			}
		case *etree.Element:
			if child.Tag == "listWit" || !begun && tei.Phrase(child) == w.Siglum {
				continue
			}
			nodes, begun = append(nodes, b.element(child)...), true
		}
	}
	nodes = tidy(inlines(nodes))
	if plain(nodes, Critical) == w.Siglum {
		return nil
	}
	return nodes
}
