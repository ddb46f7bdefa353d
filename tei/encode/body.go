package encode

import (
	"cmp"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// body makes the body of the edition.
func (e *encoder) body() {
	a := assembler{encoder: e}
	var last *etree.Element
	for _, s := range e.portions(e.parts()) {
		e.zones(s.parts)
		e.speeches(s.parts)
		e.gather(s.parts)
		e.dateOf(s)
		e.facts.inOriginal = s.original
		last = a.assemble(s, a.place(s, last))
	}
	a.looseNotes(last)
}

// An assembler puts blocks where TEI allows them (TEI P5, 4.2): headings and opener
// first, then paragraphs and divisions, then the closer; after a closer nothing but a further
// division.
type assembler struct {
	*encoder
	whole    *etree.Element     // the div of the open section
	div      *etree.Element     // the open div: that of the section, or one below it
	part     *etree.Element     // the open opener or closer
	role     string             // of the block before
	list     *etree.Element     // the open list
	listRule *notation.ListRule // how its items begin
	sp       *etree.Element     // the open speech
	levels   []level            // the open divisions that headings with a mark began
	text     bool               // the open div holds more than headings and openers
}

// assemble fills the element of a portion, and returns the one that may hold more.
func (a *assembler) assemble(s portion, top *etree.Element) *etree.Element {
	heads, sections := a.sections(s.parts)
	a.open(top)
	for _, p := range heads {
		a.block(p)
	}
	if len(sections) == 1 {
		if s.kind == "" {
			set(top, "type", sections[0].kind)
		}
		a.fillSection(sections[0])
	} else {
		for _, s := range sections {
			a.open(add(top, "div", "type", s.kind))
			a.fillSection(s)
		}
	}
	if len(top.Child) == 0 {
		add(top, "p") // a text of nothing but a header: TEI wants something in a div
	}
	return top
}

func (a *assembler) open(div *etree.Element) {
	a.whole, a.div, a.part, a.role, a.text = div, div, nil, "", false
}

func (a *assembler) fillSection(s section) {
	for _, p := range s.parts {
		a.block(p)
		a.role = p.role
	}
}

func (a *assembler) block(p *part) {
	if p.item == nil && !p.isPagePart() {
		a.list = nil
	}
	if !p.goesOn {
		a.sp = nil
	}
	switch {
	case p.role == pageOnly && a.list != nil:
		a.inline(a.list, p.block.Content, kept)
	case p.role == pageOnly && a.part != nil: // what follows may be of the opener or closer too
		a.inline(a.part, p.block.Content, kept)
	case p.role == pageOnly, p.role == spanMark:
		a.inline(a.div, p.block.Content, kept)
	case p.role == pageNumber:
		a.pageNumber(p)
	case p.role == preliminary:
		a.preliminary(p)
	case isOpening(p):
		a.opening(p)
	case isClosing(p):
		a.div = a.whole
		a.closing(p)
	case p.role == heading:
		a.heading(p)
	default:
		a.part, a.text = nil, true
		a.running(p)
	}
}

// running appends a block of the text itself.
func (a *assembler) running(p *part) {
	if p.item != nil {
		a.item(p)
		return
	}
	switch p.role {
	case paragraph:
		a.paragraph(p)
	case speech:
		a.speech(p)
	case table:
		a.table(p)
	case annotation, stage:
		before := len(a.div.Child)
		a.fill(a.div, p, kept)
		a.indent(a.div.Child[before:], p)
	case separator:
		rend := strings.TrimSpace(separatorRend(p.text) + " " + a.indentation(p.block.Indent.Text))
		a.explain(p, add(a.div, "milestone", "unit", "section", "rend", rend))
		a.label(p.block.Span, "line between parts of the text")
	case distribution:
		made := add(a.div, "p")
		a.fillBlock(made, p, kept)
		a.explain(p, made)
	default:
		ab := add(a.div, "ab", "type", blockType(p.role, a.profile.Divisions))
		a.fillBlock(ab, p, kept)
		a.explain(p, ab)
	}
}

// paragraph appends running text; in minutes to the speech that it goes on with.
func (a *assembler) paragraph(p *part) {
	if !p.goesOn || a.sp == nil {
		a.fillBlock(add(a.div, "p"), p, folded)
		return
	}
	made := add(a.sp, "p")
	a.fillBlock(made, p, folded)
	a.conclude(p.block.Span, "speech", made, "the speech goes on, or else a remark between speeches", true)
}

// blockType returns the type of an ab, which its division does not say already.
func blockType(role string, divisions map[string]string) string {
	if divisions[role] != "" {
		return ""
	}
	return role
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

// preliminary appends a line that stands before headings or an address and is
// neither. A bracket says itself what it is: a letterhead, a stamp.
func (a *assembler) preliminary(p *part) {
	if _, ok := onlyBracket(p.block); ok && p.rule == nil && len(p.block.Content) == 1 {
		opener := a.within("opener")
		before := len(opener.Child)
		a.fill(opener, p, kept)
		a.indent(opener.Child[before:], p)
		return
	}
	name, kind := "seg", ""
	if p.rule != nil {
		name, kind = cmp.Or(p.rule.Element, name), cmp.Or(p.rule.Type, p.rule.Name.Text)
	}
	seg := add(a.within("opener"), name, "type", kind)
	a.fillBlock(seg, p, kept)
	a.explain(p, seg)
}

func (a *assembler) closing(p *part) {
	if p.role == postscript {
		a.part = nil
		a.postscript(p)
		return
	}
	closer := a.within("closer")
	if p.role == address {
		a.address(closer, p)
		return
	}
	if at, ok := p.span(closingWords); ok {
		a.closingAndName(closer, p, at)
		return
	}
	name, kind := p.role, ""
	if p.beforePostscript {
		name, kind = "seg", p.role
	}
	child := add(closer, name, "type", kind)
	a.fillBlock(child, p, kept)
	a.explain(p, child)
}

func (a *assembler) fillBlock(el *etree.Element, p *part, lines lineEnd) {
	set(el, "rend", a.indentation(p.block.Indent.Text))
	a.origins.attr(el, "rend", p.block.Indent.Span)
	a.fill(el, p, lines)
}

// indent states the indentation of a block in the element that it became without one round it.
func (a *assembler) indent(made []etree.Token, p *part) {
	if el, ok := made[0].(*etree.Element); ok {
		set(el, "rend", a.indentation(p.block.Indent.Text))
	}
}

func (a *assembler) fill(el *etree.Element, p *part, lines lineEnd) {
	a.inline(el, a.withMarks(p.block.Content, a.marks(p)), lines)
}

// explain records what a block was taken for.
func (a *assembler) explain(p *part, made *etree.Element) {
	if p.rule == nil {
		return
	}
	a.decide(p.block.Span, p.rule.Name, made, orElse(roleWords(p.role), p.rule.Guess), true)
}

// roleWords names a role for people.
func roleWords(role string) string {
	switch role {
	case heading:
		return "heading"
	case salutation:
		return "salutation"
	case signature:
		return "signature"
	case preliminary:
		return "line above the text"
	case routing:
		return "line of the transmission"
	case "production":
		return "line on the making of the copy"
	case distribution:
		return "line of the distribution list"
	}
	return role
}

// orElse adds what a form may mean instead.
func orElse(what, guess string) string {
	if guess == "" {
		return what
	}
	return what + ", or else " + guess
}
