package critical

import (
	"strings"

	"github.com/siglum/siglum/tei/expression"
)

// A footnote is the text of a note that stands apart from its mark: [^1]: text.
type footnote struct {
	from, to int // its text
	end      int // of its block
	used     bool
}

var footnoteText = expression.Lazy(`(?m)^\[\^([^\]\[\s\p{Cc}\x{FFFE}\x{FFFF}]+)\]:[ \t]+`)

var footnoteMark = expression.Lazy(`\[\^([^\]\[\s\p{Cc}\x{FFFE}\x{FFFF}]+)\]`)

// footnotes finds the texts of all notes, since marks stand before them. One that has no
// mark stays in the text.
func (p *parser) footnotes(start int) {
	p.notes, p.noteAt = map[string]*footnote{}, map[int]*footnote{}
	marks := map[string]int{}
	for _, m := range footnoteMark().FindAllStringSubmatch(p.text[start:], -1) {
		marks[m[1]]++
	}
	for _, m := range footnoteText().FindAllStringSubmatchIndex(p.text[start:], -1) {
		name, at := p.text[start+m[2]:start+m[3]], start+m[0]
		switch _, ok := p.pairAt(at); {
		case !ok:
		case p.notes[name] != nil:
			p.noteAt[at] = nil
			p.warnOnce(CodeFootnote, at, start+m[1], "give it a name of its own", "a second note is named %q; it stays in the text", name)
		case marks[name] < 2:
			p.noteAt[at] = nil
			p.warn(CodeFootnote, at, start+m[1], "put [^"+name+"] where the note belongs", "no mark [^%s] says where this note belongs; it stays in the text", name)
		default:
			p.notes[name] = &footnote{from: start + m[1]}
			p.noteAt[at] = p.notes[name]
		}
	}
	for at, n := range p.noteAt {
		if n != nil {
			n.end = p.regionEnd(at, len(p.text))
			n.to = n.from + len(strings.TrimRight(p.text[n.from:n.end], white))
		}
	}
}

func (p *parser) isFootnote(at int) bool { return p.noteAt[at] != nil }

// noteOf returns the note of a mark: it stands in the text where the mark stands, and says
// that the source has it at the end.
func (p *parser) noteOf(pr pair) (Node, bool) {
	name := p.text[pr.inner()+1 : pr.close]
	n := p.notes[name]
	if _, isText := p.noteAt[pr.open]; isText {
		return nil, false // told of already
	}
	if n == nil || n.used {
		why := "no note is named %q; the mark stays in the text"
		if n != nil {
			why = "the note %q has a mark already; this one stays in the text"
		}
		p.warn(CodeFootnote, pr.open, pr.end(), "a note begins a line: [^"+name+"]: text of the note", why, name)
		return nil, false
	}
	n.used = true
	note := &Element{Name: "note", Span: p.span(n.from, n.to)}
	note.set("place", "end", note.Span)
	note.set("n", name, p.span(pr.inner()+1, pr.close))
	note.add(p.inline(n.from, n.to)...)
	p.readsFitting(note, "note "+name, "[^"+name+"]", "")
	return note, true
}
