package diag

import (
	"bufio"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/siglum/siglum/tei/source"
)

const defaultWidth = 100

// byteOrderMark is no text, and editors do not show it.
const byteOrderMark = "\uFEFF"

// hasExcerpt reports whether there is a line to show. A file that is known by
// name only has no text.
func hasExcerpt(s source.Span) bool { return !s.IsZero() && s.File.Len() > 0 }

// writeExcerpt writes the line on which a span starts, with the span underlined.
// Of a span over several lines the first is shown, underlined to its end, and the
// place where it ends is named.
func (t Text) writeExcerpt(w *bufio.Writer, span source.Span, gutter int, mark style) {
	pos := span.Position()
	line := span.Line()
	shown, left, length := t.cut(line, span, gutter)
	blank := strings.Repeat(" ", gutter)
	bar := t.paint(frame, "|")

	fmt.Fprintf(w, "%s %s\n", blank, bar)
	fmt.Fprintf(w, "%s %s %s\n", t.paint(frame, fmt.Sprintf("%*d", gutter, pos.Line)), bar, shown)
	carets := strings.Repeat("^", max(1, length))
	if span.End > line.End+2 {
		end := source.Span{File: span.File, Start: span.End, End: span.End}.Position()
		carets += fmt.Sprintf(" … to line %d", end.Line)
	}
	fmt.Fprintf(w, "%s %s %s%s\n", blank, bar, strings.Repeat(" ", left), t.paint(mark, carets))
}

// cut returns the part of a line to show, with the columns before the underlined
// part of it and the columns of that part. A line longer than the width loses its
// ends, marked by "…", but never the beginning of the span.
func (t Text) cut(line, span source.Span, gutter int) (shown string, left, length int) {
	room := t.Width
	if room == 0 {
		room = defaultWidth
	}
	room = max(20, room-gutter-3)

	before, marked, after := parts(line, span, room)
	return string(before) + string(marked) + string(after), cells(before), cells(marked)
}

// parts returns what stands on a line before a span, in it and after it, with room for
// so many columns.
func parts(line, span source.Span, room int) (before, marked, after []rune) {
	text := line.Text()
	from := clamp(span.Start-line.Start, len(text))
	to := clamp(span.End-line.Start, len(text))
	before = runesOf(tail(strings.TrimPrefix(text[:from], byteOrderMark), room))
	marked = runesOf(head(text[from:to], room))
	after = runesOf(head(text[to:], room))
	if total := cells(before) + cells(marked) + cells(after); total > room {
		before, marked, after = shorten(before, marked, after, room)
	}
	return before, marked, after
}

// An Excerpt is the line on which a place begins, or the part of it around the place, as
// it can be shown: what a terminal or a page would obey stands as a sign of its own.
type Excerpt struct {
	Line                  int // its number, from 1
	Before, Marked, After string
}

// ExcerptOf returns the excerpt of a place with room for so many columns; false if there
// is no line to show.
func ExcerptOf(s source.Span, columns int) (Excerpt, bool) {
	if !hasExcerpt(s) {
		return Excerpt{}, false
	}
	before, marked, after := parts(s.Line(), s, columns)
	return Excerpt{s.Position().Line, string(before), string(marked), string(after)}, true
}

// head and tail return more of a text than a number of columns can show, but not
// megabytes of it: some documents are one line.
func head(s string, columns int) string { return cutAfter(s, bytesPerColumn*columns) }

func tail(s string, columns int) string { return cutBefore(s, bytesPerColumn*columns) }

// cutAfter returns the first n bytes of a text, or a few more so that the last
// character is whole.
func cutAfter(s string, n int) string {
	end := min(len(s), n)
	for end < len(s) && !utf8.RuneStart(s[end]) {
		end++
	}
	return s[:end]
}

// cutBefore returns the last n bytes of a text, or a few less so that the first
// character is whole.
func cutBefore(s string, n int) string {
	start := max(0, len(s)-n)
	for start < len(s) && !utf8.RuneStart(s[start]) {
		start++
	}
	return s[start:]
}

// bytesPerColumn is ample for a base character with its combining marks.
const bytesPerColumn = 16

// shorten gives the marked part the room that it needs, up to two thirds of all,
// and shares the rest between what stands before and after.
func shorten(before, marked, after []rune, room int) (_, _, _ []rune) {
	marked = keepStart(marked, room*2/3)
	rest := room - cells(marked)
	left := min(cells(before), max(rest/2, rest-cells(after)))
	return keepEnd(before, left), marked, keepStart(after, rest-left)
}

const ellipsis = '…'

func keepStart(rs []rune, room int) []rune {
	if cells(rs) <= room {
		return rs
	}
	n := 0
	for i, r := range rs {
		if n += cell(r); n > room-1 {
			return append(append([]rune{}, rs[:i]...), ellipsis)
		}
	}
	return rs
}

func keepEnd(rs []rune, room int) []rune {
	if cells(rs) <= room {
		return rs
	}
	n := 0
	for i := len(rs) - 1; i >= 0; i-- {
		if n += cell(rs[i]); n > room-1 {
			return append([]rune{ellipsis}, rs[i+1:]...)
		}
	}
	return rs
}

// runesOf returns text as it can be shown: a tab is a blank, and what a terminal
// would obey or not show stands as a sign of its own.
func runesOf(s string) []rune {
	rs := []rune(s)
	for i, r := range rs {
		rs[i] = visible(r)
	}
	return rs
}

func visible(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case r < ' ':
		return 0x2400 + r // SYMBOL FOR NULL and its row
	case r == 0x7f:
		return 0x2421
	case r >= 0x80 && r < 0xa0, r == 0x2028, r == 0x2029, r == 0xFEFF,
		r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return 0xFFFD
	}
	return r
}

// cells returns the columns that runes take on a terminal.
func cells(rs []rune) int {
	n := 0
	for _, r := range rs {
		n += cell(r)
	}
	return n
}

func cell(r rune) int {
	if r < utf8.RuneSelf {
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return 0 // stands on the character before it
	}
	return 1
}

func clamp(n, limit int) int { return max(0, min(n, limit)) }
