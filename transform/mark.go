package transform

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/beevik/etree"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"github.com/siglum/siglum/tei"
)

// mark puts the sign of a key around nodes, in the views where it stands, and
// enters it in the legend.
func (b *builder) mark(key string, in Views, nodes []*Node) []*Node {
	s := b.signs.find(key)
	b.legend.use(key, in&b.views&pages)
	if s.Each != "" {
		nodes = dotted(nodes, s.Each, in)
	}
	return enclose(nodes, b.sign(b.words(s.Open), in), b.sign(b.words(s.Close), in))
}

// sign returns a Sign node, or nil if it would be empty.
func (b *builder) sign(text string, in Views) *Node {
	if text == "" {
		return nil
	}
	return &Node{Kind: Sign, In: b.had(in), Text: text}
}

// words puts labels in the place of their names in braces: in signs, never in what
// a document says.
func (b *builder) words(text string) string {
	for {
		_, rest, ok := strings.Cut(text, "{")
		name, _, closed := strings.Cut(rest, "}")
		if !ok || !closed || !b.labels.has(name) {
			return text
		}
		text = strings.Replace(text, "{"+name+"}", b.labels.Get(name), 1)
	}
}

// enclose puts one node before and one after others; where those are blocks, into
// the first and the last of them.
func enclose(nodes []*Node, open, closing *Node) []*Node {
	if hasBlock(nodes) {
		if first := firstHolder(nodes); first != nil && open != nil {
			first.Nodes = append([]*Node{open}, first.Nodes...)
		}
		return attach(nodes, closing)
	}
	whole := make([]*Node, 0, len(nodes)+2)
	if open != nil {
		whole = append(whole, open)
	}
	return attach(append(whole, nodes...), closing)
}

// attach puts an inline after nodes; where those are blocks, at the end of the
// last of them.
func attach(nodes []*Node, n *Node) []*Node {
	if n == nil {
		return nodes
	}
	if hasBlock(nodes) {
		if last := lastHolder(nodes); last != nil {
			last.Nodes = append(last.Nodes, n)
			last.In |= n.In
			return nodes
		}
	}
	return append(nodes, n)
}

// dotted puts a sign after each grapheme of the text.
func dotted(nodes []*Node, dot string, in Views) []*Node {
	var whole []*Node
	for _, n := range nodes {
		if n.Kind != Text {
			n.Nodes = dotted(n.Nodes, dot, in)
			whole = append(whole, n)
			continue
		}
		for g := graphemes.FromString(n.Text); g.Next(); {
			letter := *n
			letter.Text = g.Value()
			whole = append(whole, &letter)
			if strings.TrimSpace(letter.Text) != "" {
				whole = append(whole, &Node{Kind: Sign, In: in, Text: dot})
			}
		}
	}
	return whole
}

// plain returns the text of nodes in a view, without marks of notes and hands.
func plain(nodes []*Node, v View) string {
	var out strings.Builder
	writePlain(&out, nodes, v)
	return strings.TrimSpace(fold(out.String()))
}

func writePlain(out *strings.Builder, nodes []*Node, v View) {
	for _, n := range nodes {
		switch {
		case !n.In.Has(v):
			continue
		case n.Kind == Text || n.Kind == Sign || n.Kind == Blank:
			out.WriteString(n.Text)
		case n.Kind == LineBreak:
			out.WriteByte(' ')
		}
		writePlain(out, n.Nodes, v)
		if n.Kind.Block() {
			out.WriteByte(' ')
		}
	}
}

// lemma returns words as an entry quotes them: long passages by their first and
// last words.
func lemma(nodes []*Node) string {
	const most, first, last = 8, 3, 2
	words := strings.Fields(plain(nodes, Critical))
	if len(words) <= most {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:first], " ") + " … " + strings.Join(words[len(words)-last:], " ")
}

// inWord reports whether an element stands within a word: a letter or digit
// touches it on either side.
func inWord(e *etree.Element) bool {
	before, _ := utf8.DecodeLastRuneInString(beside(e, -1))
	after, _ := utf8.DecodeRuneInString(beside(e, 1))
	return wordRune(before) || wordRune(after)
}

func wordRune(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// phrases are the elements that do not end a word at their edge.
var phrases = set("hi add del subst unclear supplied seg w ex expan abbr am choice sic corr orig reg damage persName placeName name rs surplus retrace restore foreign emph c g num")

// beside returns the text next to an element, before it (step -1) or after it
// (step 1), as far as the parent or a phrase around it goes.
func beside(e *etree.Element, step int) string {
	parent := e.Parent()
	if parent == nil {
		return ""
	}
	for i := e.Index() + step; i >= 0 && i < len(parent.Child); i += step {
		switch sibling := parent.Child[i].(type) {
		case *etree.CharData:
			if sibling.Data != "" {
				return sibling.Data
			}
		case *etree.Element:
			if !phrases[sibling.Tag] {
				return ""
			}
			if s := tei.Content(sibling); s != "" {
				return s
			}
		}
	}
	if phrases[parent.Tag] {
		return beside(parent, step)
	}
	return ""
}

func (b *builder) extent(e *etree.Element) string {
	get := func(key string) string { return strings.TrimSpace(e.SelectAttrValue(key, "")) }
	unit := unitName(get("unit"))
	number, from, to := get("quantity"), either(get("atLeast"), get("min")), either(get("atMost"), get("max"))
	var text string
	switch {
	case number != "":
		text = number
		if get("precision") == "low" {
			text = b.labels.Get("approximately", "n", number)
		}
	case from != "" && to != "":
		text, number = b.labels.Get("range", "n", from, "m", to), to
	case from != "":
		text, number = b.labels.Get("at-least", "n", from), from
	case to != "":
		text, number = b.labels.Get("at-most", "n", to), to
	default:
		if extent := get("extent"); extent != "unknown" {
			return b.extentText(extent, unit)
		}
		return ""
	}
	if unit == "" {
		unit = "char"
	}
	return text + " " + b.labels.unit(unit, number)
}

// extentText is @extent as written, with the unit if it is only a number.
func (b *builder) extentText(extent, unit string) string {
	if _, err := strconv.Atoi(extent); err == nil && unit != "" {
		return extent + " " + b.labels.unit(unit, extent)
	}
	return extent
}

// either returns a value, or where that is none another one.
func either[T comparable](a, b T) T {
	var none T
	if a != none {
		return a
	}
	return b
}

// unitName brings the names of units that TEI and its users have to one.
func unitName(unit string) string {
	switch unit = strings.ToLower(unit); unit {
	case "character", "characters", "chars", "letter", "letters", "glyph":
		return "char"
	}
	return strings.TrimSuffix(unit, "s")
}
