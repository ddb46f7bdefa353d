package encode

import (
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// minSpeeches is the number of blocks that must begin with the name of a speaker
// for one of them to be a speech.
const minSpeeches = 3

// speeches takes the prose of minutes and conversations for speeches.
func (e *encoder) speeches(parts []*part) {
	var found []*part
	for _, p := range parts {
		if p.role == paragraph && p.item == nil && p.rule == nil {
			if newZone(e, speech, nil).assign(p, 0); p.rule != nil {
				found = append(found, p)
			}
		}
	}
	found = e.inTurns(parts, found)
	if len(found) >= minSpeeches {
		goOn(parts)
		return
	}
	noSpeeches(found)
}

func noSpeeches(found []*part) {
	for _, p := range found {
		p.role, p.rule, p.found = paragraph, nil, nil
	}
}

// minSpeakers is the number of speakers of a conversation.
const minSpeakers = 2

// inTurns leaves of blocks that begin with a name those which a conversation shows to be speeches, where the form of the name is not
// enough: the speaker speaks again or between two who do, or is named in the title or above the text, and is not the only one.
func (e *encoder) inTurns(parts, found []*part) []*part {
	times := map[string]int{}
	for _, p := range found {
		times[speakerOf(p)]++
	}
	present := e.present(parts)
	known := func(i int) bool {
		if i < 0 || i >= len(found) {
			return false
		}
		name := speakerOf(found[i])
		return !found[i].rule.Turns || times[name] > 1 || strings.Contains(present, name)
	}
	speakers := map[string]bool{}
	var kept, dropped []*part
	for i, p := range found {
		if known(i) || known(i-1) && known(i+1) { // who speaks once, between others who do
			speakers[speakerOf(p)] = true
			kept = append(kept, p)
		} else {
			dropped = append(dropped, p)
		}
	}
	if len(speakers) < minSpeakers {
		kept, dropped = partition(found, func(p *part) bool { return !p.rule.Turns })
	}
	noSpeeches(dropped)
	return kept
}

// speakerOf returns the letters of the name of a speaker.
func speakerOf(p *part) string {
	at := p.found["speaker"]
	name, _, _ := strings.Cut(p.text[at.Start:at.End], " (")
	return lettersOf(name)
}

// partition divides blocks into those of which something is true, and the others.
func partition(parts []*part, is func(*part) bool) (yes, no []*part) {
	for _, p := range parts {
		if is(p) {
			yes = append(yes, p)
		} else {
			no = append(no, p)
		}
	}
	return yes, no
}

// present returns the letters of where those who may speak are named: the title, and the lines above the text.
func (e *encoder) present(parts []*part) string {
	var b strings.Builder
	b.WriteString(lettersOf(e.facts.value("title")))
	for _, p := range parts {
		if p.role == preliminary || p.role == heading {
			b.WriteString(" " + lettersOf(p.text))
		}
	}
	return b.String()
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
			a.inSpeaker = true
			a.inline(sp, nodes[i:i+1], kept)
			a.inSpeaker = false
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
