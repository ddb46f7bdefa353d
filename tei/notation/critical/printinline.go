package critical

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// inline prints running text. On a line no sign may be printed as a line end.
func (p *printer) inline(nodes []Node, line bool) string {
	w := &writer{printer: p, line: line}
	return w.print(nodes)
}

// node prints a node as it stands in running text.
func (p *printer) node(n Node) string {
	switch n := n.(type) {
	case *Text:
		return escapeRun(n.Text, false)
	case *Element:
		return p.element(n)
	}
	return p.raw(n)
}

// A writer prints the nodes of one piece of running text.
type writer struct {
	*printer
	bars bool // "|" has a meaning here
	line bool // no line end may be printed
	b    strings.Builder
}

func (w *writer) print(nodes []Node) string {
	for i, n := range nodes {
		switch n := n.(type) {
		case *Text:
			text := n.Text
			if w.wouldDivide(nodes[i:]) {
				w.b.WriteString(escapeRun(text[:len(text)-2], w.bars) + `\`)
				text = "-\n"
			}
			w.b.WriteString(escapeRun(text, w.bars))
		case *Element:
			w.b.WriteString(w.inlineElement(n, nodes, i))
		default:
			w.b.WriteString(w.raw(n))
		}
	}
	return w.b.String()
}

// wouldDivide reports whether the hyphen at the end of a text would be read as one that divides a word at the page
// or column that begins after it.
func (w *writer) wouldDivide(nodes []Node) bool {
	text := nodes[0].(*Text).Text
	if !strings.HasSuffix(text, "-\n") || !letterBefore(text, len(text)-2) {
		return false
	}
	for _, n := range nodes[1:] {
		switch n := n.(type) {
		case *Element:
			if wordBreaks[n.Name] == "" && !besideBreaks[n.Name] {
				return false
			}
		case *Text:
			if n.Text == "\n" {
				continue
			}
			return isLowerAt(strings.TrimPrefix(n.Text, "\n"), 0)
		default:
			return false
		}
	}
	return false
}

// inlineElement prints an element in the form that is right between its neighbours.
func (w *writer) inlineElement(e *Element, nodes []Node, i int) string {
	if s, ok := w.ruled(e); ok {
		return s
	}
	if e.Name == "lb" && len(e.Children) == 0 && !e.isForeign() {
		if sign, ok := w.lineSign(e, nodes, i); ok {
			return sign
		}
	}
	last, _ := utf8.DecodeLastRuneInString(w.b.String())
	if !isLetter(last) {
		if s, ok := w.filledWord(e, nodes, i); ok {
			return s
		}
		if s, ok := w.unlabelled(e); ok {
			return s
		}
	} else if s, ok := w.unlabelled(e); ok && formOf(s[1:len(s)-1]) != plainForm && formOf(s[1:len(s)-1]) != conjecture {
		return s
	}
	return w.labelled(e)
}

// lineSign prints the beginning of a line between two texts as // or, in a divided word,
// as a line end.
func (w *writer) lineSign(lb *Element, nodes []Node, i int) (string, bool) {
	if i == 0 || i+1 == len(nodes) {
		return "", false
	}
	before, isBefore := nodes[i-1].(*Text)
	after, isAfter := nodes[i+1].(*Text)
	if !isBefore || !isAfter {
		return "", false
	}
	first, _ := utf8.DecodeRuneInString(after.Text)
	switch {
	case len(lb.Attrs) == 0:
		return " // ", !isWhite(after.Text[0]) && !isWhite(before.Text[len(before.Text)-1])
	case len(lb.Attrs) == 1 && lb.Attr("break") == "no" && !w.line:
		word, isHyphen := strings.CutSuffix(before.Text, "-")
		return "\n", isHyphen && letterBefore(word, len(word)) && unicode.IsLower(first)
	}
	return "", false
}

// filledWord prints an abbreviation that is filled up in the word: Com[rade]. ok is false if
// it does not consist of letters and what fills them up, or touches other letters.
func (w *writer) filledWord(e *Element, nodes []Node, i int) (string, bool) {
	if e.Name != "expan" || len(e.Attrs) > 0 || len(e.Children) < 2 {
		return "", false
	}
	var b strings.Builder
	for k, n := range e.Children {
		if k%2 == 0 {
			t, ok := n.(*Text)
			if !ok || strings.TrimFunc(t.Text, isLetter) != "" {
				return "", false
			}
			b.WriteString(t.Text)
			continue
		}
		filled, ok := w.filling(n)
		if !ok {
			return "", false
		}
		b.WriteString(filled)
	}
	if i+1 < len(nodes) {
		next, isText := nodes[i+1].(*Text)
		if !isText && len(e.Children)%2 == 1 || isText && letterAfter(next.Text, 0) {
			return "", false
		}
	}
	return b.String(), true
}

func (w *writer) filling(n Node) (string, bool) {
	ex, ok := n.(*Element)
	if !ok || ex.Name != "ex" || len(ex.Children) == 0 {
		return "", false
	}
	inner := w.inlineIn(ex)
	want := plainForm
	switch {
	case len(ex.Attrs) == 1 && ex.Attr("cert") == "low":
		inner, want = inner+"?", conjecture
	case len(ex.Attrs) > 0:
		return "", false
	}
	if formOf(inner) != want {
		return "", false
	}
	if h, ok := readHead(inner, 0, len(inner)); ok && (h.colon || len(h.words) > 0) {
		return "", false
	}
	return "[" + inner + "]", true
}

// inlineIn prints the content of an element, one level deeper.
func (p *printer) inlineIn(e *Element) string {
	p.depth++
	defer func() { p.depth-- }()
	return p.inline(e.Children, false)
}

// escapeRun takes the meaning from the signs in a text: a backslash stands before each that
// would be read as one. With bars "|" is such a sign.
func escapeRun(s string, bars bool) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\r':
			b.WriteString(rawText("&#13;"))
		case strings.HasPrefix(s[i:], "\ufeff"):
			b.WriteString(rawText("&#xFEFF;"))
			i += len("\ufeff") - 1
		case needsEscape(s, i, bars):
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func needsEscape(s string, i int, bars bool) bool {
	rest := s[i:]
	atLine := i > 0 && s[i-1] == '\n'
	switch s[i] {
	case '\\', '[', ']', '{', '}', '*', '^', '`':
		return true
	case '|':
		return bars || atLine && (strings.HasPrefix(rest, "| ") || strings.HasPrefix(rest, "|\n") || rest == "|")
	case '#':
		return atLine && heading().MatchString(rest)
	case '_':
		return strings.HasPrefix(rest, "__") || i > 0 && s[i-1] == '_'
	case '/':
		return i > 0 && s[i-1] == ' ' && strings.HasPrefix(rest, "// ")
	case '-':
		if !strings.HasPrefix(rest, "-\n") || !letterBefore(s, i) {
			return false
		}
		next, _ := utf8.DecodeRuneInString(rest[2:])
		return unicode.IsLower(next)
	case ':':
		return strings.HasPrefix(rest, ":: ") || strings.HasPrefix(rest, ":::") && i > 0 && s[i-1] == '\n'
	}
	return false
}
