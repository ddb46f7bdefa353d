package critical

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/expression"
)

// A head is what stands at the beginning of a bracket, up to the colon: a label and words.
type head struct {
	label string
	words []word
	colon bool // a colon ends it
	end   int  // where the content begins
}

// readHead reads the head of a bracket from a piece of the text. ok is false if the piece
// does not begin like one.
func readHead(text string, from, to int) (h head, ok bool) {
	i := from + labelLength(text[from:to])
	h.label = text[from:i]
	if h.label == "" {
		return h, false
	}
	for {
		if i < to && text[i] == ':' && (i+1 == to || isWhite(text[i+1])) {
			h.colon, h.end = true, i+1
			if h.end < to && text[h.end] == ' ' {
				h.end++
			}
			return h, true
		}
		start := i + len(text[i:to]) - len(strings.TrimLeft(text[i:to], white))
		if start == to {
			h.end = to
			return h, true
		}
		if start == i {
			return h, false
		}
		w, next, ok := readWord(text, start, to)
		if !ok {
			return h, false
		}
		h.words = append(h.words, w)
		i = next
	}
}

func labelLength(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && r != '-') {
			return i
		}
	}
	return len(s)
}

func isWhite(b byte) bool { return strings.IndexByte(white, b) >= 0 }

// noWord are the characters that no word holds unless it is quoted.
const noWord = white + "[]{}|\\`\"*^"

func endsWord(r rune) bool { return isControl(r) || strings.ContainsRune(noWord, r) }

// attributeName is a name that an attribute may have (XML 1.0 2.3, without characters that
// nobody uses).
var attributeName = expression.Lazy(`^[\pL_][\pL\pN_.\-]*(:[\pL_][\pL\pN_.\-]*)?=`)

// readWord reads a word, or a name and its value: a=b, a="b c".
func readWord(text string, from, to int) (w word, next int, ok bool) {
	w = word{at: from}
	i := from
	if name := attributeName().FindString(text[from:to]); name != "" {
		w.name = strings.TrimSuffix(name, "=")
		i += len(name)
		if i < to && text[i] == '"' {
			w.value, next, ok = readQuoted(text, i+1, to)
			w.end = next
			return w, next, ok
		}
	}
	n := strings.IndexFunc(text[i:to], endsWord)
	if n < 0 {
		n = to - i
	}
	if strings.HasSuffix(text[i:i+n], ":") && (i+n == to || isWhite(text[i+n])) {
		n-- // the colon ends the head
	}
	next = i + n
	w.value, w.end = text[i:next], next
	return w, next, n > 0 && (next == to || isWhite(text[next]) || text[next] == ':')
}

// readQuoted reads a value up to the quotation mark; a backslash takes its meaning from
// what follows.
func readQuoted(text string, from, to int) (value string, next int, ok bool) {
	var b strings.Builder
	for i := from; i < to; i++ {
		switch c := text[i]; {
		case c == '"':
			value = b.String()
			return value, i + 1, !strings.ContainsFunc(value, isControl)
		case c == '\\' && i+1 < to && isPunctuation(text[i+1]):
			i++
			b.WriteByte(text[i])
		default:
			b.WriteByte(c)
		}
	}
	return "", 0, false
}

// readBlock reads words in braces: {h2 above}. next is where the text goes on.
func readBlock(text string, from, to int) (words []word, next int, ok bool) {
	if from >= to || text[from] != '{' {
		return nil, 0, false
	}
	for i := from + 1; ; {
		for i < to && (text[i] == ' ' || text[i] == '\t') {
			i++
		}
		if i < to && text[i] == '}' {
			return words, i + 1, len(words) > 0
		}
		w, next, ok := readBlockWord(text, i, to)
		if !ok {
			return nil, 0, false
		}
		words = append(words, w)
		i = next
	}
}

// maxBlock is how long a word in braces may be.
const maxBlock = 1000

func readBlockWord(text string, from, to int) (w word, next int, ok bool) {
	to = min(to, from+maxBlock)
	end := strings.IndexByte(text[from:to], '}')
	if end < 0 {
		return w, 0, false
	}
	end += from
	if strings.Contains(text[from:end], `"`) {
		end = to // the brace may stand in quotation marks
	}
	if w, next, ok = readWord(text, from, end); ok {
		return w, next, true
	}
	return w, next, w.value != "" && next < to && text[next] == '}'
}

// letterBefore reports whether a letter stands right before an offset.
func letterBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return isLetter(r)
}

func letterAfter(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return isLetter(r)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
