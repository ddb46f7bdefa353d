package encode

import (
	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// body makes the body of the edition.
func (e *encoder) body() {
	parts := e.parts()
	e.gather(parts)
	b := assembler{encoder: e}
	b.assemble(parts)
}

// An assembler puts blocks where TEI allows them (TEI P5, 4.2): headings first,
// then opener, paragraphs, closer; after a closer nothing but a further division.
type assembler struct {
	*encoder
	top  *etree.Element // the div of the whole, or body
	div  *etree.Element // the open div
	part *etree.Element // the open opener, closer or address
	role string         // of the block before
}

// A section is a run of blocks that share a div.
type section struct {
	kind  string // type of the div
	parts []*part
}

func (a *assembler) assemble(parts []*part) {
	heads, sections := a.sections(parts)
	a.top = add(a.doc.body, "div")
	for _, p := range heads {
		a.head(a.top, p)
	}
	if len(sections) > 0 && len(sections[0].parts) > 0 && isLetter(sections[0].parts) {
		sections[0].kind = "letter"
	}
	if len(sections) == 1 {
		set(a.top, "type", sections[0].kind)
		a.section(a.top, sections[0])
		return
	}
	for _, s := range sections {
		a.section(add(a.top, "div", "type", s.kind), s)
	}
}

// sections divides the blocks: the headings, the text itself, and what stands
// after it.
func (a *assembler) sections(parts []*part) (heads []*part, list []section) {
	for len(parts) > 0 && parts[0].role == heading {
		heads, parts = append(heads, parts[0]), parts[1:]
	}
	open := section{}
	closed := false
	for _, p := range parts {
		kind := a.profile.Divisions[p.role]
		closing := isClosing(p)
		switch {
		case kind != open.kind && (len(open.parts) > 0 || kind != ""),
			closed && kind == "" && !closing:
			if len(open.parts) > 0 {
				list = append(list, open)
			}
			open = section{kind: kind}
			closed = false
		}
		open.parts = append(open.parts, p)
		closed = closed || closing
	}
	if len(open.parts) > 0 {
		list = append(list, open)
	}
	return heads, list
}

// isClosing reports whether a block belongs into the closer.
func isClosing(p *part) bool {
	switch p.role {
	case signature:
		return true
	case salutation, dateline:
		return p.rule != nil && p.rule.Where == "end"
	}
	return false
}

func isOpening(p *part) bool {
	switch p.role {
	case address, salutation, dateline:
		return !isClosing(p)
	}
	return false
}

func isLetter(parts []*part) bool {
	for _, p := range parts {
		if isOpening(p) || isClosing(p) {
			return true
		}
	}
	return false
}

func (a *assembler) section(div *etree.Element, s section) {
	a.div, a.part, a.role = div, nil, ""
	for _, p := range s.parts {
		a.block(p)
		a.role = p.role
	}
}

func (a *assembler) block(p *part) {
	switch {
	case isOpening(p):
		a.opening(p)
	case isClosing(p):
		a.closing(p)
	case p.role == annotation:
		a.part = nil
		a.fill(a.div, p, kept)
		a.explain(p, a.div)
	case p.role == paragraph:
		a.part = nil
		a.fillBlock(add(a.div, "p"), p, folded)
	case p.role == heading:
		a.part = nil
		a.head(a.div, p)
	default:
		a.part = nil
		ab := add(a.div, "ab", "type", blockType(p.role, a.profile.Divisions))
		a.fillBlock(ab, p, kept)
		a.explain(p, ab)
	}
}

// blockType returns the type of an ab, which its division does not say already.
func blockType(role string, divisions map[string]string) string {
	if divisions[role] != "" {
		return ""
	}
	return role
}

func (a *assembler) head(div *etree.Element, p *part) {
	h := add(div, "head")
	a.fillBlock(h, p, kept)
	a.explain(p, h)
}

func (a *assembler) within(name string) *etree.Element {
	if a.part == nil || a.part.Tag != name {
		a.part = add(a.div, name)
	}
	return a.part
}

func (a *assembler) opening(p *part) {
	opener := a.within("opener")
	if p.role == address {
		a.address(opener, p)
		return
	}
	child := add(opener, p.role)
	a.fillBlock(child, p, kept)
	a.explain(p, child)
}

func (a *assembler) closing(p *part) {
	child := add(a.within("closer"), p.role)
	a.fillBlock(child, p, kept)
	a.explain(p, child)
}

// address appends the lines of an address. An indented block goes on with the
// address before it.
func (a *assembler) address(opener *etree.Element, p *part) {
	var to *etree.Element
	if children := opener.ChildElements(); a.role == address && p.block.Indent.Text != "" {
		to = children[len(children)-1]
	} else {
		to = add(opener, "address")
	}
	nodes := a.withMarks(p.block.Content, a.marks(p))
	rend := a.indentation(p.block.Indent.Text)
	var first *etree.Element
	for _, line := range splitLines(nodes) {
		if line.at != nil {
			rend = a.lineRend(line.at)
		}
		el := add(to, "addrLine", "rend", rend)
		a.inline(el, line.nodes, kept)
		if first == nil {
			first = el
		}
	}
	a.explain(p, first)
}

// lineRend returns the @rend of a line after a break within a block.
func (a *assembler) lineRend(br *notation.Break) string {
	_, indent := splitBreak(br.Text)
	if indent == "" {
		return ""
	}
	return a.indentation(indent) + " " + runOn
}

// An addressLine is the nodes of a line, and the break before it.
type addressLine struct {
	at    *notation.Break
	nodes []notation.Node
}

// splitLines divides nodes at the ends of lines that stand in no bracket.
func splitLines(nodes []notation.Node) []addressLine {
	lines := []addressLine{{}}
	for _, n := range nodes {
		if b, ok := n.(*notation.Break); ok {
			lines = append(lines, addressLine{at: b})
			continue
		}
		last := &lines[len(lines)-1]
		last.nodes = append(last.nodes, n)
	}
	return lines
}

func (a *assembler) fillBlock(el *etree.Element, p *part, lines lineEnd) {
	set(el, "rend", a.indentation(p.block.Indent.Text))
	a.fill(el, p, lines)
}

func (a *assembler) fill(el *etree.Element, p *part, lines lineEnd) {
	a.inline(el, a.withMarks(p.block.Content, a.marks(p)), lines)
}

// explain records what a block was taken for.
func (a *assembler) explain(p *part, made *etree.Element) {
	if p.rule == nil {
		return
	}
	a.decide(p.block.Span, p.rule.Name, made, p.role, true)
}
