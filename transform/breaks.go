package transform

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/beevik/etree"
)

// lb: a line of the source begins (TEI P5, 3.11.3). Edited texts run on, with a blank
// unless the break is within a word; where lines are meant, in addresses and
// signatures, every view keeps them.
func lb(b *builder, e *etree.Element) []*Node {
	if !b.inWitness(e) {
		return nil
	}
	n := &Node{Kind: LineBreak, In: pages, Name: e.Tag, ID: b.ids.of(e), N: strings.TrimSpace(e.SelectAttrValue("n", ""))}
	switch {
	case e.SelectAttrValue("break", "") == "no":
		n.In = inDiplomatic
		return []*Node{n, {Kind: WordBreak, In: edited, Name: e.Tag}}
	case b.in.lines:
		return []*Node{n, {Kind: Text, In: inFlow, Name: e.Tag, Text: " "}}
	}
	n.In = inDiplomatic
	return []*Node{n, {Kind: Text, In: edited, Name: e.Tag, Text: " "}}
}

// pb: a page of the source begins.
func pb(b *builder, e *etree.Element) []*Node {
	if !b.inWitness(e) {
		return nil
	}
	number := strings.TrimSpace(e.SelectAttrValue("n", ""))
	n := &Node{Kind: PageBreak, In: pages, Name: e.Tag, N: number, ID: b.ids.of(e)}
	n.Text, n.Sigla = b.pageMark(number), b.editionsOf(e)
	n.Title = b.labels.Get("new-page")
	if number != "" {
		n.Title = b.labels.Get("page", "n", number)
	}
	if n.ID == "" {
		n.ID = b.ids.fresh(either(safeClass("page-", number), "page"))
	}
	if e.SelectAttrValue("break", "") == "no" || betweenLetters(e) {
		n.Class = joined
	}
	return append(one(n), b.facsimiles(e, n.Title)...)
}

// editionsOf returns the sigla of the witnesses whose line or page begins (TEI P5,
// 3.11.3); none if it is that of the source.
func (b *builder) editionsOf(e *etree.Element) []string {
	var sigla []string
	for _, pointer := range strings.Fields(either(e.SelectAttrValue("edRef", ""), e.SelectAttrValue("ed", ""))) {
		sigla = append(sigla, b.siglum(pointer))
	}
	return sigla
}

// inWitness reports whether a break is one of the wanted witness, or of the text where
// none is wanted.
func (b *builder) inWitness(e *etree.Element) bool {
	if b.chosen == "" || e.SelectAttr("edRef") == nil {
		return true
	}
	return slices.Contains(b.editionsOf(e), b.chosen)
}

// pageMark is what a page is called: a bare number is a page's, and what has
// words of its own keeps them.
func (b *builder) pageMark(n string) string {
	switch {
	case n == "":
		return "[" + b.labels.Get("new-page") + "]"
	case strings.ContainsAny(n, ". ") || strings.HasPrefix(n, "["):
		return "[" + strings.Trim(n, "[]") + "]"
	}
	return "[" + b.labels.Get("page-mark", "n", n) + "]"
}

// cb, gb: a column or a gathering begins: a sign in the line of the source, beside the
// line of the critical text.
func cb(b *builder, e *etree.Element) []*Node {
	s := b.signs.find("column")
	b.legend.use("column", inDiplomatic|inCritical)
	text := strings.TrimSpace(s.Open + e.SelectAttrValue("n", ""))
	n := b.inline(Span, e, one(b.sign(" "+text+" ", inDiplomatic)))
	n.In = inDiplomatic
	beside := &Node{Kind: PageBreak, In: inCritical, Name: e.Tag, Text: text, Title: b.labels.Get("meaning.column")}
	switch {
	case e.SelectAttrValue("break", "") == "no":
		beside.Class = joined
		return []*Node{n, beside, {Kind: WordBreak, In: edited, Name: e.Tag}}
	case betweenLetters(e):
		beside.Class = joined
	}
	return []*Node{n, beside}
}

// betweenLetters reports a break that nothing parts from the letters around it.
// Without @break it is not said whether they are one word: no blank is added.
func betweenLetters(e *etree.Element) bool {
	before, _ := utf8.DecodeLastRuneInString(beside(e, -1))
	after, _ := utf8.DecodeRuneInString(beside(e, 1))
	return wordRune(before) && wordRune(after)
}

// milestone: some other unit begins. A printed separator shows as one.
func milestone(b *builder, e *etree.Element) []*Node {
	if rend := e.SelectAttrValue("rend", ""); rend != "" && holdsBlocks(e.Parent()) {
		n := b.block(Rule, e, nil)
		n.Text = ruleTexts[rend]
		return one(n)
	}
	n := &Node{Kind: Anchor, In: AllViews, Name: e.Tag, ID: b.ids.of(e)}
	number := strings.TrimSpace(e.SelectAttrValue("n", ""))
	unit := strings.TrimSpace(e.SelectAttrValue("unit", ""))
	if unit == "printout-page" || number == "" {
		if n.ID == "" {
			return nil
		}
		return one(n)
	}
	n.Kind, n.Class = Span, safeClass("unit-", unit)
	n.Title = strings.TrimSpace(unit + " " + number)
	n.Nodes = []*Node{b.sign(" "+b.signs.find("column").Open+number+" ", inDiplomatic), b.sign(" ["+n.Title+"] ", inCritical)}
	return one(n)
}

var ruleTexts = map[string]string{"asterisks": "* * *", "stars": "* * *", "dinkus": "* * *", "asterism": "⁂", "hr": "", "line": ""}

// anchor: a place that others point to. It may end a deletion or addition that
// began at a milestone.
func anchor(b *builder, e *etree.Element) []*Node {
	refs := append(b.endSpan(e), b.entryAt(e)...)
	if id := b.ids.of(e); id != "" {
		refs = append(refs, &Node{Kind: Anchor, In: AllViews, Name: e.Tag, ID: id})
	}
	return refs
}

// forme is the rule of fw, what the printer or scribe repeats on each page: text
// of the source, but of no edited text.
func forme(b *builder, e *etree.Element) []*Node {
	nodes := b.while(func() { b.views &= inDiplomatic }, func() []*Node { return b.children(e) })
	n := b.inline(Span, e, nodes)
	if hasBlock([]*Node{n}) || holdsBlocks(e.Parent()) {
		n = b.block(Paragraph, e, nodes)
	}
	n.Class = join(n.Class, safeClass("type-", e.SelectAttrValue("type", "")))
	n.In &= inDiplomatic
	return one(n)
}
