package transform

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"
)

// note: many things that are called notes (TEI P5, 3.9). Some are text of the
// source, some are the editor's brackets, the others stand apart.
func note(b *builder, e *etree.Element) []*Node {
	switch noteKindOf(e) {
	case noteOff:
		return one(b.block(Paragraph, e, b.children(e)))
	case noteRemark:
		return b.remark(e)
	case noteInline:
		return b.bracketed(e)
	case noteMargin:
		return b.marginal(e)
	}
	return one(b.apart(e, b.series(e)))
}

// A noteKind is where a note stands.
type noteKind uint8

const (
	noteApart  noteKind = iota // at the end, behind a mark in the text
	noteOff                    // nowhere in the text
	noteRemark                 // in the source, by a hand
	noteInline                 // in the text, in brackets
	noteMargin                 // beside the text
)

func noteKindOf(e *etree.Element) noteKind {
	kind := strings.ToLower(e.SelectAttrValue("type", ""))
	switch {
	case standsOff(e):
		return noteOff
	case e.SelectAttr("hand") != nil, kind == "handwritten":
		return noteRemark
	case inlineNotes[kind]:
		return noteInline
	case inMargin(e), kind == "marginal":
		return noteMargin
	}
	return noteApart
}

// standsOff reports a note that has no place in the text (TEI P5, 16.10).
func standsOff(e *etree.Element) bool {
	parent := e.Parent()
	return parent != nil && (parent.Tag == "annotation" || parent.Tag == "standOff" || parent.Tag == "listAnnotation")
}

var inlineNotes = set("gloss identification query sic control")

func inMargin(e *etree.Element) bool {
	for _, word := range strings.Fields(strings.ToLower(e.SelectAttrValue("place", ""))) {
		if places[word] == "margin" {
			return true
		}
	}
	return false
}

// remark: what a hand wrote beside the text. It is text of the source: a block
// where its parent holds blocks.
func (b *builder) remark(e *etree.Element) []*Node {
	hand := b.handOf(e, "hand")
	nodes := b.by(hand, func() []*Node { return b.children(e) })
	b.legend.use("note.hand", b.views&pages)
	s := b.signs.find("note.hand")
	open := strings.Replace(b.words(s.Open), ": ", b.placed(e)+": ", 1)
	nodes = enclose(nodes, b.sign(open, pages), b.sign(b.words(s.Close), pages))
	nodes = attach(nodes, b.label(hand, pages))
	block := hasBlock(nodes) || holdsBlocks(e.Parent())
	kind := Span
	if block {
		kind = Remark
	}
	n := b.inline(kind, e, nodes)
	if block {
		n = b.block(Remark, e, nodes)
	}
	n.Hand = hand
	if b.undone(hand) {
		undo(n)
	}
	return one(n)
}

// placed says where a remark stands, if that is stated: ", left margin".
func (b *builder) placed(e *etree.Element) string {
	a := b.addition(e)
	if a.margin == "" {
		return ""
	}
	return ", " + a.margin
}

// holdsBlocks reports elements that hold no text of their own but blocks.
func holdsBlocks(e *etree.Element) bool {
	return e != nil && elementOnly[e.Tag] && !phraseGroups[e.Tag]
}

// phraseGroups hold elements only, but stand in the running text.
var phraseGroups = set("choice subst app rdgGrp address ruby gap space ellipsis")

// bracketed: a word of the editor or translator, where the source is printed with
// it in brackets.
func (b *builder) bracketed(e *etree.Element) []*Node {
	return one(b.inline(Span, e, b.mark("note.inline", pages, b.children(e))))
}

// marginal: a note that stands in the margin, beside the line it belongs to.
func (b *builder) marginal(e *etree.Element) []*Node {
	nodes := b.while(func() { b.in.apart = true }, func() []*Node { return b.mark("note.margin", pages, b.children(e)) })
	n := b.inline(Span, e, nodes)
	if holdsBlocks(e.Parent()) || n.Kind.Block() {
		n = b.block(Margin, e, nodes)
	} else {
		n.Class = join("margin", n.Class)
	}
	n.In &= pages
	return one(n)
}

func (b *builder) series(e *etree.Element) Series {
	kind := strings.ToLower(e.SelectAttrValue("type", ""))
	if kind == "author" || kind == "authorial" || strings.TrimPrefix(e.SelectAttrValue("resp", ""), "#") == "author" {
		return AuthorNotes
	}
	return EditorNotes
}

// apart puts a note at the end and returns its mark.
func (b *builder) apart(e *etree.Element, series Series) *Node {
	serial := strconv.Itoa(len(b.m.Notes) + 1)
	n := &Note{
		Series: series, Name: e.Tag,
		ID:  either(b.ids.of(e), b.ids.fresh("note-"+serial)),
		Ref: b.ids.fresh("noteref-" + serial),
	}
	b.m.Notes = append(b.m.Notes, n)
	n.Key = b.notes.key(e, series)
	n.Lang, n.RTL = langOf(e)
	n.Class = join(safeClass("type-", e.SelectAttrValue("type", "")), safeClass("resp-", strings.TrimPrefix(e.SelectAttrValue("resp", ""), "#")))
	n.Nodes = b.aside(e)
	return &Node{Kind: NoteRef, In: pages, Name: e.Tag, N: n.Key, ID: n.Ref, Target: "#" + n.ID,
		Title: b.labels.Get("note-ref", "key", n.Key)}
}
