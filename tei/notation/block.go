package notation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// byLine reports whether in the lines from an index each line is a paragraph: lines
// are long, since nothing was wrapped, and blank lines are few.
func (p *parser) byLine(from int) bool {
	lines := p.lines[min(from, len(p.lines)):]
	long := p.profile.Layout.LongLine
	if long == 0 {
		return false
	}
	var joined, gaps int
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		switch {
		case a.blank() != b.blank():
			gaps++
		case a.blank() || p.isRow(a):
		case a.end-a.text > long || b.end-b.text > long:
			joined++
		}
	}
	return joined > gaps/2
}

// isRow reports whether a line is a row of a table, of two cells or more: it says nothing of how prose is wrapped.
func (p *parser) isRow(l line) bool {
	text := p.text[l.text:l.end]
	return text[0] == '|' && text[len(text)-1] == '|' && strings.Count(text, "|") > 2
}

// blocks reads the lines from an index to the last as blocks.
func (p *parser) blocks(from int, byLine bool) []*Block {
	return p.blocksOf(p.lines[min(from, len(p.lines)):], byLine)
}

func (p *parser) blocksOf(lines []line, byLine bool) []*Block {
	var blocks []*Block
	for i := 0; i < len(lines); {
		if lines[i].blank() || p.skipped(lines[i]) {
			i++
			continue
		}
		last := p.blockEnd(lines, i, byLine)
		blocks = append(blocks, p.block(lines[i].start, lines[i].text, lines[last].end))
		i = last + 1
	}
	return blocks
}

// blockEnd returns the index of the last line of the block that begins at first.
func (p *parser) blockEnd(lines []line, first int, byLine bool) int {
	runsOn := p.runsOn
	if byLine {
		runsOn = p.sentenceRunsOn
	}
	last := first
	for {
		next := runsOn(lines, last)
		if next == last {
			return last
		}
		last = next
	}
}

// sentenceRunsOn returns the index of the line with which a sentence goes on that was cut in two where
// each line is a paragraph, or the line itself if none does.
func (p *parser) sentenceRunsOn(lines []line, i int) int {
	l := lines[i]
	if i+1 == len(lines) || 2*(l.end-l.text) < p.profile.Layout.LongLine || !endsWithin(p.text[l.text:l.end]) {
		return i
	}
	next := lines[i+1]
	text := strings.TrimLeft(p.text[next.text:next.end], "\f"+blanks)
	if r, _ := utf8.DecodeRuneInString(text); unicode.IsLower(r) && !p.isItem(text) && !p.skipped(next) {
		return i + 1
	}
	return i
}

// isItem reports whether a text begins like an item of a list.
func (p *parser) isItem(text string) bool {
	return slices.ContainsFunc(p.profile.Lists, func(r *ListRule) bool { _, _, ok := r.Item(text); return ok })
}

// runsOn returns the index of the line with which the block goes on after a line,
// or the line itself if the block ends with it.
func (p *parser) runsOn(lines []line, i int) int {
	if i+1 == len(lines) {
		return i
	}
	if next := lines[i+1]; !next.blank() && !p.skipped(next) && !p.onlyPage(next) {
		if p.opens(lines[i], next) {
			return i
		}
		return i + 1
	}
	if next := p.overPage(lines, i); next > i {
		return next
	}
	return i
}

// opens reports whether a line opens a block though no blank line stands before it.
func (p *parser) opens(before, l line) bool {
	if p.opensPage(before, l) || p.isRow(before) != p.isRow(l) || p.alone(before) || p.alone(l) {
		return true
	}
	ends := endsSentence(p.text[before.text:before.end])
	if ends && IndentWidth(p.text[l.start:l.text]) > IndentWidth(p.text[before.start:before.text]) {
		return true
	}
	text := strings.TrimLeft(p.text[l.text:l.end], "\f"+blanks)
	for _, r := range p.profile.Layout.Opens {
		if (ends || r.Short && p.isShort(before)) && r.Match.MatchString(text) && !(r.Mixed && p.capitals) {
			return true
		}
	}
	return false
}

// alone reports whether a line is a block of its own by a rule of the profile.
func (p *parser) alone(l line) bool {
	text := p.text[l.text:l.end]
	return slices.ContainsFunc(p.profile.Layout.Opens, func(r *OpenRule) bool { return r.Alone && r.Match.MatchString(text) })
}

// opensPage reports whether a line begins a page with a new sentence, after a line on which a paragraph
// ended: one that is clearly shorter than those of wrapped text, or that ends a sentence and had room for
// the first word of the page.
func (p *parser) opensPage(before, l line) bool {
	text, page := strings.CutPrefix(p.text[l.text:l.end], "\f")
	text = strings.TrimLeft(text, "\f"+blanks)
	if !page || !startsUpper(text) {
		return false
	}
	word, _, _ := strings.Cut(text, " ")
	ends := endsSentence(p.text[before.text:before.end])
	return p.isShort(before) || ends && p.lastWidth(before)+len(" ")+len(word) <= p.textWidth()
}

// isShort reports whether a line is clearly shorter than those of wrapped text.
func (p *parser) isShort(l line) bool { return 4*p.lastWidth(l) < 3*p.textWidth() }

// textWidth returns the length in bytes of the longest line of the body that may be wrapped text.
func (p *parser) textWidth() int {
	if p.width > 0 {
		return p.width
	}
	p.width = 1
	for _, l := range p.lines[min(p.body, len(p.lines)):] {
		for text := range strings.Lines(p.text[l.text:l.end]) {
			if n := len(strings.Trim(text, blanks+"\f\r\n")); n <= p.profile.Layout.LongLine {
				p.width = max(p.width, n)
			}
		}
	}
	return p.width
}

// lastWidth returns the length in bytes of a line; of one that goes on in a bracket, of the last of its lines.
func (p *parser) lastWidth(l line) int {
	text := p.text[l.text:l.end]
	return len(strings.TrimLeft(text[strings.LastIndexAny(text, "\n\r")+1:], blanks+"\f"))
}

// onlyPage reports whether a line holds nothing but the end of a page.
func (p *parser) onlyPage(l line) bool {
	return strings.Trim(p.text[l.text:l.end], "\f"+blanks) == ""
}

// overPage returns the index of the line after a page end with which a sentence
// goes on, or 0 if none does.
func (p *parser) overPage(lines []line, i int) int {
	if endsSentence(p.text[lines[i].text:lines[i].end]) {
		return 0
	}
	page := false
	for n := i + 1; n < len(lines); n++ {
		l := lines[n]
		text := p.text[l.text:l.end]
		page = page || strings.HasPrefix(text, "\f")
		text = strings.TrimLeft(text, "\f"+blanks)
		switch {
		case text == "":
		case page && startsLower(text):
			return n
		default:
			return 0
		}
	}
	return 0
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "[("))
	return unicode.IsLower(r)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `[("“‘'`))
	return unicode.IsUpper(r)
}

// endsSentence reports whether a line ends with a sign that ends a sentence,
// perhaps within quotation marks or brackets.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]`+blanks+"\f")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…", r)
}

// endsWithin reports whether a line ends with a letter or a comma: within a sentence.
func endsWithin(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || r == ','
}

// block reads the text from the start of a line to the end of a line as a block.
func (p *parser) block(start, text, end int) *Block {
	b := &Block{Lead: p.layout(start)}
	b.Indent = p.layout(text)
	b.Span = p.span(text, end)
	b.Content = p.nodes(text, end)
	p.done = end
	return b
}
