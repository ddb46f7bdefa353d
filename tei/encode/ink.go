package encode

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ink is the characters of a text that are no layout: all but white space, signs of
// indentation and the byte order mark. A gap is the layout before a character of ink, or after
// the last.
type ink struct {
	text string
	at   []int // the offset of each character of ink
}

func inkOf(text string) ink {
	t := ink{text: text}
	for i, r := range text {
		if !isLayout(r) {
			t.at = append(t.at, i)
		}
	}
	return t
}

// isLayout reports whether a character is layout, or one that XML forbids (XML 1.0 2.2): it could
// stand in no record either.
func isLayout(r rune) bool {
	return unicode.IsSpace(r) || r == '□' || r == '\ufeff' || r < ' ' || r == 0xFFFE || r == 0xFFFF
}

func (t ink) len() int { return len(t.at) }

// char returns a character of ink.
func (t ink) char(i int) string {
	_, size := utf8.DecodeRuneInString(t.text[t.at[i]:])
	return t.text[t.at[i] : t.at[i]+size]
}

// gap returns the layout before a character of ink; before the one behind the last, that at the
// end of the text.
func (t ink) gap(i int) string {
	start, end := 0, len(t.text)
	if i > 0 {
		start = t.at[i-1] + len(t.char(i-1))
	}
	if i < len(t.at) {
		end = t.at[i]
	}
	return t.text[start:end]
}

// from returns the number of the first character of ink at an offset or after it.
func (t ink) from(offset int) int {
	i, _ := slices.BinarySearch(t.at, offset)
	return i
}

// same reports whether two texts have the same characters of ink from two places on, as many as
// asked for or up to the ends of both.
func same(a ink, i int, b ink, j, n int) bool {
	for range n {
		if i == a.len() || j == b.len() {
			return i == a.len() && j == b.len()
		}
		if a.char(i) != b.char(j) {
			return false
		}
		i, j = i+1, j+1
	}
	return true
}

// gapSigns are the signs of layout by which a gap is written down, each with how often it
// stands there in a row.
var gapSigns = map[rune]rune{
	'\n': 'n', '\r': 'r', ' ': 's', '\t': 't', '\f': 'f', '\u00a0': 'z', '□': 'q', '\ufeff': 'b', '\v': 'v', '\u0085': 'l',
}

// gapCode writes a gap down: n2s8 are two line ends and eight blanks, a full stop is nothing.
func gapCode(gap string) string {
	var b strings.Builder
	for gap != "" {
		r, size := utf8.DecodeRuneInString(gap)
		sign := gap[:size]
		n := 0
		for strings.HasPrefix(gap, sign) {
			gap = gap[size:]
			n++
		}
		if letter := gapSigns[r]; letter != 0 {
			fmt.Fprintf(&b, "%c%d", letter, n)
		} else {
			fmt.Fprintf(&b, "u%04x%s", r, strings.Repeat(fmt.Sprintf("u%04x", r), n-1))
		}
	}
	if b.Len() == 0 {
		return "."
	}
	return b.String()
}

// gapOf makes a gap of its code. ok is false if it is none, or longer than a number of bytes.
func gapOf(code string, limit int) (gap string, ok bool) {
	if code == "." {
		return "", true
	}
	var b strings.Builder
	for code != "" {
		var n int
		var r rune
		letter := rune(code[0])
		if letter == 'u' {
			if len(code) < 5 {
				return "", false
			}
			if _, err := fmt.Sscanf(code[1:5], "%04x", &r); err != nil || !isLayout(r) || b.Len() > limit {
				return "", false
			}
			b.WriteRune(r)
			code = code[5:]
			continue
		}
		digits := len(code) - len(strings.TrimLeft(code[1:], "0123456789")) - 1
		for sign, l := range gapSigns {
			if l == letter {
				r = sign
			}
		}
		if _, err := fmt.Sscanf(code[1:1+digits], "%d", &n); r == 0 || err != nil || n < 1 || n > (limit-b.Len())/utf8.RuneLen(r) {
			return "", false
		}
		b.WriteString(strings.Repeat(string(r), n))
		code = code[1+digits:]
	}
	return b.String(), true
}
