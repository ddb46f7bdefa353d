package importer

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blockElements are those that begin and end a block.
var blockElements = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Header: true, atom.Footer: true,
	atom.Address: true, atom.Blockquote: true, atom.Figure: true, atom.Figcaption: true, atom.Center: true, atom.Form: true,
	atom.Fieldset: true, atom.Legend: true, atom.Details: true, atom.Summary: true, atom.Dl: true, atom.Dt: true, atom.Dd: true,
	atom.Hgroup: true, atom.Pre: true, atom.Ul: true, atom.Ol: true, atom.Menu: true, atom.Li: true, atom.Table: true,
	atom.Tr: true, atom.Td: true, atom.Th: true, atom.Caption: true, atom.Thead: true, atom.Tbody: true, atom.Tfoot: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Hr: true, atom.Body: true,
	atom.Aside: true, atom.Nav: true,
}

var headingLevels = map[atom.Atom]int{atom.H1: 1, atom.H2: 2, atom.H3: 3, atom.H4: 4, atom.H5: 5, atom.H6: 6}

// elementMarks are how the words in an element stand.
var elementMarks = map[atom.Atom]marks{
	atom.B: bold, atom.Strong: bold, atom.I: italic, atom.Em: italic, atom.U: underlined, atom.S: struckThrough,
	atom.Strike: struckThrough, atom.Del: deleted, atom.Ins: inserted, atom.Sup: superscript, atom.Sub: subscript,
}

// leftOut are elements that hold no text of the page.
var leftOut = map[atom.Atom]kind{
	atom.Script: kindScript, atom.Style: kindScript, atom.Template: kindScript, atom.Link: kindScript, atom.Meta: kindScript,
	atom.Nav: kindSite, atom.Footer: kindSite, atom.Aside: kindSite, atom.Noscript: kindHidden,
	atom.Svg: kindImage, atom.Canvas: kindImage, atom.Video: kindImage, atom.Audio: kindImage, atom.Iframe: kindImage,
	atom.Object: kindImage, atom.Embed: kindImage, atom.Math: kindMath,
	atom.Input: kindForm, atom.Select: kindForm, atom.Textarea: kindForm, atom.Button: kindForm, atom.Datalist: kindForm,
}

// walk reads what stands in an element.
func (p *webPage) walk(n *html.Node, m marks) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.node(c, m)
	}
}

func (p *webPage) node(n *html.Node, m marks) {
	switch n.Type {
	case html.TextNode:
		p.words(n.Data, m)
	case html.ElementNode:
		p.element(n, m)
	}
}

func (p *webPage) element(n *html.Node, m marks) {
	if k, ok := leftOut[n.DataAtom]; ok && !hasNotes(p, n) {
		p.leaveElement(k, n)
		return
	}
	switch {
	case n == p.titleOut:
	case isHidden(n):
		if text := textOfHTML(n); strings.TrimSpace(text) != "" {
			p.leave(kindHidden, text)
		}
	case p.noteOf[n].note != 0:
	case headingLevels[n.DataAtom] > 0:
		p.flush(paragraph, 0)
		p.walk(n, 0)
		p.flush(heading, headingLevels[n.DataAtom])
	case blockElements[n.DataAtom]:
		p.block(n, m)
	default:
		p.inline(n, m)
	}
}

func (p *webPage) leaveElement(k kind, n *html.Node) {
	text := strings.TrimSpace(textOfHTML(n))
	switch {
	case n.DataAtom == atom.Template && text != "":
		k = kindHidden
	case k == kindScript:
		text = ""
	case k == kindSite && text == "":
		return
	case n.DataAtom == atom.Input:
		text = attrOf(n, "value")
	}
	p.leave(k, text)
}

// hasNotes reports whether an element, such as a footer, holds notes, which belong to the text.
func hasNotes(p *webPage, n *html.Node) bool {
	if len(p.noteOf) == 0 {
		return false
	}
	for d := range n.Descendants() {
		if p.noteOf[d].note != 0 {
			return true
		}
	}
	return false
}

// isHidden reports whether an element is not shown.
func isHidden(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attrOf(n, "style")), " ", "")
	return hasAttr(n, "hidden") || strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

func (p *webPage) block(n *html.Node, m marks) {
	p.flush(paragraph, 0)
	switch n.DataAtom {
	case atom.Table:
		p.table(n, m)
	case atom.Ul, atom.Ol, atom.Menu:
		p.list(n, m)
	case atom.Li:
		p.item(n, m)
	case atom.Hr:
		p.add(block{kind: separator})
	case atom.Dt, atom.Dd:
		p.term(n, m)
	case atom.Pre:
		before := p.pre
		p.pre = true
		p.walk(n, m)
		p.flush(paragraph, 0)
		p.pre = before
	default:
		p.walk(n, m)
	}
	p.flush(paragraph, 0)
}

func (p *webPage) list(n *html.Node, m marks) {
	l := webList{ordered: n.DataAtom == atom.Ol, next: atoi(attrOf(n, "start"), 1), step: 1, format: listFormats[attrOf(n, "type")]}
	if hasAttr(n, "reversed") {
		l.step = -1
	}
	p.lists = append(p.lists, l)
	p.walk(n, m)
	p.lists = p.lists[:len(p.lists)-1]
}

// listFormats are the formats of numbers by their names in HTML.
var listFormats = map[string]string{"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

func (p *webPage) item(n *html.Node, m marks) {
	p.label = "- "
	if i := len(p.lists) - 1; i >= 0 {
		l := &p.lists[i]
		p.level = i
		if l.ordered {
			number := atoi(attrOf(n, "value"), l.next)
			l.next = number + l.step
			p.label = numeral(number, l.format) + ". "
		}
	}
	p.walk(n, m)
	p.flush(paragraph, 0)
	p.label = ""
}

// flush ends the open block.
func (p *webPage) flush(kind blockKind, level int) {
	list := trimmed(p.text)
	p.text = nil
	if strings.TrimSpace(plain(list)) == "" {
		return
	}
	b := block{kind: kind, level: level, text: list}
	switch {
	case kind == heading:
		b.asHeading(level)
	case p.label != "":
		b.kind, b.label, b.level = item, p.label, p.level
		p.label = ""
	}
	p.add(b)
}

// words appends words; white space is one blank.
func (p *webPage) words(text string, m marks) {
	if p.pre {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
		p.text = append(p.text, inline{text: text, marks: m})
		return
	}
	text = whiteSpace().ReplaceAllString(text, " ")
	if p.afterBlank() {
		text = strings.TrimPrefix(text, " ")
	}
	if text != "" {
		p.text = append(p.text, inline{text: text, marks: m})
	}
}

// afterBlank reports whether a blank stands last in the open block, or nothing yet.
func (p *webPage) afterBlank() bool {
	if len(p.text) == 0 {
		return true
	}
	last := p.text[len(p.text)-1].text
	return strings.HasSuffix(last, " ") || strings.HasSuffix(last, "\n")
}
