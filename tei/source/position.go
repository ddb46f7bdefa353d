package source

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// A Unit is what columns count.
type Unit int

// The units of columns.
const (
	CodePoints Unit = iota // Unicode code points: what people and compilers count
	UTF16                  // UTF-16 code units: what editors and browsers count
	Bytes                  // bytes of UTF-8
)

// A Position is a line and a column, both counted from 1. The zero Position is
// no place.
type Position struct {
	Line, Column int
}

// String returns "line:column".
func (p Position) String() string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }

var byteOrderMark = []byte("\xef\xbb\xbf")

// Position returns the line and column of a byte offset. An offset outside the
// text counts as its nearer end. A byte order mark at the start takes no column,
// since no editor shows it.
//
// The position of what a [Stream] does not hold is the zero Position.
func (f *File) Position(offset int, unit Unit) Position {
	if f.stream != nil {
		return f.stream.position(offset, unit)
	}
	offset = max(0, min(offset, len(f.text)))
	line := f.line(offset)
	start := f.lineTable()[line-1]
	if line == 1 && bytes.HasPrefix(f.text[:offset], byteOrderMark) {
		start = len(byteOrderMark)
	}
	return Position{Line: line, Column: 1 + f.widthBetween(start, offset, unit)}
}

// Offset returns the byte offset of a position whose column counts the unit. A
// position outside the text gives the nearest offset inside; one beyond the end
// of its line gives the end of that line.
func (f *File) Offset(p Position, unit Unit) int {
	line := f.LineSpan(p.Line)
	text := line.bytes()
	at, n := 0, p.Column-1
	if p.Line == 1 && bytes.HasPrefix(text, byteOrderMark) {
		at = len(byteOrderMark)
	}
	switch {
	case unit == Bytes:
		return line.Start + characterAt(text, min(at+max(n, 0), len(text)))
	case n > 2*stride && f.stream == nil:
		at, n = f.skip(line.Start+at, line.End, n, unit)
		at -= line.Start
	}
	for n > 0 && at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		n -= width(r, size, unit)
		if n < 0 {
			break // the column points into the middle of this character
		}
		at += size
	}
	return line.Start + at
}

// characterAt returns where the character begins that holds a byte.
func characterAt(text []byte, at int) int {
	for start := at - 1; start >= 0 && start > at-utf8.UTFMax && at < len(text) && !utf8.RuneStart(text[at]); start-- {
		if _, size := utf8.DecodeRune(text[start:]); start+size > at {
			return start
		}
	}
	return at
}

// Width returns the length of UTF-8 text in a unit. A byte that is no UTF-8
// counts as one code point.
func Width(text []byte, unit Unit) int {
	if unit == Bytes {
		return len(text)
	}
	n := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		n += width(r, size, unit)
		text = text[size:]
	}
	return n
}

// Prefix returns the first n code points of a text, or all of it.
func Prefix(text string, n int) string {
	for at := range text {
		if n == 0 {
			return text[:at]
		}
		n--
	}
	return text
}

func width(r rune, size int, unit Unit) int {
	switch {
	case unit == Bytes:
		return size
	case unit == UTF16 && r > 0xFFFF:
		return 2
	}
	return 1
}
