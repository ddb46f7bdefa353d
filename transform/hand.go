package transform

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// readHands numbers the hands that the header declares. The main hand is one whose
// scope is major or sole; where no scope is stated, the first one, if the text
// goes back to it.
func (b *builder) readHands() {
	scoped := false
	for i, h := range b.header.Hands() {
		hand := &Hand{ID: h.ID, Text: h.Text, Label: b.labels.Get("main-hand")}
		hand.Main = h.Scope == "major" || h.Scope == "sole"
		if !hand.Main {
			b.number(hand)
		}
		scoped = scoped || h.Scope != ""
		hand.Main = hand.Main || i == 0 && !scoped && b.takesOver(h.ID)
		b.m.Hands = append(b.m.Hands, hand)
		if h.ID != "" {
			b.hands[h.ID] = hand
		}
	}
}

// takesOver reports whether a handShift goes to a hand.
func (b *builder) takesOver(id string) bool {
	for shift := range tei.Find(b.doc.Root(), "handShift") {
		if id != "" && slices.Contains(tei.Pointers(shift.SelectAttrValue("new", "")), id) {
			return true
		}
	}
	return false
}

func (b *builder) number(h *Hand) {
	h.Number = 1
	for _, other := range b.m.Hands {
		h.Number = max(h.Number, other.Number+1)
	}
	h.Label = "H" + strconv.Itoa(h.Number)
}

// handOf returns the hand that an attribute points to, nil if the element has no
// such attribute or the main hand wrote it.
func (b *builder) handOf(e *etree.Element, attribute string) *Hand {
	if hand := b.pointed(e, attribute); hand != nil && !hand.Main {
		return hand
	}
	return nil
}

// pointed returns the hand that an attribute points to. A hand that the header does
// not declare gets a label too, and the name that the attribute calls it by.
func (b *builder) pointed(e *etree.Element, attribute string) *Hand {
	value := strings.TrimSpace(e.SelectAttrValue(attribute, ""))
	if value == "" {
		return nil
	}
	name := strings.TrimPrefix(strings.Fields(value)[0], "#")
	hand := b.hands[name]
	if hand == nil {
		hand = &Hand{ID: name, Text: name}
		b.number(hand)
		b.hands[name] = hand
		b.m.Hands = append(b.m.Hands, hand)
	}
	b.met[hand] = true
	return hand
}

// by builds what one hand wrote. Inside, that hand is not named again.
func (b *builder) by(h *Hand, build func() []*Node) []*Node {
	if h == nil {
		return build()
	}
	outer := b.hand
	b.hand = nil
	nodes := build()
	if b.hand == nil {
		b.hand = outer
	}
	return nodes
}

// label returns the label of a hand, or nil.
func (b *builder) label(h *Hand, in Views) *Node {
	if h == nil {
		return nil
	}
	b.legend.use("hand."+strconv.Itoa(h.Number), in&b.views&pages)
	return &Node{Kind: HandLabel, In: in & pages, Text: h.Label, Hand: h}
}

// handShift: from here on another hand writes (TEI P5, 12.3.2.1).
func handShift(b *builder, e *etree.Element) []*Node {
	attribute := "new"
	if e.SelectAttr("new") == nil {
		attribute = "hand"
	}
	hand := b.pointed(e, attribute)
	b.hand = b.handOf(e, attribute)
	if hand == nil {
		return one(&Node{Kind: Anchor, In: AllViews, Name: e.Tag, ID: b.ids.of(e)})
	}
	b.named = hand
	in := b.asWritten()
	if b.opensBlock(e) {
		in, b.told = pages, hand
	}
	label := b.label(hand, in)
	label.ID = b.ids.of(e)
	if in == pages {
		return one(label)
	}
	return attach(one(label), b.note(&Entry{In: inReading, Remark: b.labels.Get("from-here"), Hand: hand}))
}

// opensBlock reports whether no text stands before an element in its parent.
func (b *builder) opensBlock(e *etree.Element) bool {
	for _, sibling := range e.Parent().Child {
		switch sibling := sibling.(type) {
		case *etree.CharData:
			if strings.Trim(sibling.Data, xmlSpace) != "" {
				return false
			}
		case *etree.Element:
			if sibling == e {
				return true
			}
			if strings.Trim(tei.Content(sibling), xmlSpace) != "" {
				return false
			}
		}
	}
	return true
}

// newHand returns the label that begins a block which another hand wrote than the
// reader was told, where the change came within an earlier block.
func (b *builder) newHand(e *etree.Element) *Node {
	if b.in.apart || b.named == b.told || b.named == nil || b.beginsWithShift(e) {
		return nil
	}
	b.told = b.named
	return b.label(b.named, annotated)
}

// beginsWithShift reports a block that names its hand itself.
func (b *builder) beginsWithShift(e *etree.Element) bool {
	for shift := range tei.Find(e, "handShift") {
		return strings.Trim(beside(shift, -1), xmlSpace) == "" && b.opensBlock(shift)
	}
	return false
}
