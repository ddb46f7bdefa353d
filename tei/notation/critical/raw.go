package critical

import (
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// rawMark is what follows the backticks round raw TEI (Pandoc's raw attribute).
const rawMark = "{=tei}"

// A raw is TEI that is written as XML in a transcription.
type raw struct {
	start, end int // with its signs; end is 0 if there is none
	from, to   int // the XML
	isBlock    bool
}

// raws are the pieces of raw TEI in a text, in order.
type raws struct{ list []raw }

// findRaws finds all raw TEI after an offset: `<x/>`{=tei} in a line, or between a line
// ```{=tei} and a line ```. The search is linear: where backticks close is found once, by
// their number.
func findRaws(text string, start int) raws {
	var found raws
	inline, blocks := closings(text, start)
	for i := start; i < len(text); {
		next := strings.IndexAny(text[i:], "\\`")
		if next < 0 {
			break
		}
		if i += next; text[i] == '\\' {
			i += escapeLength(text[i:])
			continue
		}
		n := runLength(text[i:], '`')
		r := raw{start: i, from: i + n}
		if isBlockStart(text, i, n) {
			r.from = i + n + len(rawMark) + 1
			r.isBlock = true
			r.to, r.end = closing(blocks[n], r.from, n)
			r.to = max(r.to-1, r.from) // the line end belongs to the sign
		} else {
			r.to, r.end = closing(inline[n], r.from, n+len(rawMark))
		}
		if r.end > 0 {
			found.list = append(found.list, r)
			i = r.end
		} else {
			i += n
		}
	}
	return found
}

// closings returns where runs of backticks stand that may close raw TEI, by their length:
// before the mark, and alone on a line.
func closings(text string, start int) (inline, blocks map[int][]int) {
	inline, blocks = map[int][]int{}, map[int][]int{}
	for i := start; ; {
		next := strings.IndexByte(text[i:], '`')
		if next < 0 {
			return inline, blocks
		}
		i += next
		n := runLength(text[i:], '`')
		if strings.HasPrefix(text[i+n:], rawMark) {
			inline[n] = append(inline[n], i)
		}
		if n >= 3 && isLineStart(text, i) && isBlankLine(text[i+n:]) {
			blocks[n] = append(blocks[n], i)
		}
		i += n
	}
}

func closing(places []int, from, length int) (at, end int) {
	i, _ := slices.BinarySearch(places, from)
	if i == len(places) {
		return 0, 0
	}
	return places[i], places[i] + length
}

func isLineStart(text string, i int) bool { return i == 0 || text[i-1] == '\n' }

func isBlockStart(text string, i, n int) bool {
	return n >= 3 && isLineStart(text, i) && strings.HasPrefix(text[i+n:], rawMark+"\n")
}

// at returns the raw TEI that begins at an offset; its end is 0 if none does.
func (r *raws) at(offset int) raw {
	i, ok := slices.BinarySearchFunc(r.list, offset, func(r raw, at int) int { return r.start - at })
	if !ok {
		return raw{}
	}
	return r.list[i]
}

// readXML reads the TEI that stands in a part of a file as nodes, each with its place there. The
// prefixes are those that are declared round it. If it is not well-formed it returns the first
// error.
func readXML(at source.Span, prefixes []Attr) ([]Node, *diag.Diagnostic) {
	r := newRawReader(at, prefixes)
	for e := r.xml.Next(); e != nil; e = r.xml.Next() {
		r.event(e)
	}
	for _, d := range r.xml.Diagnostics() {
		if d.Severity == diag.Error {
			d.Span = r.place(d.Span)
			return nil, &d
		}
	}
	top, _ := r.root.only("x")
	if top == nil {
		return nil, nil
	}
	normalizeAll(top.Children)
	return top.Children, nil
}

// A rawReader makes nodes of the events of XML that stands in a transcription.
type rawReader struct {
	at    source.Span
	shift int // from its offsets to those of the transcription
	xml   *xmltext.Reader
	root  *Element
	open  []*Element
	other int // elements of other namespaces that are open: all in them is as written
}

func newRawReader(at source.Span, prefixes []Attr) *rawReader {
	var b strings.Builder
	b.WriteString(`<x xmlns="` + namespace + `"`)
	for _, p := range prefixes {
		b.WriteString(" " + p.Name + `="` + escapeAttr(p.Value) + `"`)
	}
	b.WriteString(">")
	r := &rawReader{at: at, shift: at.Start - b.Len(), root: &Element{Name: "x"}}
	b.WriteString(at.Text() + "</x>")
	r.xml = xmltext.NewReader(source.NewFile("raw", []byte(b.String())), xmltext.Options{})
	r.open = []*Element{r.root}
	return r
}

// place returns where in the transcription a piece of the XML stands.
func (r *rawReader) place(s source.Span) source.Span {
	within := func(i int) int { return min(max(i+r.shift, r.at.Start), r.at.End) }
	return r.at.File.Span(within(s.Start), within(s.End))
}

func (r *rawReader) event(e *xmltext.Event) {
	last := r.open[len(r.open)-1]
	at := r.place(e.Span)
	switch e.Kind {
	case xmltext.Text, xmltext.CData:
		last.add(&Text{string(e.Text), at})
	case xmltext.Comment:
		last.add(&Comment{string(e.Text), at})
	case xmltext.ProcessingInstruction:
		last.add(&Instruction{e.Name.Local, string(e.Text), at})
	case xmltext.StartElement:
		child := r.element(e, at)
		last.add(child)
		r.open = append(r.open, child)
	case xmltext.EndElement:
		last.Span = last.Span.Cover(at)
		r.open = r.open[:len(r.open)-1]
		r.other = max(r.other-1, 0)
	}
}

// element makes an element of a start tag. One of TEI has no prefix, and need not declare its namespace.
func (r *rawReader) element(e *xmltext.Event, at source.Span) *Element {
	child := &Element{Name: e.Name.String(), Span: at}
	isTEI := r.other == 0 && e.Name.Space == namespace
	if isTEI {
		child.Name = e.Name.Local
	} else {
		r.other++
	}
	for _, a := range e.Attrs {
		if !isTEI || a.Name.String() != "xmlns" {
			child.Attrs = append(child.Attrs, Attr{a.Name.String(), a.Value, r.place(a.ValueSpan)})
		}
	}
	return child
}

// namespace is that of TEI.
const namespace = "http://www.tei-c.org/ns/1.0"

// normalizeAll takes the layout out of what was written as XML, but for what is of another
// namespace.
func normalizeAll(nodes []Node) {
	for _, n := range nodes {
		if e, ok := n.(*Element); ok && !e.isForeign() {
			e.Children = WithoutLayout(e.Name, e.Children)
			normalizeAll(e.Children)
		}
	}
}

// writeXML writes nodes as XML.
func writeXML(b *strings.Builder, nodes ...Node) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *Text:
			b.WriteString(escapeText(n.Text))
		case *Comment:
			b.WriteString("<!--" + n.Text + "-->")
		case *Instruction:
			b.WriteString("<?" + n.Target + lead(" ", n.Text) + "?>")
		case *Element:
			writeElement(b, n)
		}
	}
}

// maxIndentation is how far lines of raw TEI are indented, so that what is nested deep takes no more room than
// its signs.
const maxIndentation = 80

// writeLines writes a node as XML in which elements that hold elements only have each child
// on a line of its own.
func writeLines(b *strings.Builder, n Node, lineEnd string) {
	e, ok := n.(*Element)
	if !ok || e.isForeign() || !layoutElements()[e.Name] || len(e.Children) == 0 || hasText(e) {
		writeXML(b, n)
		return
	}
	b.WriteString("<" + e.Name)
	writeAttrs(b, e)
	b.WriteString(">")
	inner := lineEnd
	if len(inner) < maxIndentation {
		inner += "  "
	}
	for _, child := range e.Children {
		b.WriteString(inner)
		writeLines(b, child, inner)
	}
	b.WriteString(lineEnd + "</" + e.Name + ">")
}

// lead returns words with a sign before them, if there are any.
func lead(sign, words string) string {
	if words == "" {
		return ""
	}
	return sign + words
}

func writeElement(b *strings.Builder, e *Element) {
	b.WriteString("<" + e.Name)
	writeAttrs(b, e)
	if len(e.Children) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteString(">")
	writeXML(b, e.Children...)
	b.WriteString("</" + e.Name + ">")
}

func writeAttrs(b *strings.Builder, e *Element) {
	for _, a := range e.Attrs {
		b.WriteString(" " + a.Name + `="` + escapeAttr(a.Value) + `"`)
	}
}

var (
	textEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;", "\ufeff", "&#xFEFF;")
	attrEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;",
		"\t", "&#9;", "\n", "&#10;", "\r", "&#13;", "\ufeff", "&#xFEFF;")
)

func escapeText(s string) string { return textEscapes.Replace(s) }
func escapeAttr(s string) string { return attrEscapes.Replace(s) }
