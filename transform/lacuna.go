package transform

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// lacunae are the milestones of fragmentary witnesses (TEI P5, 13.1.5), and whether
// the witness has no text after them.
var lacunae = map[string]bool{"lacunaStart": true, "lacunaEnd": false, "witEnd": true, "witStart": false}

// lacuna says that a witness begins or breaks off here. In the text of that witness
// the passage that it does not have is left out.
func lacuna(b *builder, e *etree.Element) []*Node {
	in := inCritical
	switch {
	case b.in.rdg:
		in = pages
	case b.concerns(e):
		in, b.lost = pages, false // the sign itself is not lost
	}
	said := " [" + b.labels.Get(e.Tag) + "]"
	if !lacunae[e.Tag] {
		said = strings.TrimSpace(said) + " "
	}
	n := b.inline(Span, e, one(b.sign(said, in)))
	n.In, n.Sigla = in, b.concerned(e)
	if b.concerns(e) && !b.in.rdg {
		b.lost = lacunae[e.Tag]
	}
	return one(n)
}

// concerns reports a milestone of the witness whose text is wanted.
func (b *builder) concerns(e *etree.Element) bool {
	return b.chosen != "" && slices.Contains(b.concerned(e), b.chosen)
}

// concerned returns the sigla of the witnesses that a milestone is about: those it
// names, else those of the reading that it stands in.
func (b *builder) concerned(e *etree.Element) []string {
	if e.SelectAttr("wit") != nil {
		return b.siglaOf(e)
	}
	for parent := e.Parent(); parent != nil; parent = parent.Parent() {
		if tei.Is(parent, "lem") || tei.Is(parent, "rdg") {
			return b.siglaOf(parent)
		}
	}
	return nil
}

// beginsLost reports whether the wanted witness begins later than the text: the first
// of its milestones says that it begins there, or that a gap ends.
func (b *builder) beginsLost() bool {
	for e := range tei.Elements(b.doc.Root()) {
		if lost, ok := lacunae[e.Tag]; ok && b.concerns(e) {
			return !lost
		}
	}
	return false
}

// had returns the views in which what is being built stands: none where the wanted
// witness has no text.
func (b *builder) had(in Views) Views {
	if b.lost && !b.in.apart && !b.in.header {
		return 0
	}
	return in
}
