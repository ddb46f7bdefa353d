package transform

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// places map words of @place to the sign and the label of an addition.
var places = map[string]string{
	"above": "above", "supralinear": "above", "interlinear": "above",
	"below": "below", "infralinear": "below",
	"inline": "inline", "intralinear": "inline", "inspace": "inspace",
	"over": "over", "overwritten": "over", "overstrike": "over", "superimposed": "over",
	"margin": "margin", "marginleft": "margin", "marginright": "margin", "left": "margin", "right": "margin", "end": "end",
	"top": "top", "bottom": "bottom", "opposite": "opposite", "overleaf": "overleaf",
}

// placeSigns map places to the signs of additions there.
var placeSigns = map[string]string{
	"above": "add.above", "below": "add.below", "inline": "add.inline", "inspace": "add.inline", "over": "add.over",
	"margin": "add.margin", "end": "add.margin", "top": "add.margin", "bottom": "add.margin", "opposite": "add.margin", "overleaf": "add.margin",
}

// An addition is what an add says of itself.
type addition struct {
	place  string // one of places; "" if none is stated
	side   string // left or right
	words  string // as a textual note says it: "added above the line"
	margin string // the label of a place in the margin: "left margin"
	hand   *Hand

	byHand    bool // it is stated that a hand wrote it
	elsewhere bool // the place is stated, and none of places
}

func (b *builder) addition(e *etree.Element) addition {
	a := addition{hand: b.handOf(e, "hand"), byHand: e.SelectAttr("hand") != nil}
	stated := strings.Fields(strings.ToLower(e.SelectAttrValue("place", "")))
	for _, word := range stated {
		if place := places[word]; place != "" && (a.place == "" || a.place == "margin") && place != a.place {
			a.place = place
		}
		if side := strings.TrimPrefix(word, "margin"); side == "left" || side == "right" {
			a.side = side
		}
	}
	b.sayWhere(&a, stated)
	return a
}

func (b *builder) sayWhere(a *addition, stated []string) {
	switch {
	case a.place == "margin" && a.side != "":
		a.words = b.labels.Get("added-margin-" + a.side)
		a.margin = b.labels.Get("margin-place-" + a.side)
	case a.place != "":
		a.words = b.labels.Get("added-" + a.place)
		if placeSigns[a.place] == "add.margin" {
			a.margin = b.labels.Get("margin-place-" + a.place)
		}
	case len(stated) > 0:
		a.elsewhere = true
		a.words = b.labels.Get("added") + " (" + strings.Join(stated, " ") + ")"
	case a.byHand:
		a.words = b.labels.Get("inserted-by-hand")
	default:
		a.words = b.labels.Get("inserted")
	}
}

// sign is the key of the signs around an addition.
func (a addition) sign(in inside) string {
	switch key := placeSigns[a.place]; {
	case in.over:
		return "add.over"
	case key != "":
		return key
	case in.replaces:
		return "add.subst"
	case a.byHand:
		return "add.hand"
	}
	return "add"
}

func add(b *builder, e *etree.Element) []*Node {
	a := b.addition(e)
	inner := b.by(a.hand, func() []*Node { return b.children(e) })
	quoted := lemma(inner)
	in := b.asWritten()
	nodes := b.added(a.sign(b.in), a, in, inner)
	if a.margin != "" {
		nodes = attach(nodes, b.sign(" ("+a.margin+")", in))
	}
	n := b.inline(Insertion, e, attach(nodes, b.label(a.hand, in)))
	n.Hand = a.hand
	n.Title = b.said(a.words, a.hand)
	n.Class = join(n.Class, safeClass("place-", a.place), safeClass("place-", a.side))
	switch {
	case b.undone(b.changer(e)):
		return one(undo(n))
	case b.in.subst:
		return one(n)
	}
	return attach(one(n), b.note(&Entry{Lemma: quoted, Remark: a.words, Hand: a.hand}))
}

// added puts the signs of an addition around it. A place that has no sign is told
// in the words of the document.
func (b *builder) added(key string, a addition, in Views, inner []*Node) []*Node {
	if !a.elsewhere || b.in.over {
		return b.mark(key, in, inner)
	}
	return enclose(inner, b.sign("["+a.words+": ", in), b.sign("]", in))
}

// said is what a title says of a passage: what was done, and by which hand.
func (b *builder) said(words string, h *Hand) string {
	if h == nil {
		return words
	}
	return words + ", " + h.Label
}

// asWritten returns the views that show deletions and insertions as such: the
// diplomatic one, and where a witness is quoted all that quote it.
func (b *builder) asWritten() Views {
	if b.in.rdg {
		return pages
	}
	return inDiplomatic
}

// note enters a textual note and returns its mark. What another hand did is
// marked in the reading view too. What a reading shows itself needs no note.
func (b *builder) note(n *Entry) *Node {
	if b.in.rdg {
		return nil
	}
	return b.always(n)
}

// always enters a textual note that a reading needs too.
func (b *builder) always(n *Entry) *Node {
	n.In |= inCritical
	if n.Hand != nil {
		n.In |= inReading
	}
	return b.entry(n)
}

func del(b *builder, e *etree.Element) []*Node {
	if withheld := b.withheld(e); withheld != nil {
		return withheld
	}
	hand := b.handOf(e, "hand")
	written := b.asWritten()
	in, sign := written, "del"
	undone := b.undone(b.changer(e))
	switch {
	case b.in.stet:
		in, sign = AllViews, "restore"
	case undone:
		in = AllViews
	}
	var quoted string
	nodes := b.while(func() { b.views &= in }, func() []*Node {
		inner := b.by(hand, func() []*Node { return b.children(e) })
		inner = bareGap(e, inner)
		quoted = plain(inner, Diplomatic) // in full: reading and critical view show it nowhere else
		return attach(b.mark(sign, written, inner), b.label(hand, written))
	})
	n := b.inline(Deletion, e, nodes)
	n.In &= in
	n.Hand = hand
	n.Title = b.said(b.labels.Get("deleted"), hand)
	switch {
	case undone:
		return one(undo(n))
	case b.in.stet:
		n.Kind = Span
		return one(n)
	case b.in.subst:
		if overwritten(e) && !b.in.rdg {
			n.In = 0 // what was written over it takes its place; the entry quotes it
		}
		return one(n)
	}
	return attach(one(n), b.note(&Entry{Remark: b.labels.Get("del") + " " + quoted, Hand: hand}))
}

// withheld builds a deletion that is a blacked out passage. What is withheld is
// shown in every view, by the words of its gap.
func (b *builder) withheld(e *etree.Element) []*Node {
	g := onlyChild(e, "gap")
	if g == nil || g.SelectAttrValue("reason", "") != "redacted" {
		return nil
	}
	reason := "redacted"
	if strings.HasPrefix(e.SelectAttrValue("rend", ""), "black") {
		reason = "blackout"
	}
	n := b.inline(Span, e, b.gapNodes(g, reason))
	n.Class = join("redacted", n.Class)
	return one(n)
}

// bareGap takes the brackets off a gap that is all of a deletion: ⟦3 letters
// illegible⟧.
func bareGap(e *etree.Element, nodes []*Node) []*Node {
	if onlyChild(e, "gap") == nil {
		return nodes
	}
	leaves(nodes, AllViews, func(n *Node, _ Views) {
		if n.Kind == Sign {
			n.Text = strings.TrimSuffix(strings.TrimPrefix(n.Text, "["), "]")
		}
	})
	return nodes
}

// onlyChild returns the child of a name if an element holds nothing else.
func onlyChild(e *etree.Element, name string) *etree.Element {
	children := e.ChildElements()
	if len(children) != 1 || !tei.Is(children[0], name) {
		return nil
	}
	for _, child := range e.Child {
		if text, ok := child.(*etree.CharData); ok && strings.Trim(text.Data, xmlSpace) != "" {
			return nil
		}
	}
	return children[0]
}

// subst: one change, made of a deletion and an addition (TEI P5, 12.3.1.5).
func subst(b *builder, e *etree.Element) []*Node {
	hand, over := b.handOf(e, "hand"), false
	for _, child := range e.ChildElements() {
		if h := b.handOf(child, "hand"); h != nil && hand == nil {
			hand = h
		}
		over = over || overwritten(child)
	}
	nodes := b.while(func() {
		b.in.subst, b.in.over, b.in.replaces = true, over, endsWithAdd(e)
	}, func() []*Node { return b.children(e) })
	old := b.quoteDeleted(nodes)
	n := b.inline(Span, e, nodes)
	n.Title = b.said(b.labels.Get("from-old")+" "+old, hand)
	if b.undone(hand) {
		n.Title = ""
		return one(n)
	}
	entry := &Entry{Lemma: lemma(nodes), Remark: b.labels.Get("from-old") + " " + old, Hand: hand}
	if over {
		entry.In = inDiplomatic
	}
	return attach(one(n), b.note(entry))
}

// endsWithAdd reports a substitution whose new text follows the old, so that its
// sign can say what it replaces.
func endsWithAdd(e *etree.Element) bool {
	children := e.ChildElements()
	return len(children) > 1 && children[0].Tag == "del" && children[len(children)-1].Tag == "add"
}

// overwritten reports a deletion by writing over it.
func overwritten(e *etree.Element) bool {
	return e.Tag == "del" && strings.HasPrefix(strings.ToLower(e.SelectAttrValue("rend", "")), "overwr")
}

// quoteDeleted returns what the deletions among nodes take away.
func (b *builder) quoteDeleted(nodes []*Node) string {
	s := b.signs.find("del")
	var old []string
	for _, n := range nodes {
		if n.Kind == Deletion || n.Name == "del" {
			old = append(old, strings.TrimSuffix(strings.TrimPrefix(plain(n.Nodes, Diplomatic), s.Open), s.Close))
		}
	}
	return strings.Join(old, " ")
}

// restore: a deletion that was cancelled (TEI P5, 12.3.1.6).
func restore(b *builder, e *etree.Element) []*Node {
	hand := b.handOf(e, "hand")
	nodes := b.while(func() { b.in.stet = true }, func() []*Node { return b.by(hand, func() []*Node { return b.children(e) }) })
	quoted := lemma(nodes)
	if !containsDeletion(e) {
		nodes = b.mark("restore", b.asWritten(), nodes)
	}
	nodes = attach(b.mark("restored", b.asWritten(), nodes), b.label(hand, b.asWritten()))
	n := b.inline(Span, e, nodes)
	n.Hand = hand
	return attach(one(n), b.note(&Entry{Lemma: quoted, Remark: b.labels.Get("restored"), Hand: hand}))
}

func containsDeletion(e *etree.Element) bool {
	for range tei.Find(e, "del") {
		return true
	}
	return false
}
