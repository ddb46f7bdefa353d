package merge

import (
	"slices"
	"sort"

	"github.com/beevik/etree"
)

// children merges the content of an element.
func (m *merger) children(out *etree.Element, t triple) {
	mixed := isMixed(t.base) || isMixed(t.edited) || isMixed(t.encoded)
	c := &contents{
		merger: m, at: t, out: out,
		base: sequenceOf(t.base, mixed), edited: sequenceOf(t.edited, mixed), encoded: sequenceOf(t.encoded, mixed),
	}
	c.merge()
	c.blank(ofThree(c.base.tail, c.edited.tail, c.encoded.tail))
}

// contents is the content of one element in the three documents.
type contents struct {
	*merger
	at                    triple
	out                   *etree.Element
	base, edited, encoded sequence
}

// merge goes from unit to unit of the base that both sides still have, and decides what
// stands between.
func (c *contents) merge() {
	toEdited := pairs(c.base.units, c.edited.units)
	toEncoded := pairs(c.base.units, c.encoded.units)
	b, e, n := 0, 0, 0
	for i := 0; i <= len(c.base.units); i++ {
		if i == len(c.base.units) {
			c.between(c.base.units[b:], c.edited.units[e:], c.encoded.units[n:])
			return
		}
		if toEdited[i] < 0 || toEncoded[i] < 0 {
			continue
		}
		c.between(c.base.units[b:i], c.edited.units[e:toEdited[i]], c.encoded.units[n:toEncoded[i]])
		c.unit(c.base.units[i], c.edited.units[toEdited[i]], c.encoded.units[toEncoded[i]])
		b, e, n = i+1, toEdited[i]+1, toEncoded[i]+1
	}
}

// between merges what stands between two units that all have: taken from the side that
// changed it.
func (c *contents) between(base, edited, encoded []unit) {
	switch {
	case same(edited, encoded), same(base, encoded):
		c.write(edited)
	case same(base, edited):
		c.write(encoded)
	default:
		what := "what <" + c.at.edited.FullTag() + "> holds"
		if c.at.edited.Tag == "" {
			what = "what the document holds"
		}
		c.conflict(c.at, what, words(base), words(edited), words(encoded))
		if c.prefer == Encoded {
			c.write(encoded)
		} else {
			c.write(edited)
		}
	}
}

func same(a, b []unit) bool {
	return slices.EqualFunc(a, b, func(x, y unit) bool { return x.key == y.key })
}

// unit merges one unit that all have.
func (c *contents) unit(base, edited, encoded unit) {
	c.blank(ofThree(base.lead, edited.lead, encoded.lead))
	switch {
	case edited.node == nil:
		c.out.CreateText(edited.word)
	case edited.element() != nil:
		c.out.AddChild(c.element(triple{base.element(), edited.element(), encoded.element()}))
	default:
		c.write([]unit{{node: edited.node}})
	}
}

func (c *contents) write(units []unit) {
	for _, u := range units {
		c.blank(u.lead)
		switch n := u.node.(type) {
		case nil:
			c.out.CreateText(u.word)
		case *etree.Element:
			c.out.AddChild(n.Copy())
		case *etree.Comment:
			c.out.CreateComment(n.Data)
		case *etree.ProcInst:
			c.out.CreateProcInst(n.Target, n.Inst)
		case *etree.Directive:
			c.out.CreateDirective(n.Data)
		}
	}
}

func (c *contents) blank(s string) {
	if s != "" {
		c.out.CreateText(s)
	}
}

// ofThree returns white space as the edited document has it, or as the encoded one where
// only that changed it.
func ofThree(base, edited, encoded string) string {
	if base == edited {
		return encoded
	}
	return edited
}

func sortedNames(e *etree.Element) []string {
	var names []string
	for _, a := range e.Attr {
		names = append(names, a.FullKey())
	}
	sort.Strings(names)
	return names
}
