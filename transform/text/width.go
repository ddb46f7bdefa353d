package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/width"
)

// columns returns the number of columns that a terminal gives to a text.
func columns(s string) int {
	n := 0
	for g := graphemes.FromString(s); g.Next(); {
		n += cell(g.Value())
	}
	return n
}

// cell returns the columns of one grapheme: two for wide East Asian characters
// (UAX 11), none for what has no width.
func cell(grapheme string) int {
	r, size := utf8.DecodeRuneInString(grapheme)
	switch {
	case size == len(grapheme) && invisible(r):
		return 0
	case strings.ContainsRune(grapheme, '\uFE0F'): // emoji presentation
		return 2
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

func invisible(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) || r < ' '
}

// wrapped breaks a text into lines of at most so many columns, the first of which
// begins at a column. It breaks at blanks and between wide characters; a word that
// is longer than a line has a line for itself. No limit means one line.
func wrapped(s string, start, rest, limit int) []string {
	if limit <= 0 {
		return []string{s}
	}
	var lines []string
	line, at := "", start
	flush := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, at = "", rest
	}
	for _, piece := range pieces(s) {
		wide := columns(strings.TrimRight(piece, " "))
		if line != "" && at+wide > limit {
			flush()
		}
		line += piece
		at += columns(piece)
	}
	if line != "" || len(lines) == 0 {
		flush()
	}
	return lines
}

// pieces cuts a text where lines may break: after blanks, and between wide
// characters unless the next one may not begin a line.
func pieces(s string) []string {
	var list []string
	begin, before := 0, ""
	for g := graphemes.FromString(s); g.Next(); {
		grapheme := g.Value()
		if g.Start() > begin && breakable(before, grapheme) {
			list = append(list, s[begin:g.Start()])
			begin = g.Start()
		}
		before = grapheme
	}
	if begin < len(s) {
		list = append(list, s[begin:])
	}
	return list
}

func breakable(before, after string) bool {
	if before == " " {
		return after != " "
	}
	return (cell(before) == 2 || cell(after) == 2) && after != " " && !strings.Contains(noStart, after) && !strings.Contains(noEnd, before)
}

// Marks that begin no line, and marks that end none.
const (
	noStart = "、。，．・：；？！」』】）》〉〕］｝ー々”’)]}.,;:!?"
	noEnd   = "「『【（《〈〔［｛“‘([{"
)
