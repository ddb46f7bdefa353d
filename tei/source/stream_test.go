package source

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// slide reads a text through a stream in windows of random size, and calls visit
// for each.
func slide(s *Stream, text string, random *rand.Rand, visit func(base, end int)) {
	for at := 0; at < len(text); {
		end := min(len(text), at+1+random.IntN(40))
		for end < len(text) && (text[end]&0xC0 == 0x80 || text[end] == '\n') {
			end++
		}
		s.Drop(at)
		s.Extend([]byte(text[at:end]))
		visit(at, end)
		at += random.IntN(end - at + 1)
		for at < len(text) && (text[at]&0xC0 == 0x80 || text[at] == '\n') {
			at++
		}
		if end == len(text) {
			return
		}
	}
}

var streamText = "\uFEFFfirst ä line\r\nsecond 𝄞 line\n\n\rfifth\r" + strings.Repeat("long ä 𝄞 ", 200) + "\nlast"

// What stands in the window of a stream, or was kept, has the position and the
// text that it has in an ordinary file.
func TestStreamPositions(t *testing.T) {
	whole := NewFile("whole", []byte(streamText))
	random := rand.New(rand.NewPCG(1, 2))
	s := NewStream("stream")
	kept := map[int]bool{}
	check := func(offset int) {
		t.Helper()
		for _, unit := range []Unit{CodePoints, UTF16, Bytes} {
			if want, got := whole.Position(offset, unit), s.File().Position(offset, unit); got != want {
				t.Fatalf("offset %d: position %v, want %v", offset, got, want)
			}
		}
	}
	slide(s, streamText, random, func(base, end int) {
		for offset := base; offset < end; offset++ {
			if streamText[offset]&0xC0 != 0x80 && offset > 2 {
				check(offset)
			}
		}
		at := base + random.IntN(end-base)
		for at < end && (at < 3 || streamText[at]&0xC0 == 0x80) {
			at++
		}
		if at < end {
			s.File().Span(at, at+1).Keep()
			kept[at] = true
		}
	})
	for offset := range kept {
		check(offset)
		if line, want := s.File().Span(offset, offset+1).Line().Text(), whole.Span(offset, offset+1).Line().Text(); !strings.Contains(want, line) || len(line) == 0 && len(want) > 0 && !strings.Contains("\r\n", streamText[offset:offset+1]) {
			t.Errorf("offset %d: line %q, want part of %q", offset, line, want)
		}
	}
	if len(kept) < 10 {
		t.Errorf("only %d places were kept", len(kept))
	}
}

func TestStreamForgets(t *testing.T) {
	s := NewStream("stream")
	f := s.File()
	s.Extend([]byte("one\ntwo\n"))
	release := s.Hold(f.Span(0, 3))
	f.Span(4, 7).Keep()
	s.Drop(8)
	s.Extend([]byte("three\n"))
	if got := f.Position(8, CodePoints); got != (Position{3, 1}) {
		t.Errorf("the window is at %v", got)
	}
	if got := f.Span(0, 3); got.Position() != (Position{1, 1}) || got.Text() != "one" {
		t.Errorf("what is held stands at %v: %q", got.Position(), got.Text())
	}
	release()
	if got := f.Span(0, 3); got.Position() != (Position{}) || got.Text() != "" {
		t.Errorf("what was released stands at %v: %q", got.Position(), got.Text())
	}
	if got := f.LineSpan(2).Text(); got != "two" {
		t.Errorf("line 2, which is kept, is %q", got)
	}
	if got := f.LineSpan(3).Text(); got != "three" {
		t.Errorf("line 3, in the window, is %q", got)
	}
	if f.Len() != 14 || f.LineCount() != 4 || !f.Streamed() || !bytes.Equal(f.Bytes(), nil) {
		t.Errorf("length %d, %d lines", f.Len(), f.LineCount())
	}
}
