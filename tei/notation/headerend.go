package notation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxParagraphs is the number of paragraphs that a value may have besides its first.
const maxParagraphs = 8

// end leaves out the labels that stand in the text below the header block: it ends where a value that began on the
// line of its label is followed by more than that paragraph, or any value by very many. Of labels
// that no label for the end of the header follows, it also ends before the second of a field.
func (h *headerReader) end() {
	seen := map[*HeaderLabel]bool{}
	for i, f := range h.found {
		seen[f.def] = true
		if i+1 == len(h.found) {
			return
		}
		limit := maxParagraphs
		if h.onLine(f) && !f.def.Paragraphs {
			limit = 0
		}
		next := h.found[i+1]
		if h.paragraphsAfter(f, next) > limit || seen[next.def] && !h.ended() {
			h.found = h.found[:i+1]
			return
		}
	}
}

// ended reports whether the last label found is one with which headers end.
func (h *headerReader) ended() bool { return h.found[len(h.found)-1].def.Ends }

// onLine reports whether the value of a label begins on its line.
func (h *headerReader) onLine(f foundLabel) bool {
	return strings.Trim(h.text[f.end:h.lines[f.line].end], blanks) != ""
}

// paragraphsAfter counts the blocks between the first block of the value of a label and another label, but for those
// that begin with what looks like a label too.
func (h *headerReader) paragraphsAfter(f, next foundLabel) int {
	n, first := 0, !h.onLine(f)
	for i := f.line + 1; i < next.line; i++ {
		l := h.lines[i]
		if l.blank() || !h.lines[i-1].blank() || h.skipped(l) || h.likeLabel(l) {
			continue
		}
		if first {
			first = false
			continue
		}
		n++
	}
	return n
}

// maxLabelLikeWords is the number of words of what looks like a label.
const maxLabelLikeWords = 4

// likeLabel reports whether a line begins as if with a label that no rule knows: few words, a capital first, and a colon.
func (h *headerReader) likeLabel(l line) bool {
	text := h.text[l.text:l.end]
	words, rest, ok := strings.Cut(text, ":")
	if !ok || rest != "" && !strings.HasPrefix(rest, " ") && !strings.HasPrefix(rest, "\t") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(words)
	return unicode.IsUpper(r) && len(strings.Fields(words)) <= maxLabelLikeWords &&
		!strings.ContainsFunc(words, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(" -/", r) })
}

// unknownFrom returns the index of the line, up to another, with which a field begins whose label no rule knows: after a
// value on the line of its label any line that looks like one; else one that stands alone below a blank line.
func (h *headerReader) unknownFrom(f foundLabel, to int) int {
	onLine := h.onLine(f)
	for i := f.line + 1; i < to; i++ {
		l := h.lines[i]
		switch {
		case l.blank() || !h.likeLabel(l):
		case onLine, h.lines[i-1].blank() && h.text[l.end-1] == ':':
			return i
		}
	}
	return to
}

// unknown reads lines whose labels no rule knows as fields without a name.
func (h *headerReader) unknown(lines []line) []*Field {
	var fields []*Field
	for _, b := range h.blocksOf(lines, false) {
		fields = append(fields, &Field{Def: unlabelledField, Value: []*Block{b}, Span: b.Span})
	}
	return fields
}
