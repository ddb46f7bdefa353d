package critical

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// maxFences is how deep fences may nest: a deeper one is text.
const maxFences = 1000

// openerLabels are elements of the beginning of a letter: as a fence outside of opener and
// closer they bring an opener with them.
var openerLabels = names("dateline address salute")

// passageLabels are labels that, as a fence, are passages from here to there.
var passageLabels = map[string]string{"add": "addSpan", "del": "delSpan"}

// linesFence is the label of a fence in which line ends count.
const linesFence = "lines"

// fence reads what stands between ::: label words and :::, and returns where the text goes
// on.
func (p *parser) fence(parent *Element, at, lineEnd, end int) int {
	from := at + strings.Index(p.text[at:lineEnd], strings.TrimLeft(p.text[at:lineEnd], ": \t"))
	h := p.fenceHead(from, lineEnd)
	if p.fences++; p.fences > maxFences {
		p.fences--
		parent.add(p.textBlock("p", at, lineEnd))
		return lineEnd
	}
	defer func() { p.fences-- }()
	next := p.fenced(parent, h, at, min(lineEnd+1, end), end)
	if next >= end {
		p.warn(CodeFence, at, lineEnd, "close it by a line that is nothing but :::", "the fence %q is never closed; it ends with the text", h.label)
		return end
	}
	return p.lineEnd(next, end)
}

// fenceHead reads the label of a fence and its words, with or without braces.
func (p *parser) fenceHead(from, to int) head {
	to = from + len(strings.TrimRight(p.text[from:to], white))
	length := labelLength(p.text[from:to])
	h := head{label: p.text[from : from+length], end: to}
	rest := from + length
	if i := strings.IndexByte(p.text[rest:to], '{'); i >= 0 && strings.TrimSpace(p.text[rest:rest+i]) == "" {
		if words, next, ok := readBlock(p.text, rest+i, to); ok && next == to {
			h.words = words
			return h
		}
	}
	if read, ok := readHead(p.text, from, to); ok && !read.colon {
		return read
	}
	p.warn(CodeWord, rest, to, `write words and name=value: "::: div letter n=1"`, "what follows the label %q cannot be read; it is left out", h.label)
	return h
}

// fenced reads the content of a fence into the elements that its label makes, and returns
// where the line begins that closes it.
func (p *parser) fenced(parent *Element, h head, start, at, end int) int {
	if span := passageLabels[h.label]; span != "" && (paragraphElements()[parent.Name] || layoutElements()[parent.Name]) {
		return p.passage(parent, h, span, start, at, end)
	}
	if h.label == linesFence {
		return p.lines(parent, at, end)
	}
	if openerLabels()[h.label] && !lineElements()[parent.Name] {
		opener := &Element{Name: "opener", Span: p.span(start, at)}
		p.readsBy(ruleFence, opener, "opener round the "+h.label, "::: "+h.label, "")
		parent.add(opener)
		parent = opener
	}
	e, inner := p.fenceElement(h, start, at)
	parent.add(e)
	declared := len(p.prefixes)
	p.declare(e)
	defer func() { p.prefixes = p.prefixes[:declared] }()
	next := p.content(inner, at, end)
	if inner != e {
		e.add(inner)
	}
	e.Span = p.span(start, min(next, end))
	return next
}

// declare takes over the namespaces that an element declares.
func (p *parser) declare(e *Element) {
	for _, a := range e.Attrs {
		if strings.HasPrefix(a.Name, "xmlns:") {
			p.prefixes = append(p.prefixes, a)
		}
	}
}

// content reads what stands in a fence.
func (p *parser) content(e *Element, at, end int) int {
	if layoutElements()[e.Name] || voidElements()[e.Name] {
		return p.blocks(e, at, end)
	}
	return p.mixed(e, at, end)
}

// fenceElement makes the element of a fence, and the one in it that takes the content,
// which is mostly the same.
func (p *parser) fenceElement(h head, start, at int) (e, inner *Element) {
	rule, words, known := p.fenceRule(h)
	e = &Element{Name: rule.Target(), Span: p.span(start, at)}
	p.fill(e, rule, words)
	if known {
		p.reads(e, rule, "", "")
	} else {
		p.readsBy(ruleFence, e, "division of the type "+h.label, "", "a label that is misspelt")
	}
	inner = e
	if rule.Holds != "" && layoutElements()[rule.Holds] {
		inner = &Element{Name: rule.Holds, Span: e.Span}
	}
	return e, inner
}

// fenceRule returns what the label of a fence means: one that is not known is the type of
// a division.
func (p *parser) fenceRule(h head) (rule *notation.LabelRule, words []word, known bool) {
	if h.label == elementLabel && len(h.words) > 0 && isElement(h.words[0].value) {
		return plainRule(h.words[0].value), h.words[1:], true
	}
	if rule := p.vocabulary.rule(h.label); rule != nil {
		if len(rule.Pair) > 0 {
			rule = plainRule(aloneElement(rule))
		}
		return rule, h.words, true
	}
	help := "`siglum profile show critical` lists the labels that there are"
	if near := p.vocabulary.words().Nearest(h.label); near != "" {
		help = fmt.Sprintf("perhaps %q is meant; %s", near, help)
	}
	from := h.end - len(h.label)
	if i := strings.LastIndex(p.text[:h.end], h.label); i >= 0 {
		from = i
	}
	p.warn(notation.CodeLabel, from, from+len(h.label), help, "there is no label %q; the fence is read as a division of that type", h.label)
	rule = plainRule("div")
	return &notation.LabelRule{Name: rule.Name, Attributes: map[string]string{"type": h.label}}, h.words, false
}

// fill gives the element of a fence its attributes. Words that stand for nothing are told
// of, and left out.
func (p *parser) fill(e *Element, rule *notation.LabelRule, words []word) {
	p.always(e, rule)
	for len(words) > 0 {
		bad := p.take(rule, e, words)
		if bad < 0 {
			break
		}
		p.unknownWord(rule, words[bad], leftOut)
		words = slices.Delete(slices.Clone(words), 0, bad+1)
	}
}

// mixed reads text into an element that holds text, line ends as they are, but for the first
// and last. A fence in it is an element there.
func (p *parser) mixed(e *Element, at, end int) int {
	start := at
	for line := at; line < end; {
		lineEnd := p.lineEnd(line, end)
		opens := fenceStart().MatchString(p.text[line:lineEnd])
		if !opens && !isFenceEnd(p.text[line:lineEnd]) {
			line = lineEnd + 1
			continue
		}
		p.passageOf(e, start, line-1)
		if !opens {
			return line
		}
		line = min(p.fence(e, line, lineEnd, end)+1, end)
		start = line
	}
	p.passageOf(e, start, end)
	return end
}

// passageOf reads running text into an element, if there is any.
func (p *parser) passageOf(e *Element, from, to int) {
	if from < to {
		e.add(WithoutLayout(e.Name, p.inline(from, to))...)
	}
}

// lines reads a fence in which each line end counts.
func (p *parser) lines(parent *Element, at, end int) int {
	first := len(parent.Children)
	next := p.blocks(parent, at, end)
	for _, n := range parent.Children[first:] {
		if e, ok := n.(*Element); ok && e.Name == "p" {
			e.Children = breakLines(e.Children)
		}
	}
	return next
}

// breakLines makes the line ends of texts lb.
func breakLines(nodes []Node) []Node {
	var list []Node
	for _, n := range nodes {
		t, ok := n.(*Text)
		if !ok {
			list = append(list, n)
			continue
		}
		for i, line := range strings.Split(t.Text, "\n") {
			if i > 0 {
				list = append(list, &Element{Name: "lb", Span: t.Span.Point()})
			}
			list = join(list, &Text{strings.Trim(line, " \t"), t.Span})
		}
	}
	return list
}

// passage reads a fence as a passage from here to there: an element that begins it, and an
// anchor that it ends at (TEI P5, 12.3.1.4).
func (p *parser) passage(parent *Element, h head, name string, start, at, end int) int {
	rule := p.vocabulary.rule(name)
	begin := &Element{Name: name, Span: p.span(start, at)}
	id := p.freeID(passageID, &p.spans)
	p.fill(begin, rule, h.words)
	begin.set("spanTo", "#"+id, begin.Span)
	p.reads(begin, rule, "::: "+h.label, "")
	parent.add(begin)
	next := p.blocks(parent, at, end)
	anchor := &Element{Name: "anchor", Span: p.span(min(next, end), min(next, end))}
	anchor.set("xml:id", id, begin.Span)
	p.readsFitting(anchor, "end of the passage", ":::", "")
	parent.add(anchor)
	return next
}

// passageID begins the ids of the ends of passages.
const passageID = "as"
