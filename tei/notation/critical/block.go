package critical

import (
	"strings"

	"github.com/siglum/siglum/tei/expression"
)

// standalone are the elements that stand among paragraphs: a block that is a bracket of
// theirs and nothing else is no paragraph.
var standalone = names(`ab addSpan address anchor argument back body byline castGroup castItem castList cb cell closer damageSpan dateline
	delSpan desc div div1 div2 div3 div4 div5 div6 div7 docAuthor docDate epigraph facsimile figDesc figure floatingText front fw gap gb
	graphic group handShift head item l label lb lg list listApp listBibl listEvent listOrg listPerson listPlace listTranspose listWit
	milestone note noteGrp opener p pb postscript row salute signed sourceDoc sp spGrp space speaker stage standOff table TEI teiCorpus teiHeader
	text titlePage trailer`)

// lineChildren says which element a line is in an element that holds no paragraphs.
var lineChildren = map[string]string{
	"lg": "l", "address": "addrLine", "list": "item", "listBibl": "bibl", "castList": "castItem", "castGroup": "castItem",
}

// lineChild returns the element that each line in an element is, "" if blocks are
// paragraphs or lines are nothing of their own.
func (v *vocabulary) lineChild(e *Element) string {
	for _, r := range v.byElement[e.Name] {
		if r.Lines != "" && hasAll(e, r.Attributes) {
			return r.Lines
		}
	}
	return lineChildren[e.Name]
}

// takesParagraphs reports whether a block of text in an element is a paragraph.
func (v *vocabulary) takesParagraphs(e *Element) bool {
	return paragraphElements()[e.Name] && v.lineChild(e) == ""
}

// isDirect reports whether a bracket that is all there is in a block is an element in
// parent, not in a paragraph or line there.
func (v *vocabulary) isDirect(parent, e *Element) bool {
	line := v.lineChild(parent)
	return standalone()[e.Name] || line == e.Name || line == "" && !paragraphElements()[parent.Name]
}

// blocks reads blocks into an element, up to the line that closes its fence, and returns
// where that line begins.
func (p *parser) blocks(e *Element, at, end int) int {
	r := &room{Element: e}
	for at < end {
		lineEnd := p.lineEnd(at, end)
		line := p.text[at:lineEnd]
		switch {
		case strings.Trim(line, white) == "":
			at = lineEnd + 1
		case isFenceEnd(line):
			return at
		default:
			next := p.block(r, at, lineEnd, end)
			if len(p.after) > 0 {
				r.target().add(p.after...)
				p.after = nil
			}
			at = next
		}
	}
	return end
}

var (
	fenceEnd   = expression.Lazy(`^:::+[ \t]*$`)
	fenceStart = expression.Lazy(`^:::+[ \t]*([\pL].*)$`)
	heading    = expression.Lazy(`^((#{1,6}) +)[^ \t\r\n]`)
	separator  = expression.Lazy(`^(\* ?\* ?\*|\*\*\*)[ \t]*$`)
	listItem   = expression.Lazy(`^(?:([0-9]+)\. |- )`)
	speaker    = expression.Lazy(`^([^\n:\\\[\]{}|#*_^` + "`" + `]{1,80}):: `)
)

func isFenceEnd(line string) bool { return fenceEnd().MatchString(line) }

// block reads the block that begins at an offset, whose first line ends at lineEnd, and
// returns where the text goes on.
func (p *parser) block(r *room, at, lineEnd, end int) int {
	line := p.text[at:lineEnd]
	switch {
	case fenceStart().MatchString(line):
		return p.fence(r.target(), at, lineEnd, end)
	case p.isDeclaration(at):
		return lineEnd
	case p.isFootnote(at):
		return min(p.noteAt[at].end, end)
	case p.raws.at(at).isBlock:
		raw := p.raws.at(at)
		p.rawBlock(r.target(), raw)
		return raw.end
	case separator().MatchString(line):
		mark := &Element{Name: "milestone", Attrs: []Attr{{Name: "unit", Value: "section"}, {Name: "rend", Value: "asterisks"}}, Span: p.span(at, lineEnd)}
		p.readsBy(ruleLines, mark, "separator", "***", "")
		r.target().add(mark)
		return lineEnd
	case heading().MatchString(line):
		p.heading(r, at, lineEnd)
		return lineEnd
	case isVerse(line):
		return p.verse(r.target(), at, end)
	}
	e := r.target()
	if !p.vocabulary.takesParagraphs(e) {
		p.line(e, at, lineEnd)
		return lineEnd
	}
	to := p.regionEnd(at, end)
	p.paragraph(e, at, to)
	return to
}

// rawBlock reads raw TEI that stands between lines of its own. What is no XML is a paragraph, where
// there are any.
func (p *parser) rawBlock(e *Element, raw raw) {
	nodes := WithoutLayout(e.Name, p.xml(raw))
	if len(nodes) > 0 && nodes[0].Place().Start == raw.start && p.vocabulary.takesParagraphs(e) {
		nodes = []Node{&Element{Name: "p", Children: nodes, Span: p.span(raw.start, raw.end)}}
	}
	e.add(nodes...)
}

// regionEnd returns where the block ends that begins at an offset: before a blank line, a
// fence, raw TEI, or a footnote.
func (p *parser) regionEnd(at, end int) int {
	for {
		lineEnd := p.lineEnd(at, end)
		if lineEnd >= end || p.endsBlock(lineEnd+1, end) {
			return lineEnd
		}
		at = lineEnd + 1
	}
}

func (p *parser) endsBlock(at, end int) bool {
	line := p.text[at:p.lineEnd(at, end)]
	return strings.Trim(line, white) == "" || isFenceEnd(line) || fenceStart().MatchString(line) || p.raws.at(at).isBlock || p.isFootnote(at) || p.isDeclaration(at)
}

// paragraph reads a block of text among paragraphs.
func (p *parser) paragraph(e *Element, at, to int) {
	to = at + len(strings.TrimRight(p.text[at:to], white))
	if p.alone(e, at, to) || p.table(e, at, to) || p.items(e, at, to) {
		return
	}
	if m := speaker().FindStringSubmatch(p.text[at:to]); m != nil {
		name := &Element{Name: "speaker", Span: p.span(at, at+len(m[1]))}
		name.add(p.verbatim(at, at+len(m[1]))...)
		sp := &Element{Name: "sp", Span: p.span(at, to)}
		sp.add(name, p.textBlock("p", at+len(m[0]), to))
		p.readsBy(ruleSpeech, sp, "speech", "SPEAKER:: words", "")
		e.add(sp)
		return
	}
	p.doubtBlock(at, to)
	p.doubtLines(at, to)
	e.add(p.textBlock("p", at, to))
}

// textBlock reads text into an element of a name. Blanks before it are its indentation.
func (p *parser) textBlock(name string, at, to int) *Element {
	b := &Element{Name: name, Span: p.span(at, to)}
	from := to - len(strings.TrimLeft(p.text[at:to], " \t"))
	if from > at {
		b.set("rend", indentation(p.text[at:from]), p.span(at, from))
	}
	b.add(p.inline(from, to)...)
	return b
}

// line reads a line in an element that takes no paragraphs.
func (p *parser) line(e *Element, at, to int) {
	to = at + len(strings.TrimRight(p.text[at:to], white))
	child := p.vocabulary.lineChild(e)
	if p.alone(e, at, to) {
		return
	}
	if child != "" {
		e.add(p.textBlock(child, at, to))
		return
	}
	from := to - len(strings.TrimLeft(p.text[at:to], white))
	e.add(WithoutLayout(e.Name, p.inline(from, to))...)
}

// alone reads a block that is a bracket, or raw TEI, and nothing else. It stands in the
// element by itself if it may, else in a paragraph or line.
func (p *parser) alone(e *Element, at, to int) bool {
	from := to - len(strings.TrimLeft(p.text[at:to], white))
	if !p.isOne(from, to) {
		return false
	}
	nodes := p.inline(from, to)
	if p.areDirect(e, nodes) {
		e.add(WithoutLayout(e.Name, nodes)...)
		return true
	}
	child := p.vocabulary.lineChild(e)
	if child == "" {
		child = "p"
	}
	b := &Element{Name: child, Children: nodes, Span: p.span(from, to)}
	if from > at {
		b.set("rend", indentation(p.text[at:from]), p.span(at, from))
	}
	e.add(b)
	return true
}

// isOne reports whether a piece of text is a bracket or raw TEI.
func (p *parser) isOne(from, to int) bool {
	if raw := p.raws.at(from); raw.end > 0 {
		return raw.end == to
	}
	pr, ok := p.pairAt(from)
	if !ok || pr.kind.isSymmetric() {
		return false
	}
	if pr.end() == to {
		return true
	}
	_, end, ok := readBlock(p.text, pr.end(), to)
	return ok && end == to
}

func (p *parser) areDirect(e *Element, nodes []Node) bool {
	for _, n := range nodes {
		switch n := n.(type) {
		case *Text:
			return false
		case *Element:
			if !n.isForeign() && !p.vocabulary.isDirect(e, n) {
				return false
			}
		}
	}
	return true
}

// isDeclaration reports whether a line declares a hand or witness: that is in the header
// then.
func (p *parser) isDeclaration(at int) bool {
	pr, ok := p.pairAt(at)
	if !ok || pr.kind != square || !isBlankLine(p.text[pr.end():]) {
		return false
	}
	m := declaration().FindStringIndex(p.text[at:pr.end()])
	return m != nil && m[0] == 0
}
