package encode

import (
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// minSpeeches is the number of blocks that must begin with the name of a speaker
// for one of them to be a speech.
const minSpeeches = 3

// speeches takes the prose of minutes for speeches.
func (e *encoder) speeches(parts []*part) {
	var found []*part
	for _, p := range parts {
		if p.role == paragraph && p.item == nil && p.rule == nil {
			if newZone(e, speech, nil).assign(p, 0); p.rule != nil {
				found = append(found, p)
			}
		}
	}
	if len(found) >= minSpeeches {
		goOn(parts)
		return
	}
	for _, p := range found {
		p.role, p.rule, p.found = paragraph, nil, nil
	}
}

// goOn takes the paragraphs between two speeches for parts of the first.
func goOn(parts []*part) {
	last := -1 // the speech before, if nothing but paragraphs stands between
	for i, p := range parts {
		switch {
		case p.role == speech:
			for n := last + 1; last >= 0 && n < i; n++ {
				parts[n].goesOn = true
			}
			last = i
		case p.role != paragraph || p.item != nil:
			last = -1
		}
	}
}

// speech appends a speech: who speaks, and what is said. The blank between is made
// again by decoding.
func (a *assembler) speech(p *part) {
	sp := add(a.div, "sp", "rend", a.indentation(p.block.Indent.Text))
	nodes := a.withMarks(p.block.Content, a.marks(p))
	for i, n := range nodes {
		if m, ok := n.(*marked); ok && m.mark.name == "speaker" {
			if i > 0 {
				a.inline(sp, nodes[:i], kept) // ends of pages
			}
			a.inline(sp, nodes[i:i+1], kept)
			nodes = nodes[i+1:]
			break
		}
	}
	if len(nodes) > 0 {
		if t, ok := nodes[0].(*notation.Text); ok {
			text, span := strings.TrimPrefix(t.Text, " "), t.Span
			span.Start += len(t.Text) - len(text)
			nodes[0] = &notation.Text{Text: text, Span: span}
		}
	}
	a.inline(add(sp, "p"), nodes, folded)
	a.explain(p, sp)
	a.sp = sp
}
