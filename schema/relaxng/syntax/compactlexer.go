package syntax

import (
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A tokenKind is the kind of a token of the compact syntax.
type tokenKind uint8

const (
	tokenEnd        tokenKind = iota // of the file
	tokenIdentifier                  // a name that is no keyword, or one after a backslash
	tokenKeyword
	tokenCName         // prefix:local
	tokenNSName        // prefix:*, text is the prefix
	tokenLiteral       // text is what stands between the quotation marks
	tokenSymbol        // = |= &= { } ( ) [ ] + * ? | & , - ~ >>
	tokenDocumentation // a line that begins with ##
	tokenBroken        // reported already
)

// A token is a word of the compact syntax.
type token struct {
	kind       tokenKind
	text       string // escapes resolved
	start, end int    // bytes in the file
	leads      bool   // it is the first on its line
}

// is reports whether a token is the symbol or keyword.
func (t token) is(text string) bool {
	return t.text == text && (t.kind == tokenSymbol || t.kind == tokenKeyword)
}

var compactKeywords = map[string]bool{
	"attribute": true, "default": true, "datatypes": true, "div": true, "element": true,
	"empty": true, "external": true, "grammar": true, "include": true, "inherit": true,
	"list": true, "mixed": true, "namespace": true, "notAllowed": true, "parent": true,
	"start": true, "string": true, "text": true, "token": true,
}

// A compactLexer cuts a file into tokens.
type compactLexer struct {
	file     *source.File
	text     string
	at       int
	leads    bool
	tokens   []token
	diags    diag.List
	reported int // end of the last mistake, so that none is reported twice
}

// lexCompact returns the tokens of a file, the last of which is its end, and what is
// wrong with its characters.
func lexCompact(f *source.File) ([]token, diag.List) {
	text := string(f.Bytes())
	l := &compactLexer{file: f, text: text, leads: true}
	l.at = len(text) - len(strings.TrimPrefix(text, "\ufeff"))
	l.tokens = make([]token, 0, len(text)/6)
	for l.next() {
	}
	return l.tokens, l.diags
}

// next takes white space, a comment or a token. It returns false after the end.
func (l *compactLexer) next() bool {
	c := l.char(l.at)
	switch {
	case c.r == endOfText:
		l.add(tokenEnd, "", c.start, c.end)
		return false
	case c.r == '\n' && !c.escaped:
		l.at, l.leads = c.end, true
	case c.r == ' ' || c.r == '\t':
		l.at = c.end
	case c.r == '#':
		l.comment(c)
	case c.r == '"' || c.r == '\'':
		l.literal(c)
	case c.r == '\\':
		l.quotedIdentifier(c)
	case startsName(c.r):
		l.word()
	default:
		l.symbol(c)
	}
	return true
}

func (l *compactLexer) add(kind tokenKind, text string, start, end int) {
	l.tokens = append(l.tokens, token{kind, text, start, end, l.leads})
	l.at, l.leads = end, false
}

// comment takes a comment up to the end of its line. Escapes have no meaning in it
// that would matter.
func (l *compactLexer) comment(c compactChar) {
	end := l.lineEnd(c.end)
	body := l.text[c.end:end]
	l.at = end
	if !strings.HasPrefix(body, "#") {
		return
	}
	body = strings.TrimPrefix(strings.TrimLeft(body, "#"), " ")
	text := strings.TrimRight(l.unescape(body, end-len(body)), " \t")
	l.add(tokenDocumentation, text, c.start, end)
}

// unescape resolves the escapes of text that begins at a byte.
func (l *compactLexer) unescape(text string, start int) string {
	if !strings.Contains(text, `\x`) {
		return text
	}
	var b strings.Builder
	for at := start; at < start+len(text); {
		c := l.char(at)
		b.WriteRune(c.r)
		at = c.end
	}
	return b.String()
}

// name takes a name without colon and returns it with the byte after it.
func (l *compactLexer) name(at int) (string, int) {
	var b strings.Builder
	for c := l.char(at); c.r != utf8.RuneError && isNameRune(c.r, b.Len() == 0); c = l.char(at) {
		b.WriteRune(c.r)
		at = c.end
	}
	return b.String(), at
}

// startsName reports whether a name begins with a character. What is no character stands
// as utf8.RuneError.
func startsName(r rune) bool { return r != utf8.RuneError && isNameRune(r, true) }

// word takes a keyword, an identifier, or what a prefix and a colon begin.
func (l *compactLexer) word() {
	start := l.at
	name, end := l.name(start)
	colon := l.char(end)
	if colon.r != ':' {
		kind := tokenIdentifier
		if compactKeywords[name] {
			kind = tokenKeyword
		}
		l.add(kind, name, start, end)
		return
	}
	if star := l.char(colon.end); star.r == '*' {
		l.add(tokenNSName, name, start, star.end)
		return
	}
	local, after := l.name(colon.end)
	if local == "" {
		l.bad(start, colon.end, "after the colon stands a name or *, without a space between", "the prefix %s has no name after it", name)
		l.add(tokenBroken, name, start, colon.end)
		return
	}
	l.add(tokenCName, name+":"+local, start, after)
}

func (l *compactLexer) quotedIdentifier(c compactChar) {
	name, end := l.name(c.end)
	if name == "" {
		l.bad(c.start, c.end, `a backslash makes a name of a keyword: \text`, "the backslash has no name after it")
		l.add(tokenBroken, `\`, c.start, c.end)
		return
	}
	l.add(tokenIdentifier, name, c.start, end)
}

// symbols are the tokens of punctuation, longer ones first.
var symbols = []string{"|=", "&=", ">>", "=", "{", "}", "(", ")", "[", "]", "+", "*", "?", "|", "&", ",", "-", "~"}

func (l *compactLexer) symbol(c compactChar) {
	second := l.char(c.end)
	for _, s := range symbols {
		switch {
		case s == string(c.r):
			l.add(tokenSymbol, s, c.start, c.end)
			return
		case len(s) == 2 && s == string(c.r)+string(max(second.r, 0)):
			l.add(tokenSymbol, s, c.start, second.end)
			return
		}
	}
	l.add(tokenBroken, string(c.r), c.start, c.end)
	if c.start >= l.reported {
		l.bad(c.start, c.end, strayAdvice(c.r), "%q has no meaning in the compact syntax here", c.r)
		l.reported = l.lineEnd(c.end) // one such message to a line
	}
}

func (l *compactLexer) lineEnd(at int) int {
	if i := strings.IndexAny(l.text[at:], "\n\r"); i >= 0 {
		return at + i
	}
	return len(l.text)
}

func strayAdvice(r rune) string {
	switch r {
	case '<':
		return "this looks like XML; the XML syntax of RELAX NG cannot be mixed with the compact one"
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return `a value stands in quotation marks: "1"; a name begins with a letter`
	case ';':
		return "nothing ends a definition; patterns are joined by , | or &"
	case '/', '!':
		return "a comment begins with # and ends with its line"
	case '“', '”', '‘', '’', '„', '«', '»':
		return `text stands between straight quotation marks: "…" or '…'`
	}
	return ""
}
