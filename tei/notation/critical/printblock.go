package critical

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/tei/expression"
)

// A printed block is a block as text.
type printed struct {
	text  string
	apart bool // a blank line must stand before and after it
	head  bool // it is a heading with its sign: a further line of it follows on the next line
}

// blocks prints the children of an element that are read block by block.
func (p *printer) blocks(e *Element) string {
	var b strings.Builder
	apart := p.vocabulary.takesParagraphs(e)
	last := printed{}
	opens, headed := true, false
	for i, n := range e.Children {
		next := p.block(e, n, opens && (!headed || last.head))
		opens, headed = opens && mayOpen(n), headed || isNamed(n, "head")
		switch {
		case i == 0:
		case last.head && next.head:
			b.WriteByte('\n')
		case apart || last.apart || next.apart:
			b.WriteString("\n\n")
		default:
			b.WriteString("\n")
		}
		b.WriteString(next.text)
		last = next
	}
	return b.String()
}

// block prints a child of an element. opens says that a heading here is that of the element.
func (p *printer) block(parent *Element, n Node, opens bool) printed {
	e, ok := n.(*Element)
	if !ok {
		return printed{text: p.raw(n)}
	}
	if e.isForeign() || p.depth >= printDepth || !isElement(e.Name) || e.Name == "teiHeader" {
		return printed{text: p.rawBlock(e), apart: true}
	}
	p.depth++
	defer func() { p.depth-- }()
	if short, ok := p.shortBlock(parent, e, opens); ok {
		return short
	}
	if p.vocabulary.isDirect(parent, e) && !p.isFence(e) {
		return printed{text: p.element(e)}
	}
	return printed{text: p.fence(parent, e)}
}

// isFence reports whether an element is printed as a fence even where a bracket would do:
// its children stand on lines of their own.
func (p *printer) isFence(e *Element) bool {
	return len(e.Children) > 0 && !hasText(e) && (layoutElements()[e.Name] && !isBare(e.Name) || lineElements()[e.Name])
}

// fence prints an element in another between ::: and :::.
func (p *printer) fence(parent, e *Element) string {
	head, rule, ok := p.fenceHead(parent, e)
	if !ok {
		return p.rawBlock(e)
	}
	content := e
	if rule.Holds != "" && layoutElements()[rule.Holds] {
		body, ok := e.only(rule.Holds)
		if !ok || len(body.Attrs) > 0 {
			head, content = p.plainHead(e)
		} else {
			content = body
		}
	} else if rule.Holds != "" || rule.Into != "" || rule.Text != "" {
		head, content = p.plainHead(e)
	}
	var inner string
	switch {
	case layoutElements()[content.Name] && hasText(content), voidElements()[content.Name] && len(content.Children) > 0:
		return p.rawBlock(e)
	case layoutElements()[content.Name] || voidElements()[content.Name]:
		inner = p.blocks(content)
	case lineElements()[content.Name] && !hasText(content):
		inner = p.lines(content)
	default:
		inner = guardLines(p.inline(content.Children, false))
	}
	if len(content.Children) > 0 {
		inner += "\n"
	}
	return "::: " + head + "\n" + inner + ":::"
}

// plainHead prints the head of an element without a label of the profile.
func (p *printer) plainHead(e *Element) (head string, content *Element) {
	head, _ = p.words(elementLabel+" "+e.Name, plainRule(e.Name), e)
	return head, e
}

// lines prints each child on a line of its own.
func (p *printer) lines(e *Element) string {
	list := make([]string, len(e.Children))
	for i, n := range e.Children {
		if child, ok := n.(*Element); ok && !child.isForeign() && child.Name == "address" && p.isFence(child) {
			list[i] = p.fence(e, child)
		} else {
			list[i] = p.node(n)
		}
	}
	return strings.Join(list, "\n")
}

// guardLines takes the meaning from what would close or open a fence.
func guardLines(s string) string {
	if strings.HasPrefix(s, ":::") {
		return `\` + s
	}
	return s
}

// printDepth is how deep elements may nest in print: what is deeper is raw TEI.
const printDepth = 100

// shortBlock prints an element in one of the short forms of blocks, if it has one.
func (p *printer) shortBlock(parent, e *Element, opens bool) (b printed, ok bool) {
	isParagraphs := p.vocabulary.takesParagraphs(parent)
	var text string
	switch {
	case e.Name == "head" && opens:
		if text, ok = p.oneLine(e, nil); ok && text != "" && len(e.Attrs) == 0 {
			return printed{text: "# " + text, head: true}, true
		}
	case e.Name == "lg":
		text, ok = p.verse(e)
		return printed{text: text, apart: true}, ok
	case e.Name == "milestone" && isSeparator(e):
		return printed{text: "***"}, true
	case e.Name == p.vocabulary.lineChild(parent):
		text, ok = p.indented(e, parent, true)
		return printed{text: text}, ok
	case !isParagraphs:
	case e.Name == "p":
		text, ok = p.indented(e, parent, false)
		return printed{text: text}, ok
	case e.Name == "table":
		text, ok = p.table(e)
		return printed{text: text}, ok
	case e.Name == "list":
		text, ok = p.list(e)
		return printed{text: text}, ok
	case e.Name == "sp":
		text, ok = p.speech(e)
		return printed{text: text}, ok
	}
	return printed{}, false
}

func isSeparator(e *Element) bool {
	return len(e.Attrs) == 2 && e.Attr("unit") == "section" && e.Attr("rend") == "asterisks" && len(e.Children) == 0
}

var indented = expression.Lazy(`^indent\(([1-9][0-9]?)\)$`)

// indented prints a paragraph or line whose only attribute, if any, is indentation.
func (p *printer) indented(e, parent *Element, line bool) (string, bool) {
	blanks, ok := indentOf(e)
	if !ok {
		return "", false
	}
	var text string
	if line {
		text, ok = p.oneLine(e, parent)
	} else {
		text, ok = p.paragraph(e, parent)
	}
	return blanks + text, ok && text != ""
}

// indentOf returns the blanks that indent an element; ok is false if it has other
// attributes.
func indentOf(e *Element) (blanks string, ok bool) {
	switch len(e.Attrs) {
	case 0:
		return "", true
	case 1:
		if m := indented().FindStringSubmatch(e.Attr("rend")); m != nil {
			var n int
			if _, err := fmt.Sscan(m[1], &n); err == nil {
				return strings.Repeat(" ", n), true
			}
		}
	}
	return "", false
}

// paragraph prints the content of an element as a block of text. ok is false if reading it
// would give something else.
func (p *printer) paragraph(e, parent *Element) (text string, ok bool) {
	if hasWhiteEdge(e.Children) || hasBlankLine(e.Children) || p.standsAlone(e.Children, parent) {
		return "", false
	}
	return guardBlock(p.inline(e.Children, false)), true
}

// oneLine prints the content of an element as a line. If there is a parent, a bracket
// alone on the line may be a child of that.
func (p *printer) oneLine(e, parent *Element) (text string, ok bool) {
	if hasWhiteEdge(e.Children) || hasLineEnd(e.Children) || parent != nil && p.standsAlone(e.Children, parent) {
		return "", false
	}
	return guardBlock(p.inline(e.Children, true)), true
}

// standsAlone reports whether nodes, as a block, would be read as a child of parent.
func (p *printer) standsAlone(nodes []Node, parent *Element) bool {
	if len(nodes) != 1 {
		return false
	}
	e, ok := nodes[0].(*Element)
	return !ok && !isText(nodes[0]) || ok && (e.isForeign() || !isElement(e.Name) || p.vocabulary.isDirect(parent, e))
}

func isNamed(n Node, name string) bool {
	e, ok := n.(*Element)
	return ok && e.Name == name
}

func isText(n Node) bool {
	_, ok := n.(*Text)
	return ok
}

// hasWhiteEdge reports whether nodes begin or end with white space.
func hasWhiteEdge(nodes []Node) bool {
	if len(nodes) == 0 {
		return false
	}
	first, ok := nodes[0].(*Text)
	if ok && isWhite(first.Text[0]) {
		return true
	}
	last, ok := nodes[len(nodes)-1].(*Text)
	return ok && isWhite(last.Text[len(last.Text)-1])
}

var blankLine = expression.Lazy(`\n[ \t]*\n`)

func hasBlankLine(nodes []Node) bool { return anyText(nodes, blankLine().MatchString) }

func hasLineEnd(nodes []Node) bool {
	return anyText(nodes, func(s string) bool { return strings.Contains(s, "\n") })
}

func anyText(nodes []Node, is func(string) bool) bool {
	for _, n := range nodes {
		if t, ok := n.(*Text); ok && is(t.Text) {
			return true
		}
	}
	return false
}

// blockSign is what begins anything but text, at the beginning of a block.
var blockSign = expression.Lazy(`^(#{1,6}[ \pL]|\||- |:::|::[ \t]*\pL)`)

var listNumber = expression.Lazy(`^([0-9]+)(\. )`)

// guardBlock takes the meaning from what begins a block.
func guardBlock(s string) string {
	if blockSign().MatchString(s) {
		return `\` + s
	}
	return listNumber().ReplaceAllString(s, `$1\$2`)
}
