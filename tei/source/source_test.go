package source_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/source"
)

func TestPosition(t *testing.T) {
	tests := []struct {
		why                       string
		text                      string
		offset                    int
		codePoints, utf16, inByte source.Position
	}{
		{"an empty file has a first line", "", 0, pos(1, 1), pos(1, 1), pos(1, 1)},
		{"LF ends a line", "a\nb", 2, pos(2, 1), pos(2, 1), pos(2, 1)},
		{"CR LF ends one line", "a\r\nb", 3, pos(2, 1), pos(2, 1), pos(2, 1)},
		{"CR alone ends a line", "a\rb", 2, pos(2, 1), pos(2, 1), pos(2, 1)},
		{"the line end belongs to its line", "ab\n", 2, pos(1, 3), pos(1, 3), pos(1, 3)},
		{"after the last line end is an empty line", "ab\n", 3, pos(2, 1), pos(2, 1), pos(2, 1)},
		{"columns differ by unit", "é𝄞x", 6, pos(1, 3), pos(1, 4), pos(1, 7)},
		{"a byte order mark takes no column", "\ufeffab", 4, pos(1, 2), pos(1, 2), pos(1, 2)},
		{"a broken byte counts as one code point", "\xffx", 1, pos(1, 2), pos(1, 2), pos(1, 2)},
		{"an offset beyond the text is its end", "ab", 9, pos(1, 3), pos(1, 3), pos(1, 3)},
		{"an offset before the text is its start", "ab", -1, pos(1, 1), pos(1, 1), pos(1, 1)},
	}
	for _, tt := range tests {
		f := source.NewFile("f", []byte(tt.text))
		got := []source.Position{
			f.Position(tt.offset, source.CodePoints),
			f.Position(tt.offset, source.UTF16),
			f.Position(tt.offset, source.Bytes),
		}
		if diff := cmp.Diff([]source.Position{tt.codePoints, tt.utf16, tt.inByte}, got); diff != "" {
			t.Errorf("%s: Position(%d) of %q (-want +got):\n%s", tt.why, tt.offset, tt.text, diff)
		}
	}
}

func TestOffset(t *testing.T) {
	tests := []struct {
		why  string
		text string
		at   source.Position
		unit source.Unit
		want int
	}{
		{"second line", "a\nbc", pos(2, 2), source.CodePoints, 3},
		{"a surrogate pair is two units", "𝄞x", pos(1, 3), source.UTF16, 4},
		{"the middle of a pair is its start", "𝄞x", pos(1, 2), source.UTF16, 0},
		{"the middle of a character is its start", "éx", pos(1, 2), source.Bytes, 0},
		{"beyond the line is its end", "ab\r\nc", pos(1, 9), source.CodePoints, 2},
		{"beyond the text is its end", "ab", pos(7, 1), source.CodePoints, 2},
		{"line 0 is the start", "ab", pos(0, 1), source.CodePoints, 0},
		{"after a byte order mark", "\ufeffab", pos(1, 2), source.CodePoints, 4},
	}
	for _, tt := range tests {
		f := source.NewFile("f", []byte(tt.text))
		if got := f.Offset(tt.at, tt.unit); got != tt.want {
			t.Errorf("%s: Offset(%v) in %q = %d, want %d", tt.why, tt.at, tt.text, got, tt.want)
		}
	}
}

// TestOffsetInALongLine finds characters in a line that has more of them than are counted each time.
func TestOffsetInALongLine(t *testing.T) {
	text := "\ufeff" + strings.Repeat("aé𝄞", 10_000) + "\nb" + strings.Repeat("𝄞x", 10_000) + "\n"
	f := source.NewFile("f", []byte(text))
	for at := range text {
		if at%7 != 0 && at < len(text)-20 || at == 0 {
			continue
		}
		for _, unit := range []source.Unit{source.CodePoints, source.UTF16, source.Bytes} {
			p := f.Position(at, unit)
			if got := f.Offset(p, unit); got != at {
				t.Fatalf("Offset(Position(%d)) = %d by way of %v (unit %d)", at, got, p, unit)
			}
		}
	}
	if got, want := f.Offset(pos(1, 1<<40), source.UTF16), strings.Index(text, "\n"); got != want {
		t.Errorf("beyond a long line is %d, want its end, %d", got, want)
	}
}

func TestLineSpan(t *testing.T) {
	f := source.NewFile("f", []byte("one\r\ntwo\rthree\n"))
	want := []string{"", "one", "two", "three", "", ""}
	for line, text := range want {
		if got := f.LineSpan(line).Text(); got != text {
			t.Errorf("line %d is %q, want %q", line, got, text)
		}
	}
	if got := f.LineCount(); got != 4 {
		t.Errorf("LineCount() = %d, want 4", got)
	}
}

func TestSpan(t *testing.T) {
	f := source.NewFile("f", []byte("abcdef"))
	a, b := f.Span(1, 2), f.Span(4, 5)
	if got := a.Cover(b); got != f.Span(1, 5) {
		t.Errorf("Cover = %v, want bytes 1 to 5", got)
	}
	var none source.Span
	if a.Cover(none) != a || none.Cover(a) != a {
		t.Error("a span that stands nowhere must cover nothing")
	}
	if got := a.Cover(b).Text(); got != "bcde" {
		t.Errorf("Text() = %q, want %q", got, "bcde")
	}
	if none.Text() != "" || none.Position() != (source.Position{}) || !none.IsZero() {
		t.Error("a span that stands nowhere must have no text and no position")
	}
	if got := b.Point(); got != f.Span(4, 4) {
		t.Errorf("Point() = %v, want the point before byte 4", got)
	}
}

// TestLongLine holds the way through checkpoints to the count from the start of
// the line.
func TestLongLine(t *testing.T) {
	text := "\ufeff" + strings.Repeat("é𝄞x\xff", 9000) + "\n" + strings.Repeat("ä", 9000)
	f := source.NewFile("f", []byte(text))
	for i, r := range text {
		if i < 3 || r == '\n' {
			continue
		}
		start, line := 3, 1
		if lineEnd := strings.IndexByte(text, '\n'); i > lineEnd {
			start, line = lineEnd+1, 2
		}
		if i%997 != 0 && i-start > 10 {
			continue
		}
		for _, unit := range []source.Unit{source.CodePoints, source.UTF16, source.Bytes} {
			want := pos(line, 1+source.Width([]byte(text[start:i]), unit))
			if got := f.Position(i, unit); got != want {
				t.Fatalf("Position(%d), unit %d = %v, want %v", i, unit, got, want)
			}
		}
	}
}

// FuzzPosition checks that offset → position → offset is the identity at the
// start of every character.
func FuzzPosition(f *testing.F) {
	f.Add("a\r\nb\rc\n", 3)
	f.Add("\ufeffé𝄞", 5)
	f.Add("\xff\xfe", 1)
	f.Fuzz(func(t *testing.T, text string, at int) {
		file := source.NewFile("f", []byte(text))
		starts := map[int]bool{}
		for i := range text {
			starts[i] = true
		}
		if !starts[at] || at > 0 && text[at-1] == '\r' && text[at] == '\n' {
			t.Skip("not the start of a character")
		}
		if at < 3 && len(text) >= 3 && text[:3] == "\ufeff" {
			t.Skip("inside a byte order mark")
		}
		for _, unit := range []source.Unit{source.CodePoints, source.UTF16, source.Bytes} {
			p := file.Position(at, unit)
			if got := file.Offset(p, unit); got != at {
				t.Errorf("Offset(Position(%d)) = %d by way of %v (unit %d) in %q", at, got, p, unit, text)
			}
		}
	})
}

func pos(line, column int) source.Position { return source.Position{Line: line, Column: column} }
