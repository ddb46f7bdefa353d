package encode

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// list makes blocks of the items of a list.
func (b *blockReader) list(e *etree.Element) {
	between, first := "\n", hasToken(e, runOn)
	if hasToken(e, spacedList) {
		between = ""
	}
	rule := b.listRule(e)
	n := 0
	for _, child := range e.Child {
		item, ok := child.(*etree.Element)
		switch {
		case !ok:
			continue
		case item.Tag != "item":
			b.element(item)
			continue
		}
		r := rule
		if own := b.listRule(item); own != nil {
			r = own
		}
		block := &notation.Block{Content: withMark(b.inline(item.Child), r, item.SelectAttrValue("n", ""))}
		block.Indent.Text = b.indentOf(item)
		if n > 0 {
			block.Lead.Text = between
		} else if first {
			block.Lead.Text = "\n"
		}
		b.blocks = append(b.blocks, block)
		n++
	}
}

// listRule returns the rule of the profile that @rend names, or nil.
func (d *decoder) listRule(e *etree.Element) *notation.ListRule {
	var best *notation.ListRule
	for _, r := range d.profile.Lists {
		if hasTokens(e, r.Rend) && (best == nil || len(r.Rend) > len(best.Rend)) {
			best = r
		}
	}
	return best
}

func hasTokens(e *etree.Element, tokens string) bool {
	for _, t := range strings.Fields(tokens) {
		if !hasToken(e, t) {
			return false
		}
	}
	return true
}

// withMark puts the mark of an item before its words, behind the ends of pages.
func withMark(nodes []notation.Node, r *notation.ListRule, n string) []notation.Node {
	mark := n
	switch {
	case n == "" && (r == nil || r.Numbered()):
		return nodes // its number stands in its words
	case r == nil:
		mark += " "
	default:
		mark = r.Mark(n)
	}
	i := 0
	for i < len(nodes) && isPage(nodes[i]) {
		i++
	}
	return slices.Insert(slices.Clone(nodes), i, notation.Node(&notation.Text{Text: mark}))
}
