package transform

import (
	"fmt"
	"strings"

	"github.com/beevik/etree"
)

// A layer is a state of the text: that of one hand, or that before it. Changes that
// are undone have no entry, and the diplomatic view still shows them.
type layer struct {
	only   *Hand // whose changes are carried out, besides those of the main hand
	before *Hand // whose changes are undone
}

func (b *builder) chooseLayer() (err error) {
	if b.layer.only, err = b.handNamed(b.o.Hand); err != nil {
		return err
	}
	b.layer.before, err = b.handNamed(b.o.Before)
	return err
}

// handNamed returns the hand of an id or a label, nil for no name.
func (b *builder) handNamed(name string) (*Hand, error) {
	if name == "" {
		return nil, nil
	}
	var known []string
	for _, h := range b.m.Hands {
		if name == h.ID || name == h.Label {
			return h, nil
		}
		known = append(known, strings.TrimSpace(h.Label+" "+h.ID))
	}
	if len(known) == 0 {
		return nil, fmt.Errorf("the document has no hand %q: it declares none", name)
	}
	return nil, fmt.Errorf("the document has no hand %q: it has %s", name, strings.Join(known, ", "))
}

// cardState says that the text is not that of the edition, but one state of it.
func (b *builder) cardState() {
	var said [][]*Node
	say := func(key, name, value string) { said = append(said, words(b.labels.Get(key, name, value))) }
	if b.chosen != "" {
		say("state-witness", "witness", b.chosen)
	}
	if b.layer.only != nil {
		say("state-hand", "hand", b.layer.only.Label)
	}
	if b.layer.before != nil {
		say("state-before", "hand", b.layer.before.Label)
	}
	b.field("state", said...)
}

// undone reports whether the wanted state of the text lacks a change.
func (b *builder) undone(h *Hand) bool {
	switch {
	case h == nil || b.in.rdg:
		return false
	case b.layer.only != nil && h != b.layer.only:
		return true
	}
	return h == b.layer.before
}

// changer is the hand of a change: its own, or that of the substitution it is part
// of.
func (b *builder) changer(e *etree.Element) *Hand {
	if e.SelectAttr("hand") == nil && e.Parent() != nil && e.Parent().Tag == "subst" {
		return b.handOf(e.Parent(), "hand")
	}
	return b.handOf(e, "hand")
}

// undo makes a change one that the edited text does not have: what was added stands
// in the diplomatic view only, what was deleted stands in all.
func undo(n *Node) *Node {
	if n.Kind == Deletion {
		n.Kind, n.In, n.Title = Span, AllViews, ""
	} else {
		n.In &= inDiplomatic
	}
	return n
}
