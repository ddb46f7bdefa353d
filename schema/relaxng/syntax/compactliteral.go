package syntax

import "strings"

// literal takes what stands between quotation marks, single or triple.
func (l *compactLexer) literal(open compactChar) {
	mark := l.quotation(open)
	at := open.end
	if mark == 3 {
		at = l.char(l.char(open.end).end).end
	}
	var b strings.Builder
	for {
		c := l.char(at)
		switch {
		case c.r == open.r && (mark == 1 || l.quotation(c) == 3):
			end := c.end
			if mark == 3 {
				end = l.char(l.char(c.end).end).end
			}
			l.add(tokenLiteral, b.String(), open.start, end)
			return
		case c.r == endOfText, mark == 1 && c.r == '\n' && !c.escaped:
			l.unclosed(open, mark, c.start)
			l.add(tokenBroken, b.String(), open.start, c.start)
			return
		case !isXMLChar(c.r):
			l.bad(c.start, c.end, "", "the character U+%04X is not allowed in XML", c.r)
		}
		b.WriteRune(c.r)
		at = c.end
	}
}

// quotation returns 3 if three equal quotation marks begin with c, else 1.
func (l *compactLexer) quotation(c compactChar) int {
	second := l.char(c.end)
	if second.r == c.r && l.char(second.end).r == c.r {
		return 3
	}
	return 1
}

func (l *compactLexer) unclosed(open compactChar, mark, end int) {
	if mark == 3 {
		l.bad(open.start, open.start+3, "close it with three quotation marks of the same kind", "the text that begins here is never closed")
		return
	}
	l.bad(open.start, end, "close it with the same quotation mark; text of several lines stands between three of them, "+`"""…"""`,
		"the text that begins here is not closed on its line")
}
