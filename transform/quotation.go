package transform

import (
	"strings"
	"unicode/utf8"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// marks are the quotation marks that languages print.
var marks = map[string][2]string{
	"": {"“", "”"}, "de": {"„", "“"}, "fr": {"« ", " »"}, "ru": {"«", "»"}, "it": {"«", "»"}, "es": {"«", "»"},
	"la": {"“", "”"}, "pl": {"„", "”"}, "cs": {"„", "“"}, "el": {"«", "»"}, "pt": {"“", "”"}, "sv": {"”", "”"},
}

const quotationMarks = "\"'“”„‟‘’‚‹›«»「」『』〝〞‛"

// quotation: words of somebody else. Set apart it needs no marks; in a running
// text it gets those of its language, unless the source has them.
func quotation(b *builder, e *etree.Element) []*Node {
	nodes := b.children(e)
	if holdsBlocks(e.Parent()) && e.Parent().Tag != "cit" || hasBlock(nodes) {
		return one(b.block(Quotation, e, nodes))
	}
	if !b.hasMarks(e, nodes) {
		m, ok := marks[strings.SplitN(b.lang, "-", 2)[0]]
		if !ok {
			m = marks[""]
		}
		nodes = enclose(nodes, b.sign(m[0], annotated), b.sign(m[1], annotated))
	}
	return one(b.inline(Span, e, nodes))
}

// hasMarks reports whether the source has quotation marks here: in the element,
// around it, or everywhere as the header says.
func (b *builder) hasMarks(e *etree.Element, nodes []*Node) bool {
	text := strings.TrimSpace(plain(nodes, Diplomatic))
	first, _ := utf8.DecodeRuneInString(text)
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(beside(e, -1), xmlSpace))
	return text == "" || isQuote(first) || isQuote(before) || b.marksKept() || e.SelectAttrValue("rend", "") == "none"
}

func isQuote(r rune) bool { return r != utf8.RuneError && strings.ContainsRune(quotationMarks, r) }

// marksKept reports whether the header says that quotation marks stand in the text
// (TEI P5, 2.3.3).
func (b *builder) marksKept() bool {
	if b.header == nil {
		return false
	}
	decl := tei.Descend(b.header.Element, "encodingDesc", "editorialDecl", "quotation")
	return decl != nil && decl.SelectAttrValue("marks", "") == "all"
}

// verbatim: text whose white space counts.
func verbatim(b *builder, e *etree.Element) []*Node {
	nodes := b.while(func() { b.in.pre = true }, func() []*Node { return b.children(e) })
	return one(b.block(Preformatted, e, nodes))
}

// example is the rule of egXML: its markup is what it shows.
func example(b *builder, e *etree.Element) []*Node {
	nodes := b.while(func() { b.in.pre = true }, func() []*Node { return b.quoted(e, nil) })
	return one(b.block(Preformatted, e, nodes))
}

// quoted appends the content of an element with its tags as signs.
func (b *builder) quoted(e *etree.Element, nodes []*Node) []*Node {
	for _, child := range e.Child {
		switch child := child.(type) {
		case *etree.CharData:
			nodes = append(nodes, &Node{Kind: Text, In: AllViews, Text: child.Data})
		case *etree.Element:
			if len(child.Child) == 0 {
				nodes = append(nodes, b.sign("<"+child.FullTag()+attributes(child)+"/>", pages))
				continue
			}
			nodes = append(nodes, b.sign("<"+child.FullTag()+attributes(child)+">", pages))
			nodes = b.quoted(child, nodes)
			nodes = append(nodes, b.sign("</"+child.FullTag()+">", pages))
		}
	}
	return nodes
}

// attributes writes the attributes of an element, but for declarations of namespaces.
func attributes(e *etree.Element) string {
	var out strings.Builder
	for _, a := range e.Attr {
		if a.Space != "xmlns" && a.Key != "xmlns" {
			out.WriteString(" " + a.FullKey() + `="` + a.Value + `"`)
		}
	}
	return out.String()
}
