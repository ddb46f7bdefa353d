package notation

import (
	"strings"
	"unicode/utf8"
)

// nodes reads the text between two offsets.
func (p *parser) nodes(start, end int) []Node {
	nodes := make([]Node, 0, 2*strings.Count(p.text[start:end], "\n")+1)
	for at := start; at < end; {
		n := p.nextPair(at)
		if n == len(p.pairs) || p.pairs[n].open >= end {
			return p.plain(nodes, at, end)
		}
		b := p.pairs[n]
		nodes = p.plain(nodes, at, b.open)
		bracket := p.bracket(b, start, end)
		nodes = append(nodes, bracket)
		at = bracket.Span.End
	}
	return nodes
}

// plain reads text without brackets.
func (p *parser) plain(nodes []Node, start, end int) []Node {
	for at := start; at < end; {
		stop := at + special(p.text[at:end])
		if stop == end {
			return p.run(nodes, at, end)
		}
		switch c := p.text[stop]; c {
		case '\n', '\r':
			from := at + len(strings.TrimRight(p.text[at:stop], blanks))
			nodes = p.run(nodes, at, from)
			at = p.breakEnd(stop, end)
			nodes = append(nodes, &Break{Text: p.text[from:at], Span: p.span(from, at)})
		case '\f':
			nodes = p.run(nodes, at, stop)
			at = stop + 1 + len(p.text[stop+1:end]) - len(strings.TrimLeft(p.text[stop+1:end], blanks))
			nodes = append(nodes, &PageEnd{Text: p.text[stop:at], Span: p.span(stop, at)})
		default:
			nodes = p.run(nodes, at, stop)
			_, size := utf8.DecodeRuneInString(p.text[stop:])
			at = stop + size
			nodes = append(nodes, &Control{Text: p.text[stop:at], Span: p.span(stop, at)})
		}
	}
	return nodes
}

func (p *parser) run(nodes []Node, start, end int) []Node {
	if start == end {
		return nodes
	}
	return append(nodes, &Text{Text: p.text[start:end], Span: p.span(start, end)})
}

// breakEnd returns the end of the layout that begins with a line end: further
// blank lines, and the indentation of the next line with text.
func (p *parser) breakEnd(at, end int) int {
	for at < end {
		switch c := p.text[at]; {
		case c == '\n' || c == '\r':
			at++
		case p.indentSign(p.text[at:end]) > 0:
			at += p.indentSign(p.text[at:end])
		default:
			return at
		}
	}
	return at
}

// special returns the offset of the first character that is no plain text, or the
// length of the string.
func special(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ' && c != '\t':
			return i
		case c == 0xEF && (strings.HasPrefix(s[i:], "\ufffe") || strings.HasPrefix(s[i:], "\uffff")):
			return i
		}
	}
	return len(s)
}
