package transform

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// gap: text that is not given (TEI P5, 12.3.3.1). Its desc says why in the words of
// the edition; else reason and extent are put into words.
func gap(b *builder, e *etree.Element) []*Node {
	n := b.inline(Span, e, b.gapNodes(e, e.SelectAttrValue("reason", "")))
	n.Class = join(safeClass("reason-", e.SelectAttrValue("reason", "")), n.Class)
	return one(n)
}

func (b *builder) gapNodes(e *etree.Element, reason string) []*Node {
	key := gapKey(reason)
	if described(e) {
		return b.describe("gap", e)
	}
	loss := b.gapSign(b.signs.find(key), b.lossWords(reason, b.extent(e)), number(e))
	b.legend.useAs(key, b.views&pages, loss)
	return one(b.sign(loss, AllViews))
}

// describe puts the words of descriptions between brackets.
func (b *builder) describe(key string, e *etree.Element) []*Node {
	var nodes []*Node
	for desc := range tei.Children(e, "desc") {
		said := tidy(inlines(b.children(desc)))
		if len(nodes) > 0 && len(said) > 0 {
			nodes = append(nodes, b.sign("; ", AllViews))
		}
		nodes = append(nodes, said...)
	}
	said := plain(nodes, Critical)
	if strings.HasPrefix(said, "[") && strings.HasSuffix(said, "]") { // the edition's own brackets
		b.legend.useAs(key, b.views&pages, said)
		return nodes
	}
	b.legend.useAs(key, b.views&pages, "["+said+"]")
	return enclose(nodes, b.sign("[", AllViews), b.sign("]", AllViews))
}

// gapKey returns the sign for a reason.
func gapKey(reason string) string {
	switch reason {
	case "illegible", "faded":
		return "gap.illegible"
	case "lost", "damage", "missing":
		return "gap.lost"
	case "", "editorial", "sampling", "irrelevant", "omitted", "ellipsis":
		return "gap.omitted"
	}
	return "gap"
}

// lossWords says in words what is lost: "3 letters illegible", "illegible".
func (b *builder) lossWords(reason, extent string) string {
	if !b.labels.has("bare." + reason) {
		return strings.TrimSpace(extent + " " + reason)
	}
	if extent == "" {
		return b.labels.Get("bare." + reason)
	}
	return b.labels.Get("reason."+reason, "extent", extent)
}

// gapSign writes a loss as its set of signs has it: in words, or a sign for each
// character lost.
func (b *builder) gapSign(s sign, words, number string) string {
	n, err := strconv.Atoi(strings.TrimPrefix(number, "~"))
	switch {
	case s.Words:
		return s.Open + words + s.Close
	case s.Repeat == "":
		return s.Open + s.Close
	case err != nil || n <= 0:
		return s.Open + s.Unknown + s.Close
	case strings.HasPrefix(number, "~"), n > 20:
		return s.Open + s.About + strconv.Itoa(n) + s.Close
	}
	return s.Open + strings.Repeat(s.Repeat, n) + s.Close
}

// number returns how many characters a gap says are lost, with a ~ if it is not
// certain; "" if it counts something else.
func number(e *etree.Element) string {
	if unitName(e.SelectAttrValue("unit", "char")) != "char" {
		return ""
	}
	n := strings.TrimSpace(e.SelectAttrValue("quantity", ""))
	if n != "" && e.SelectAttrValue("precision", "") == "low" {
		return "~" + n
	}
	return n
}

// described reports whether a desc says something of an element.
func described(e *etree.Element) bool {
	for desc := range tei.Children(e, "desc") {
		if strings.Trim(tei.Content(desc), xmlSpace) != "" {
			return true
		}
	}
	return false
}

// ellipsis: what the source itself leaves out (TEI P5, 3.5.3).
func ellipsis(b *builder, e *etree.Element) []*Node {
	nodes := b.children(e)
	if plain(nodes, Reading) == "" {
		nodes = append(nodes, b.sign("…", AllViews))
	}
	return one(b.inline(Span, e, nodes))
}

// blank is the rule of space: space left in the source (TEI P5, 12.4.1).
func blank(b *builder, e *etree.Element) []*Node {
	n := b.inline(Span, e, b.blankNodes(e))
	return one(n)
}

func (b *builder) blankNodes(e *etree.Element) []*Node {
	unit := unitName(e.SelectAttrValue("unit", ""))
	quantity, err := strconv.Atoi(strings.TrimSpace(e.SelectAttrValue("quantity", "")))
	if described(e) {
		return b.describe("space", e)
	}
	if s := b.signs.find("space.width"); s.Count && err == nil {
		width := s.Open + strconv.Itoa(quantity) + s.Close
		b.legend.useAs("space.width", b.views&pages, width)
		return one(b.sign(width, AllViews))
	}
	switch {
	case e.SelectAttrValue("type", "") == "blank", err == nil && unit != "char" && unit != "line" && unit != "":
		words := "[" + b.lossWords("blank", b.extent(e)) + "]"
		b.legend.useAs("space", b.views&pages, words)
		return one(b.sign(words, AllViews))
	case unit == "line" || e.SelectAttrValue("dim", "") == "vertical":
		return lineBreaks(max(1, min(quantity, 20)) + 1)
	case quantity <= 1:
		return one(&Node{Kind: Blank, In: AllViews, Text: " "})
	}
	return one(&Node{Kind: Blank, In: AllViews, Text: strings.Repeat("\u00a0", min(quantity, 40))})
}

func lineBreaks(n int) []*Node {
	nodes := make([]*Node, n)
	for i := range nodes {
		nodes[i] = &Node{Kind: LineBreak, In: AllViews}
	}
	return nodes
}
