package notation

import (
	"regexp"
	"slices"
	"strings"
)

// header reads the header block, and returns the index of the first line of the
// body.
func (p *parser) header(t *Transcription) int {
	h := headerReader{parser: p, label: p.profile.headerLabel()}
	if h.label == nil {
		return 0
	}
	h.find()
	h.end()
	if !h.isHeader() {
		return p.flatHeader(t, h.label)
	}
	return h.read(t)
}

// labelPattern matches a header label with its colon at the start of a text.
func labelPattern(p *Profile) *regexp.Regexp {
	var names []string
	for _, l := range p.Header.Labels {
		names = append(names, l.Names...)
	}
	if len(names) == 0 {
		return nil
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	return regexp.MustCompile(`(` + alternation(names) + `)[ \t]*:\.?`)
}

// A headerReader reads a header block whose labels begin lines.
type headerReader struct {
	*parser
	label *regexp.Regexp
	found []foundLabel
}

type foundLabel struct {
	def        *HeaderLabel
	line       int
	start, end int // of the label with its colon
}

// find collects the labels that begin lines, up to one that ends the header. In
// lines of two columns a label may also follow a wide gap.
func (h *headerReader) find() {
	for i, l := range h.lines {
		if l.blank() || l.end-l.text > maxLabelLine || !h.mayHold(h.text[l.text:l.end]) {
			continue
		}
		for at := l.text; at < l.end; {
			m := h.label.FindStringIndex(h.text[at:l.end])
			if m == nil {
				break
			}
			start, end := at+m[0], at+m[1]
			if h.beginsColumn(l, start) {
				f := foundLabel{h.def(h.text[start:end]), i, start, end}
				h.found = append(h.found, f)
				if f.def.Ends && !h.goesOn(f) {
					return
				}
			}
			at = end
		}
	}
}

// mayHold reports whether a line may hold a label: its first word is that of one, or it has
// columns. To see so much takes little of the time that looking for labels takes.
func (h *headerReader) mayHold(text string) bool {
	return strings.IndexByte(text, ':') >= 0 && (h.profile.labelWords()[firstWord(text)] || strings.Contains(text, column))
}

// firstWord returns a text up to its first blank or colon.
func firstWord(text string) string {
	if i := strings.IndexAny(text, " \t\n\f\r:"); i >= 0 {
		return text[:i]
	}
	return text
}

// firstWords returns the first word of each label of a profile.
func firstWords(p *Profile) map[string]bool {
	words := map[string]bool{}
	for _, l := range p.Header.Labels {
		for _, name := range l.Names {
			words[firstWord(name)] = true
		}
	}
	return words
}

// goesOn reports whether another label follows the value of one that ends the header
// elsewhere.
func (h *headerReader) goesOn(f foundLabel) bool {
	i := f.line
	if f.def.Value != nil {
		i = h.valueLines(f, strings.Trim(h.text[f.end:h.lines[i].end], blanks))
	}
	for i++; i < len(h.lines) && h.lines[i].blank(); i++ {
	}
	if i == len(h.lines) {
		return false
	}
	l := h.lines[i]
	m := h.label.FindStringIndex(h.text[l.text:min(l.end, l.text+maxLabel)])
	return m != nil && m[0] == 0
}

// maxLabelLine is the length in bytes of the longest line that labels are looked
// for in.
const maxLabelLine = 4000

// column is the gap before a second column.
const column = "   "

func (h *headerReader) beginsColumn(l line, at int) bool {
	return at == l.text || strings.HasSuffix(h.text[l.text:at], column)
}

func (h *headerReader) def(name string) *HeaderLabel { return h.profile.labelNamed(name) }

func (p *Profile) labelNamed(name string) *HeaderLabel {
	name = foldBlanks(strings.TrimRight(name, ":. \t"))
	for _, l := range p.Header.Labels {
		if slices.Contains(l.Names, name) {
			return l
		}
	}
	return nil
}

// maxBefore is the number of blocks that may stand before the first label of a
// header: a date and a title, and what a print-out puts above them.
const maxBefore = 4

// isHeader reports whether the labels found make a header block: a single one in
// the midst of a text does not.
func (h *headerReader) isHeader() bool {
	if len(h.found) == 0 {
		return false
	}
	before := h.blocksBetween(0, h.found[0].line)
	if before > maxBefore {
		return false
	}
	own := slices.DeleteFunc(slices.Clone(h.found), func(f foundLabel) bool { return f.def.Beside })
	if len(own) == 0 {
		return false
	}
	last := own[len(own)-1]
	if len(own) > 1 || last.def.Ends {
		return true
	}
	return before == 0 && !h.oneOfUnknown(last)
}

// oneOfUnknown reports whether the line after a label looks like one with a label that no rule knows: both are
// lines of the text, which says when and where a meeting was.
func (h *headerReader) oneOfUnknown(f foundLabel) bool {
	return f.line+1 < len(h.lines) && !h.lines[f.line+1].blank() && h.onLine(f) && h.likeLabel(h.lines[f.line+1])
}

func (h *headerReader) blocksBetween(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if !h.lines[i].blank() && (i == from || h.lines[i-1].blank()) {
			n++
		}
	}
	return n
}

func (h *headerReader) read(t *Transcription) int {
	t.Header = h.unlabelled(h.lines[:h.found[0].line])
	body := 0
	for i, f := range h.found {
		if i+1 == len(h.found) {
			var field *Field
			field, body = h.lastField(f)
			t.Header = append(t.Header, field)
			continue
		}
		next := h.found[i+1]
		unknown := h.unknownFrom(f, next.line)
		end := next.start
		if unknown < next.line {
			end = h.lines[unknown].start
		}
		field, _ := h.field(f, end)
		t.Header = append(t.Header, field)
		t.Header = append(t.Header, h.unknown(h.lines[unknown:next.line])...)
	}
	return body
}

// field reads a field whose value goes up to an offset, and returns the index of
// the first line after it.
func (h *headerReader) field(f foundLabel, end int) (*Field, int) {
	field := &Field{Def: f.def, Lead: h.layout(f.start)}
	field.Label, field.LabelAt = h.piece(f.end)
	lines := h.linesBetween(f, end)
	field.Value = h.blocksOf(lines, false)
	if len(field.Value) > 0 {
		first := field.Value[0]
		field.Gap = Layout{Text: first.Lead.Text + first.Indent.Text, Span: first.Lead.Span.Cover(first.Indent.Span)}
		first.Lead, first.Indent = Layout{}, Layout{}
	}
	field.Span = field.LabelAt
	if n := len(field.Value); n > 0 {
		field.Span = field.Span.Cover(field.Value[n-1].Span)
	}
	return field, f.line + len(lines)
}

// linesBetween returns the rest of the label's line and the lines after it up to
// an offset.
func (h *headerReader) linesBetween(f foundLabel, end int) []line {
	var lines []line
	for i := f.line; i < len(h.lines) && h.lines[i].start < end; i++ {
		l := h.lines[i]
		if i == f.line {
			l.start = f.end
			l.text = f.end + len(h.text[f.end:l.end]) - len(strings.TrimLeft(h.text[f.end:l.end], blanks))
		}
		if l.end > end {
			l.end = max(l.text, l.start+len(strings.TrimRight(h.text[l.start:end], blanks)))
		}
		lines = append(lines, l)
	}
	return lines
}

// lastField reads the last field, whose end no other label marks: by the value
// that the profile states, else it is the first block.
func (h *headerReader) lastField(f foundLabel) (*Field, int) {
	i := f.line
	rest := strings.Trim(h.text[f.end:h.lines[i].end], blanks)
	switch {
	case f.def.Inline:
	case f.def.Value != nil:
		i = h.valueLines(f, rest)
	case rest == "":
		i++
		for i < len(h.lines) && h.lines[i].blank() {
			i++
		}
		fallthrough
	default:
		for i+1 < len(h.lines) && !h.lines[i+1].blank() && !(rest != "" && h.likeLabel(h.lines[i+1])) {
			i++
		}
	}
	i = min(i, len(h.lines)-1)
	field, _ := h.field(f, h.lines[i].end)
	return field, i + 1
}

// valueLines returns the index of the last line that holds a value which the
// profile states for the label.
func (h *headerReader) valueLines(f foundLabel, rest string) int {
	last := f.line
	if rest != "" {
		return last
	}
	for i := f.line + 1; i < len(h.lines); i++ {
		l := h.lines[i]
		switch text := h.text[l.text:l.end]; {
		case l.blank():
		case f.def.Value.MatchWhole(text):
			last = i
		default:
			return last
		}
	}
	return last
}

// unlabelled reads the blocks before the first label.
func (h *headerReader) unlabelled(lines []line) []*Field {
	var fields []*Field
	taken := map[string]bool{}
	for _, f := range h.found {
		taken[f.def.Field.Text] = true
	}
	for i := 0; i < len(lines); {
		if lines[i].blank() || h.skipped(lines[i]) {
			i++
			continue
		}
		n := i + 1
		def := h.placed(lines[i], taken)
		for def.Field.Text != "date" && n < len(lines) && !lines[n].blank() {
			n++
		}
		b := h.block(lines[i].start, lines[i].text, lines[n-1].end)
		fields = append(fields, &Field{Def: def, Value: []*Block{b}, Span: b.Span})
		taken[def.Field.Text] = true
		i = n
	}
	return fields
}

// Unlabelled is the field of a block before the first label that no rule of the
// profile reads.
var unlabelledField = &HeaderLabel{Field: Name{Text: "unlabelled"}}

func (h *headerReader) placed(l line, taken map[string]bool) *HeaderLabel {
	text := h.text[l.text:l.end]
	for _, r := range h.profile.Header.Unlabelled {
		if taken[r.Field.Text] || r.Match != nil && !r.Match.MatchString(text) {
			continue
		}
		if def := h.profile.Label(r.Field.Text); def != nil {
			return def
		}
	}
	return unlabelledField
}
