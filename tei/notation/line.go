package notation

import (
	"strings"
	"unicode/utf8"
)

// A line is a line of the transcription; one that ends within a bracket goes on
// until the bracket is closed and the line with it.
type line struct {
	start int // its first byte
	text  int // its first byte that is no indentation
	end   int // the byte after its last one that is no blank
	next  int // the first byte of the next line
}

func (l line) blank() bool { return l.text >= l.end }

// freeLines cuts the text from an offset into lines.
func (p *parser) freeLines(start int) []line {
	lines := make([]line, 0, strings.Count(p.text[start:], "\n")+1)
	n := p.nextPair(start)
	for at := start; at < len(p.text); {
		end := p.lineEnd(at, &n)
		l := line{start: at, end: end, next: afterLineEnd(p.text, end)}
		l.text = at + p.indentation(p.text[at:end])
		l.end = at + len(strings.TrimRight(p.text[at:end], blanks))
		l.text = min(l.text, l.end)
		lines = append(lines, l)
		at = l.next
	}
	return lines
}

// blanks are the characters that may stand at the end of a line and say nothing.
const blanks = " \t\u00a0"

// lineEnd returns the offset of the first line end from an offset that stands in
// no bracket. n is the index of the first pair that may lie ahead.
func (p *parser) lineEnd(at int, n *int) int {
	for {
		i := strings.IndexAny(p.text[at:], "\n\r")
		if i < 0 {
			return len(p.text)
		}
		end := at + i
		for *n < len(p.pairs) && p.pairs[*n].close < end {
			*n++
		}
		if *n == len(p.pairs) || p.pairs[*n].open > end {
			return end
		}
		at = p.pairs[*n].close
		p.leave(n)
	}
}

// leave moves on to the first pair that does not stand in the pair n.
func (p *parser) leave(n *int) {
	closing := p.pairs[*n].close
	for *n < len(p.pairs) && p.pairs[*n].open < closing {
		*n++
	}
}

func afterLineEnd(text string, at int) int {
	switch {
	case at == len(text):
		return at
	case text[at] == '\r' && at+1 < len(text) && text[at+1] == '\n':
		return at + 2
	}
	return at + 1
}

// indentation returns the length of the indentation that a line begins with.
func (p *parser) indentation(s string) int {
	n := 0
	for n < len(s) {
		size := p.indentSign(s[n:])
		if size == 0 {
			break
		}
		n += size
	}
	return n
}

func (p *parser) indentSign(s string) int {
	for _, sign := range p.profile.Layout.Indent {
		if strings.HasPrefix(s, sign) {
			return len(sign)
		}
	}
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(blanks, r) {
		return size
	}
	return 0
}

// IndentWidth returns the number of characters of an indentation.
func IndentWidth(s string) int { return utf8.RuneCountInString(s) }
