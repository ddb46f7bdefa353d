package encode

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A filling is what fills the holes of a template.
type filling struct {
	words   map[string]string           // by the name of the hole
	plain   func(parent *etree.Element) // the same as characters
	content func(parent *etree.Element) // {content}
	maps    map[string]notation.WordMap // for {hole:map}
	places  func(hole string) source.Span
	origins *origins
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
				if f.origins != nil && a.Hole != "" {
					f.origins.attr(e, a.Name, f.places(a.Hole))
				}
			}
			build(e, n.Nodes, f)
			if first == nil {
				first = e
			}
		case n.Hole == "content" && parent.Tag == "desc":
			f.plain(parent) // desc holds words only (TEI P5, macro.limitedContent)
		case n.Hole == "content":
			f.content(parent)
		case n.Hole != "":
			text := parent.CreateText(allowed(f.words[n.Hole]))
			if f.origins != nil {
				f.origins.token(text, f.places(n.Hole))
			}
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
		word = lookUp(f.maps[a.Map], word)
	}
	if word == "" {
		return ""
	}
	return a.Before + word + a.After
}

// lookUp returns what a table has for a word, whatever its case; a number in
// digits stands for itself.
func lookUp(table notation.WordMap, word string) string {
	if found, ok := table[strings.ToLower(word)]; ok {
		return found
	}
	if word != "" && strings.Trim(word, "0123456789") == "" {
		return word
	}
	return ""
}

// holdsWords reports whether a rule keeps what its bracket holds as characters,
// without reading the brackets in it.
func holdsWords(nodes []notation.TemplateNode) bool {
	return slices.ContainsFunc(nodes, func(n notation.TemplateNode) bool {
		return n.Name == "desc" || holdsWords(n.Nodes)
	})
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
