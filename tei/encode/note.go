package encode

import (
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// CodeUnpaired says that a mark of a note has no note, or a note no mark.
const CodeUnpaired diag.Code = "note-unpaired"

// An endNote is a numbered note that stands below the text, and its mark in the
// text.
type endNote struct {
	number string
	block  *notation.Block
	body   []notation.Node
	runIn  bool // the mark is a bare number run into the word before it
	used   bool

	from, to int // of the document whose note it is, in bytes of the transcription
}

// runInMark is the token of @rend of a note whose mark is run into a word.
const runInMark = "run-in"

// note returns the note of a number that no mark took yet, of the document that a mark stands in; or nil.
func (e *encoder) note(number string, mark source.Span) *endNote {
	for _, n := range e.notes {
		if n.number == number && !n.used && n.from <= mark.Start && mark.Start < n.to {
			return n
		}
	}
	return nil
}

// endNote appends a note.
func (e *encoder) endNote(parent *etree.Element, n *endNote) *etree.Element {
	n.used = true
	rend := e.indentation(n.block.Indent.Text)
	if n.runIn {
		rend = strings.TrimSpace(runInMark + " " + rend)
	}
	note := add(parent, "note", "n", n.number, "place", "end", "rend", rend)
	e.inline(note, e.withMarks(n.body, e.textMarks(n.block, nil, folded)), folded)
	return note
}

// looseNotes appends the notes for which the text has no mark.
func (e *encoder) looseNotes(div *etree.Element) {
	for _, n := range e.notes {
		if n.used {
			continue
		}
		e.endNote(div, n)
		e.warn(CodeUnpaired, n.block.Span.Point(), "give its mark in the text, or leave it as a note to the whole",
			"the note %s has no mark in the text; it stands at the end as a note", n.number)
	}
}

// mark appends the note of a mark in brackets; one without a note stays in the
// text as it is.
func (e *encoder) mark(parent *etree.Element, b *notation.Bracket) {
	number := markNumber(b)
	if n := e.note(number, b.Span); n != nil {
		e.decide(b.Span, b.Rule.Name, e.endNote(parent, n), "mark of the note "+number, false)
		return
	}
	parent.CreateText(b.Open)
	e.inline(parent, b.Content, folded)
	parent.CreateText(b.Close)
	e.unpaired = append(e.unpaired, b)
	e.warn(CodeUnpaired, b.Span, "if it is the mark of a note, the note should stand at the end of the text, beginning with the same number in brackets",
		"the number %s has no note; it stays in the text as it is", b.Span.Text())
}
