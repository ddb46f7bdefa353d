package importer

import (
	"slices"
	"strings"
)

// An inline is words of a block that stand in one way.
type inline struct {
	text  string // "\n" is the end of a line
	marks marks
	raw   bool // it is notation already
	turn  int  // of notation that opens (1) or closes (-1) a bracket round what follows; 0 if its brackets are balanced
	note  int  // the number in the list of the note whose mark stands here, counted from 1; 0 if none does
}

// marks are the ways in which words stand.
type marks uint16

const (
	inserted marks = 1 << iota
	deleted
	struckThrough
	underlined
	bold
	italic
	smallCapitals
	superscript
	subscript
	unclear
)

// markForms are what words of each mark stand between, the outermost first.
var markForms = []struct {
	mark        marks
	open, close string
}{
	{inserted, "[inserted: ", "]"},
	{deleted, "[deleted: ", "]"},
	{struckThrough, "[struck through: ", "]"},
	{underlined, "[underlined: ", "]"},
	{bold, "[bold: ", "]"},
	{italic, "[italic: ", "]"},
	{smallCapitals, "[small capitals: ", "]"},
	{superscript, "[superscript: ", "]"},
	{subscript, "[subscript: ", "]"},
	{unclear, "[[", "]]"},
}

// words returns plain words.
func words(text string) []inline { return []inline{{text: text}} }

// notationOf returns words of the notation, with balanced brackets.
func notationOf(text string) inline { return inline{text: text, raw: true} }

// labelled returns words in a bracket with a label.
func labelled(label string, list []inline) []inline {
	open := inline{text: "[" + label + ": ", raw: true, turn: 1}
	return append(append([]inline{open}, stripped(list)...), inline{text: "]", raw: true, turn: -1})
}

// plain returns the characters of inlines, without marks.
func plain(list []inline) string {
	var b strings.Builder
	for _, n := range list {
		b.WriteString(n.text)
	}
	return b.String()
}

// grouped returns inlines in which neighbours that stand in one way are one.
func grouped(list []inline) []inline {
	var out []inline
	for i := 0; i < len(list); {
		n := list[i]
		var texts []string
		for first := i; i < len(list) && (i == first || n.joins(list[i])); i++ {
			texts = append(texts, list[i].text)
		}
		if n.text = strings.Join(texts, ""); n.text != "" {
			out = append(out, n)
		}
	}
	return out
}

// joins reports whether words stand in the same way as those after them.
func (n inline) joins(next inline) bool {
	if next.text == "" {
		return true
	}
	return n.marks == next.marks && !n.raw && !next.raw
}

// blanks may stand round words without meaning anything there.
const blanks = " \t\n\u00a0"

// trimmed returns inlines without blanks and line ends after the last word, and without empty lines
// before the first.
func trimmed(list []inline) []inline {
	list = grouped(list)
	for len(list) > 0 && !list[0].raw {
		text := list[0].text
		lead := text[:len(text)-len(strings.TrimLeft(text, blanks))]
		list[0].text = text[strings.LastIndexByte(lead, '\n')+1:]
		if len(lead) < len(text) || len(list) > 1 && !strings.Contains(lead, "\n") {
			break // what is left of the blanks is indentation
		}
		list = list[1:]
	}
	for len(list) > 0 && !list[len(list)-1].raw {
		last := &list[len(list)-1]
		if last.text = strings.TrimRight(last.text, blanks); last.text != "" {
			break
		}
		list = list[:len(list)-1]
	}
	return list
}

// stripped returns inlines without blanks at their ends.
func stripped(list []inline) []inline {
	list = trimmed(list)
	for len(list) > 0 && !list[0].raw {
		if list[0].text = strings.TrimLeft(list[0].text, blanks); list[0].text != "" {
			break
		}
		list = list[1:]
	}
	return list
}

// folded returns inlines in which line ends are blanks.
func folded(list []inline) []inline {
	out := make([]inline, len(list))
	for i, n := range list {
		if !n.raw {
			n.text = strings.ReplaceAll(n.text, "\n", " ")
		}
		out[i] = n
	}
	return out
}

// write writes inlines in the notation: each mark is opened and closed so that brackets nest.
// Blanks next to words of another kind stand outside their brackets.
func write(b *strings.Builder, list []inline) {
	var open []int // indexes of markForms
	held := ""     // blanks that are not written yet
	for _, n := range grouped(list) {
		text := strings.TrimRight(n.text, blanks)
		after := n.text[len(text):]
		if n.raw {
			text, after = n.text, ""
		}
		if text == "" {
			held += after
			continue
		}
		keep := 0
		for keep < len(open) && n.marks&markForms[open[keep]].mark != 0 && !missesOuter(n.marks, open[:keep], open[keep]) {
			keep++
		}
		open = closeMarks(b, open, keep)
		if !n.raw {
			inner := strings.TrimLeft(text, blanks)
			held, text = held+text[:len(text)-len(inner)], inner
		}
		b.WriteString(held)
		for i, f := range markForms {
			if n.marks&f.mark != 0 && !slices.Contains(open, i) {
				b.WriteString(f.open)
				open = append(open, i)
			}
		}
		b.WriteString(text)
		held = after
	}
	closeMarks(b, open, 0)
	b.WriteString(held)
}

// missesOuter reports whether words have a mark that belongs outside of an open one and is not
// open yet.
func missesOuter(m marks, outer []int, inner int) bool {
	for i, f := range markForms[:inner] {
		if m&f.mark != 0 && !slices.Contains(outer, i) {
			return true
		}
	}
	return false
}

func closeMarks(b *strings.Builder, open []int, keep int) []int {
	for i := len(open) - 1; i >= keep; i-- {
		b.WriteString(markForms[open[i]].close)
	}
	return open[:keep]
}
