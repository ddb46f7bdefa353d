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
func (b *builder) readHands() { b.readHandsOf(b.header) }

func (b *builder) readHandsOf(header *tei.Header) {
	scoped := false
	for i, h := range header.Hands() {
		if header != b.header && h.ID != "" && b.hands[h.ID] != nil {
			continue
		}
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
		hand = &Hand{ID: name, Text: b.nameOf(name)}
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

// nameOf is the name of a person whom the document lists under an id; else the id.
func (b *builder) nameOf(id string) string {
	if e := b.ids.elements[id]; e != nil {
		for _, tag := range []string{"persName", "name"} {
			for name := range tei.Find(e, tag) {
				return either(tei.Phrase(name), id)
			}
		}
	}
	return id
}

// namesHands holds the elements whose rules tell themselves whose hand it was.
var namesHands = set("add del subst restore addSpan delSpan note hi metamark handShift lem rdg")

// writtenBy tells who wrote an element: at the start of a block, and by an entry
// after a phrase, where a run of phrases by one hand ends.
func (b *builder) writtenBy(e *etree.Element, nodes []*Node) []*Node {
	if e.SelectAttr("hand") == nil || namesHands[e.Tag] || b.in.header {
		return nodes
	}
	hand := b.handOf(e, "hand")
	if hand == nil {
		return nodes
	}
	for _, n := range nodes {
		n.Hand = hand
	}
	switch {
	case hasBlock(nodes):
		return enclose(nodes, b.label(hand, pages), nil)
	case sameHand(e, 1) != nil:
		return nodes
	}
	said := strings.TrimSpace(e.SelectAttrValue("rend", ""))
	if b.labels.has("done-" + e.Tag) {
		said = b.labels.Get("done-" + e.Tag)
	}
	quoted := lemma(nodes)
	if first := runBefore(e); first != nil {
		quoted = lemma(words(tei.Phrase(first))) + " … " + quoted
	}
	nodes = attach(nodes, b.label(hand, b.asWritten()))
	return attach(nodes, b.note(&Entry{Lemma: quoted, Remark: said, Hand: hand}))
}

// runBefore returns the first phrase of a run by one hand, nil if it is this one.
func runBefore(e *etree.Element) *etree.Element {
	var first *etree.Element
	for before := sameHand(e, -1); before != nil; before = sameHand(before, -1) {
		first = before
	}
	return first
}

// sameHand returns the phrase next to another one (step -1 or 1) that is of the same
// kind and hand, with no text between; or nil.
func sameHand(e *etree.Element, step int) *etree.Element {
	siblings := e.Parent().Child
	for i := e.Index() + step; i >= 0 && i < len(siblings); i += step {
		switch next := siblings[i].(type) {
		case *etree.CharData:
			if strings.Trim(next.Data, xmlSpace) != "" {
				return nil
			}
		case *etree.Element:
			if breaks[next.Tag] {
				continue
			}
			if next.Tag == e.Tag && next.SelectAttrValue("hand", "") == e.SelectAttrValue("hand", "") {
				return next
			}
			return nil
		}
	}
	return nil
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
	for _, other := range []string{"hand", "scribeRef", "scribe"} {
		if e.SelectAttr(attribute) == nil {
			attribute = other
		}
	}
	hand := b.pointed(e, attribute)
	b.hand = b.handOf(e, attribute)
	if hand == nil {
		return b.otherWriting(e)
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

// otherWriting tells of a shift to another ink or script, where no hand is named.
func (b *builder) otherWriting(e *etree.Element) []*Node {
	n := &Node{Kind: Anchor, In: AllViews, Name: e.Tag, ID: b.ids.of(e)}
	var said []string
	for _, attribute := range []string{"medium", "script", "rend"} {
		if value := strings.TrimSpace(e.SelectAttrValue(attribute, "")); value != "" {
			said = append(said, value)
		}
	}
	if len(said) == 0 {
		said = []string{b.labels.Get("change-of-hand")}
	}
	n.Kind, n.Nodes = Span, one(b.sign("["+strings.Join(said, ", ")+"] ", pages))
	return one(n)
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
