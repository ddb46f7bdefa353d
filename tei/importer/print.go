package importer

import (
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/expression"
)

// print writes a script as a transcription: front matter, blocks with blank lines between them,
// notes. It returns nothing if there are no blocks.
func (s *script) print() []byte {
	if len(s.blocks) == 0 {
		return nil
	}
	s.brackets()
	s.numberNotes()
	var b strings.Builder
	s.frontMatter(&b)
	for i := range s.blocks {
		text := s.written(&s.blocks[i])
		if b.Len() == 0 && strings.HasPrefix(text, "---") {
			b.WriteString("---\n---\n\n") // else it would be taken for the beginning of front matter
		}
		b.WriteString(text)
		b.WriteByte('\n')
		if i+1 < len(s.blocks) || len(s.notes) > 0 {
			b.WriteByte('\n')
		}
	}
	for i, n := range s.notes {
		b.WriteString(noteMark(s.first + i))
		b.WriteByte(' ')
		write(&b, folded(stripped(n.text)))
		b.WriteByte('\n')
		if i+1 < len(s.notes) {
			b.WriteByte('\n')
		}
	}
	return []byte(b.String())
}

func (s *script) frontMatter(b *strings.Builder) {
	stated := s.meta.Stated()
	if len(stated) == 0 {
		return
	}
	b.WriteString("---\n")
	for _, key := range stated {
		b.WriteString(s.meta.YAML(key))
	}
	b.WriteString("---\n\n")
}

// written returns a block as it is written, without a line end at its end.
func (s *script) written(n *block) string {
	var b strings.Builder
	switch n.kind {
	case heading:
		b.WriteString(strings.Repeat("#", n.headingLevel()) + " ")
		write(&b, oneBlock(n.text))
	case item:
		b.WriteString(strings.Repeat("  ", n.level) + n.label)
		write(&b, oneBlock(n.text))
	case table:
		n.writeTable(&b)
	case page:
		b.WriteString(n.pageSign())
	case printout:
		b.WriteByte('\f')
	case separator:
		b.WriteString("***")
	default:
		s.looksLikeHeading(n)
		write(&b, n.text)
	}
	return b.String()
}

// maxLevel is the lowest level of a heading that the notation has.
const maxLevel = 6

var noLetters = expression.Lazy(`^[\d\s/.-]*$`)

// headingLevel returns the level of a heading as it is written. A number alone is written
// lower by one: "# 482" is a registry number.
func (n *block) headingLevel() int {
	level := max(1, min(n.level, maxLevel))
	if level == 1 && noLetters().MatchString(plain(n.text)) {
		level = 2
	}
	return level
}

var headingSigns = expression.Lazy(`^#{1,6} `)

// looksLikeHeading reports a paragraph that will be read as a heading.
func (s *script) looksLikeHeading(n *block) {
	if len(n.text) > 0 && headingSigns().MatchString(n.text[0].text) {
		s.doubt(CodeUncertain, "the paragraph “"+shortened(plain(n.text))+"” will be read as a heading",
			"remove the signs before it, or the blank after them, if it is none")
	}
}

var lineEnds = expression.Lazy(`\n[ \t]*(?:\n[ \t]*)+`)

// oneBlock returns words without blank lines, which would end the block.
func oneBlock(list []inline) []inline {
	list = stripped(list)
	out := make([]inline, len(list))
	for i, n := range list {
		n.text = lineEnds().ReplaceAllString(n.text, "\n")
		out[i] = n
	}
	return out
}

// writeTable writes a row a line, the cells between bars. A table of which a cell holds a bar,
// or a row only one cell, is written with tabs instead.
func (n *block) writeTable(b *strings.Builder) {
	open, between, end := "| ", " | ", " |"
	if !n.barred() {
		open, between, end = "", "\t", ""
	}
	for i, row := range n.rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(open)
		for j, c := range row {
			if j > 0 {
				b.WriteString(between)
			}
			write(b, folded(stripped(c)))
		}
		b.WriteString(end)
		if i == 0 && n.head > 0 && open != "" {
			b.WriteString("\n|" + strings.Repeat(" --- |", len(row)))
		}
	}
}

func (n *block) barred() bool {
	for _, row := range n.rows {
		if len(row) < 2 {
			return false
		}
		for _, c := range row {
			if strings.Contains(plain(c), "|") {
				return false
			}
		}
	}
	return true
}

// pageSign returns the sign of the beginning of a page.
func (n *block) pageSign() string {
	switch {
	case n.n != "" && n.image != "":
		return "[Page " + n.n + ", image " + n.image + "]"
	case n.image != "":
		return "[Page, image " + n.image + "]"
	case n.n != "":
		return "[Page " + n.n + "]"
	}
	return "[new page]"
}

var pageNumber = expression.Lazy(`^\d{1,5}[rv]?$`)

// isPageNumber reports whether the sign of a page can state a number.
func isPageNumber(s string) bool { return pageNumber().MatchString(s) }

// maxNumber is the highest number that the mark of a note may have in the notation.
const maxNumber = 999

var typedNumber = expression.Lazy(`\[(\d{1,3})\]`)

// numberNotes gives the notes numbers that no bracket of the source has. Notes that are too many
// stand in the text.
func (s *script) numberNotes() {
	if len(s.notes) == 0 {
		return
	}
	s.first = 1
	for list := range s.lists {
		for _, m := range typedNumber().FindAllStringSubmatch(typedText(*list), -1) {
			n, _ := strconv.Atoi(m[1]) // the expression allows nothing else
			s.first = max(s.first, n+1)
		}
	}
	fits := max(0, min(len(s.notes), maxNumber+1-s.first))
	for i := range s.blocks {
		s.setMarks(&s.blocks[i].text, fits)
		for _, row := range s.blocks[i].rows {
			for j := range row {
				s.setMarks((*[]inline)(&row[j]), fits)
			}
		}
	}
	s.notes = s.notes[:fits]
}

// typedText returns the characters of a text without the marks of notes.
func typedText(list []inline) string {
	var b strings.Builder
	for _, n := range list {
		if n.note == 0 {
			b.WriteString(n.text)
		}
	}
	return b.String()
}

// setMarks writes the marks of notes in a text; those that have no number are written in full.
func (s *script) setMarks(list *[]inline, fits int) {
	var out []inline
	for _, n := range *list {
		switch {
		case n.note > fits:
			out = append(out, labelled("footnote", folded(s.notes[n.note-1].text))...)
			continue
		case n.note > 0:
			n.text = noteMark(s.first + n.note - 1)
		}
		out = append(out, n)
	}
	*list = out
}

func noteMark(n int) string { return "[" + strconv.Itoa(n) + "]" }
