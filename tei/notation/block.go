package notation

import (
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

// isRow reports whether a line is a row of a table, which says nothing of how prose is wrapped.
func (p *parser) isRow(l line) bool { return p.text[l.text] == '|' && p.text[l.end-1] == '|' }

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
		last := i
		if !byLine {
			last = p.blockEnd(lines, i)
		}
		blocks = append(blocks, p.block(lines[i].start, lines[i].text, lines[last].end))
		i = last + 1
	}
	return blocks
}

// blockEnd returns the index of the last line of the block that begins at first.
func (p *parser) blockEnd(lines []line, first int) int {
	last := first
	for {
		next := p.runsOn(lines, last)
		if next == last {
			return last
		}
		last = next
	}
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
	if p.opensPage(before, l) {
		return true
	}
	ends := endsSentence(p.text[before.text:before.end])
	if ends && IndentWidth(p.text[l.start:l.text]) > IndentWidth(p.text[before.start:before.text]) {
		return true
	}
	text := strings.TrimLeft(p.text[l.text:l.end], "\f"+blanks)
	for _, r := range p.profile.Layout.Opens {
		if (ends || r.Short && p.isShort(before)) && r.Match.MatchString(text) {
			return true
		}
	}
	return false
}

// opensPage reports whether a line begins a page with a new sentence, after a line that is clearly
// shorter than those of wrapped text: a paragraph ended with the page.
func (p *parser) opensPage(before, l line) bool {
	text, page := strings.CutPrefix(p.text[l.text:l.end], "\f")
	if !page || !startsUpper(strings.TrimLeft(text, "\f"+blanks)) {
		return false
	}
	return p.isShort(before)
}

// isShort reports whether a line is clearly shorter than those of wrapped text.
func (p *parser) isShort(l line) bool {
	if p.width == 0 {
		for _, other := range p.lines {
			if n := other.end - other.text; n <= p.profile.Layout.LongLine {
				p.width = max(p.width, n)
			}
		}
	}
	return 4*(l.end-l.text) < 3*p.width
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

// block reads the text from the start of a line to the end of a line as a block.
func (p *parser) block(start, text, end int) *Block {
	b := &Block{Lead: p.layout(start)}
	b.Indent = p.layout(text)
	b.Span = p.span(text, end)
	b.Content = p.nodes(text, end)
	p.done = end
	return b
}
