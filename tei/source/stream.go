package source

import (
	"bytes"
	"sort"
)

// A Stream makes a [File] of a text that is read once, from its start to its end,
// and not held: a pipe. The file holds the part being read, its window, and the
// lines around the spans that somebody asked to keep by [Span.Keep]. Of all else
// it knows no line, column or text any more.
//
// The file of a stream is not safe for concurrent use, and its methods speak of
// what was read so far.
type Stream struct{ file *File }

// NewStream returns a stream of which nothing was read.
func NewStream(name string) *Stream {
	start := place{line: 1}
	return &Stream{&File{name: name, stream: &pieces{window: piece{start: start, cursor: start}}}}
}

// File returns the file that spans of the stream refer to.
func (s *Stream) File() *File { return s.file }

// Drop lets go of what stands before an offset in the window, or at its end, that
// is not within a character or between CR and LF.
func (s *Stream) Drop(before int) {
	w := &s.file.stream.window
	start := w.at(before)
	*w = piece{start: start, cursor: start, text: w.text[before-w.start.offset:]}
}

// Extend gives the window more text: what it has, perhaps in another place, and
// what follows. It is kept, not copied.
func (s *Stream) Extend(text []byte) { s.file.stream.window.text = text }

// Hold keeps what stands at a span until release is called.
func (s *Stream) Hold(at Span) (release func()) {
	all := s.file.stream
	p := all.keep(at)
	return func() { all.drop(p) }
}

// Keep sees to it that the position and the line of a span are still known when
// its text is not held any more, as happens in a [Stream]. Whoever has a span
// printed later calls it while the place is being read. In other files it does
// nothing.
func (s Span) Keep() {
	if s.File != nil && s.File.stream != nil {
		s.File.stream.keep(s) // and never released
	}
}

// pieces are what the file of a stream holds.
type pieces struct {
	window piece
	kept   []*piece      // by offset
	places map[int]place // of [Fragments]: offsets that are known without text
}

// A piece is a part of a text that is held.
type piece struct {
	start  place
	text   []byte
	cursor place // the last one asked for: the next is mostly near
	users  int   // who had it kept
}

// A place is an offset with its line and the columns before it, by unit.
type place struct {
	offset, line int
	columns      [3]int
}

func (p *piece) end() int { return p.start.offset + len(p.text) }

func (p *piece) holds(offset int) bool { return p.start.offset <= offset && offset <= p.end() }

// at returns the place of an offset in the piece.
func (p *piece) at(offset int) place {
	at := p.cursor
	if offset < at.offset {
		at = p.start
	}
	at = p.overLines(at, offset)
	for at.offset < offset {
		at = p.after(at)
	}
	p.cursor = at
	return at
}

// overLines returns the place of the start of the line of an offset, or at, if it
// is in that line. It is quick where lines end in LF alone.
func (p *piece) overLines(at place, offset int) place {
	text := p.text[at.offset-p.start.offset : offset-p.start.offset]
	last := bytes.LastIndexByte(text, '\n')
	if last < 0 || bytes.IndexByte(text, '\r') >= 0 {
		return at
	}
	return place{offset: at.offset + last + 1, line: at.line + bytes.Count(text, []byte("\n"))}
}

// after returns the place one byte on.
func (p *piece) after(at place) place {
	rest := p.text[at.offset-p.start.offset:]
	if at.offset == 0 && bytes.HasPrefix(rest, byteOrderMark) {
		at.offset = len(byteOrderMark)
		return at
	}
	b := rest[0]
	at.offset++
	if b == '\n' || b == '\r' && !bytes.HasPrefix(rest[1:], []byte("\n")) {
		return place{offset: at.offset, line: at.line + 1}
	}
	at.columns[Bytes]++
	if b&0xC0 != 0x80 { // not the second or later byte of a character
		at.columns[CodePoints]++
		at.columns[UTF16]++
	}
	if b >= 0xF0 {
		at.columns[UTF16]++
	}
	return at
}

// find returns the piece that holds an offset, or nil.
func (ps *pieces) find(offset int) *piece {
	if ps.window.holds(offset) && ps.places == nil {
		return &ps.window
	}
	return ps.findKept(offset)
}

func (ps *pieces) findKept(offset int) *piece {
	i := sort.Search(len(ps.kept), func(i int) bool { return ps.kept[i].start.offset > offset })
	for i--; i >= 0 && ps.kept[i].start.offset >= offset-2*margin; i-- {
		if ps.kept[i].holds(offset) {
			return ps.kept[i]
		}
	}
	return nil
}

// margin is how many bytes of its line are kept before and after a span.
const margin = 400

// keep returns a piece around a span, one more user of which there is now; nil if
// it is not held.
func (ps *pieces) keep(s Span) *piece {
	p := ps.findKept(s.Start)
	if p == nil && ps.window.holds(s.Start) {
		p = ps.cut(s)
	}
	if p != nil {
		p.users++
	}
	return p
}

// cut adds a piece around a span in the window.
func (ps *pieces) cut(s Span) *piece {
	w := &ps.window
	text, at := w.text, s.Start-w.start.offset
	from := max(0, at-margin)
	from += bytes.LastIndexAny(text[from:at], "\r\n") + 1
	for from < at && text[from]&0xC0 == 0x80 {
		from++
	}
	to := min(len(text), at+margin)
	if i := bytes.IndexAny(text[at:to], "\r\n"); i >= 0 {
		to = at + i
	}
	p := &piece{start: w.at(w.start.offset + from), text: bytes.Clone(text[from:to])}
	p.cursor = p.start
	i := sort.Search(len(ps.kept), func(i int) bool { return ps.kept[i].start.offset > p.start.offset })
	ps.kept = append(ps.kept, nil)
	copy(ps.kept[i+1:], ps.kept[i:])
	ps.kept[i] = p
	return p
}

func (ps *pieces) drop(p *piece) {
	if p == nil {
		return
	}
	if p.users--; p.users > 0 {
		return
	}
	for i := len(ps.kept) - 1; i >= 0; i-- {
		if ps.kept[i] == p {
			ps.kept = append(ps.kept[:i], ps.kept[i+1:]...)
			return
		}
	}
}

// position is File.Position of a stream: no place where nothing is held.
func (ps *pieces) position(offset int, unit Unit) Position {
	if at, known := ps.places[offset]; known {
		return Position{Line: at.line, Column: at.columns[unit] + 1}
	}
	p := ps.find(offset)
	if p == nil {
		return Position{}
	}
	at := p.at(offset)
	return Position{Line: at.line, Column: at.columns[unit] + 1}
}

// between returns what is held of the bytes from start on, up to end.
func (ps *pieces) between(start, end int) []byte {
	p := ps.find(start)
	if p == nil {
		return nil
	}
	return p.text[start-p.start.offset : min(end-p.start.offset, len(p.text))]
}

// lineAt returns what is held of the line of an offset.
func (ps *pieces) lineAt(offset int) (start, end int) {
	p := ps.find(offset)
	if p == nil {
		return offset, offset
	}
	at := offset - p.start.offset
	from, to := bytes.LastIndexAny(p.text[:at], "\r\n")+1, len(p.text)
	if i := bytes.IndexAny(p.text[at:], "\r\n"); i >= 0 {
		to = at + i
	}
	return p.start.offset + from, p.start.offset + to
}

// lineStart returns the offset of a line, or of the first that is held of it, and
// -1 if nothing is.
func (ps *pieces) lineStart(line int) int {
	i := sort.Search(len(ps.kept), func(i int) bool { return ps.kept[i].start.line >= line })
	if i < len(ps.kept) && ps.kept[i].start.line == line {
		return ps.kept[i].start.offset
	}
	w := &ps.window
	at := w.start
	for at.line < line && at.offset < w.end() {
		at = w.after(at)
	}
	if at.line != line {
		return -1
	}
	return at.offset
}

// lineSpan is File.LineSpan of a stream.
func (ps *pieces) lineSpan(line int) (start, end int) {
	at := ps.lineStart(line)
	if at < 0 {
		return 0, 0
	}
	return ps.lineAt(at)
}
