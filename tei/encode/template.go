package encode

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// A filling is what fills the holes of a template.
type filling struct {
	words   map[string]string           // by the name of the hole
	content func(parent *etree.Element) // {content}
	maps    map[string]notation.WordMap // for {hole:map}
}

// build appends what a template makes of a filling, and returns its first element.
func build(parent *etree.Element, nodes []notation.TemplateNode, f filling) *etree.Element {
	var first *etree.Element
	for _, n := range nodes {
		switch {
		case n.Name != "":
			e := add(parent, n.Name)
			for _, a := range n.Attrs {
				set(e, a.Name, f.attr(a))
			}
			build(e, n.Nodes, f)
			if first == nil {
				first = e
			}
		case n.Hole == "content":
			f.content(parent)
		case n.Hole != "":
			parent.CreateText(f.words[n.Hole])
		default:
			parent.CreateText(n.Text)
		}
	}
	return first
}

// attr returns the value of an attribute, "" if nothing fills its hole.
func (f filling) attr(a notation.TemplateAttr) string {
	if a.Hole == "" {
		return a.Before
	}
	word := f.words[a.Hole]
	if a.Map != "" {
		word = f.maps[a.Map][word]
	}
	if word == "" {
		return ""
	}
	return a.Before + word + a.After
}

// affixes returns what the printed form of a rule puts before and after the
// content, within the brackets: {content}? has the suffix "?".
func affixes(r *notation.BracketRule, open, label, close string) (prefix, suffix string) {
	before, after, ok := strings.Cut(r.Print, "{content}")
	if !ok {
		return "", ""
	}
	before = strings.TrimPrefix(before, open)
	if label != "" {
		_, before, _ = strings.Cut(before, ": ")
	}
	return before, strings.TrimSuffix(after, close)
}
