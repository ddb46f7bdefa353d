package yamltext

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"github.com/siglum/siglum/tei/source"
)

// scalar returns a value that is one, and the token that begins it, which is nil if it is none.
func (p Place) scalar() (text string, t *token.Token, style token.Type) {
	switch n := p.node.(type) {
	case *ast.LiteralNode:
		return n.Value.Value, n.GetToken(), token.LiteralType
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		t := n.GetToken()
		return t.Value, t, t.Type
	}
	return "", nil, token.UnknownType
}

// offsets returns, for each byte of a scalar and for its end, the offset in the file at which it is written;
// nil if the place is none or it cannot be told.
func (p Place) offsets() []int {
	text, t, style := p.scalar()
	if t == nil {
		return nil
	}
	f := p.outline.file
	start := f.Offset(source.Position{Line: t.Position.Line, Column: t.Position.Column}, source.CodePoints)
	switch style {
	case token.LiteralType: // it begins below its sign, | or >
		start = f.LineSpan(t.Position.Line + 1).Start
	case token.SingleQuoteType, token.DoubleQuoteType:
		start++
	}
	return aligned(f.Bytes(), start, text, style)
}

// aligned follows a scalar through what is written from an offset on.
func aligned(text []byte, at int, value string, style token.Type) []int {
	offsets := make([]int, 0, len(value)+1)
	for len(offsets) < len(value) {
		if at >= len(text) {
			return nil
		}
		wanted, here := value[len(offsets)], text[at]
		switch {
		case style == token.DoubleQuoteType && here == '\\':
			length, stands := escape(text[at:])
			for range stands {
				offsets = append(offsets, at)
			}
			at += length
		case style == token.SingleQuoteType && wanted == '\'' && bytes.HasPrefix(text[at:], []byte("''")):
			offsets = append(offsets, at)
			at += 2
		case wanted == here:
			offsets = append(offsets, at)
			at++
		case isLineEnd(here) && (wanted == ' ' || wanted == '\n'): // a line that is folded
			offsets = append(offsets, at)
			at = afterLineEnd(text, at)
		case here == ' ' || here == '\t' || isLineEnd(here): // indentation, and blank lines
			at++
		default:
			return nil
		}
	}
	if len(offsets) > len(value) {
		return nil
	}
	return append(offsets, at)
}

func isLineEnd(b byte) bool { return b == '\n' || b == '\r' }

func afterLineEnd(text []byte, at int) int {
	if bytes.HasPrefix(text[at:], []byte("\r\n")) {
		return at + 2
	}
	return at + 1
}

func afterBlanks(text []byte, at int) int {
	for at < len(text) && (text[at] == ' ' || text[at] == '\t') {
		at++
	}
	return at
}

// escape returns the length of the escape that a text in double quotation marks begins with, and that of
// what it stands for.
func escape(text []byte) (length, stands int) {
	if len(text) < 2 {
		return len(text), 0
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[text[1]]
	switch {
	case isLineEnd(text[1]): // the line goes on
		return afterBlanks(text, afterLineEnd(text, 1)), 0
	case strings.IndexByte("N_", text[1]) >= 0:
		return 2, 2
	case strings.IndexByte("LP", text[1]) >= 0:
		return 2, 3
	case digits == 0 || len(text) < 2+digits:
		return 2, 1
	}
	r, err := strconv.ParseInt(string(text[2:2+digits]), 16, 32)
	if err != nil {
		return 2, 1
	}
	return 2 + digits, max(1, utf8.RuneLen(rune(r)))
}
