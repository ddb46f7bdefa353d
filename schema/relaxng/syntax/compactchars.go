package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
)

// A compactChar is one character of the compact syntax after escapes are resolved
// (RELAX NG Compact Syntax, C.2). An escaped line end is a character like others and
// does not end a line.
type compactChar struct {
	r       rune // endOfText at the end
	start   int  // bytes in the file
	end     int
	escaped bool
}

const endOfText = -1

// char reads the character that begins at a byte, without taking it.
func (l *compactLexer) char(at int) compactChar {
	if at >= len(l.text) {
		return compactChar{r: endOfText, start: at, end: at}
	}
	if l.text[at] == '\\' {
		if c, ok := l.escape(at); ok {
			return c
		}
	}
	r, size := utf8.DecodeRuneInString(l.text[at:])
	c := compactChar{r: r, start: at, end: at + size}
	if r == '\r' {
		c.r = '\n'
		if strings.HasPrefix(l.text[at:], "\r\n") {
			c.end++
		}
	}
	return c
}

// escape reads \x{hexadecimal digits}, in which x may be repeated. A backslash
// before anything else quotes an identifier.
func (l *compactLexer) escape(at int) (compactChar, bool) {
	rest := l.text[at+1:]
	hex, ok := strings.CutPrefix(strings.TrimLeft(rest, "x"), "{")
	if !ok || rest[0] != 'x' {
		return compactChar{}, false
	}
	start := len(l.text) - len(hex)
	n := 0
	for n < len(hex) && isHex(hex[n]) {
		n++
	}
	if n == 0 || n == len(hex) || hex[n] != '}' {
		l.bad(at, start+n, `an escape is written \x{, hexadecimal digits, }: \x{e9} is é; to use a name x, put a space before the {`,
			"the escape %s is not closed by }", l.text[at:start+n])
		return compactChar{r: utf8.RuneError, start: at, end: start + n, escaped: true}, true
	}
	end := start + n + 1
	code, err := strconv.ParseUint(hex[:n], 16, 32)
	if err != nil || !isXMLChar(rune(code)) {
		l.bad(at, end, "", "%s stands for no character that XML allows", l.text[at:end])
		code = utf8.RuneError
	}
	return compactChar{r: rune(code), start: at, end: end, escaped: true}, true
}

// isXMLChar reports whether XML allows a character (XML 1.0, 2.2).
func isXMLChar(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case r > 0x10FFFF, 0xD800 <= r && r <= 0xDFFF, r == 0xFFFE, r == 0xFFFF:
		return false
	}
	return true
}

// bad reports what is wrong with the bytes from start to end, once.
func (l *compactLexer) bad(start, end int, help, format string, args ...any) {
	if start < l.reported || len(l.diags) >= maxCompactMistakes {
		return
	}
	l.reported = end
	l.diags = append(l.diags, diag.Diagnostic{
		Severity: diag.Error,
		Code:     CodeSyntax,
		Message:  fmt.Sprintf(format, args...),
		Span:     l.file.Span(start, end),
		Help:     help,
	})
}
