package source

import (
	"bytes"
	"sort"
	"sync"
)

// A File is one text with the name that messages call it by. It is immutable
// after [NewFile], and safe for concurrent use; but see [Stream].
type File struct {
	name   string
	text   []byte
	stream *pieces // of a text that is not held; else nil

	once  sync.Once
	lines []int // offset of the first byte of each line

	onceCheckpoints sync.Once
	checkpoints     []checkpoint // of files with long lines
}

// NewFile returns a file of the given name and text. The text is UTF-8, perhaps
// with a byte order mark; it is kept, not copied, and must not change afterwards.
// Whoever reads another encoding decodes it first.
func NewFile(name string, text []byte) *File {
	return &File{name: name, text: text}
}

// Name returns the name given to NewFile: a path, or "-" for standard input.
func (f *File) Name() string { return f.name }

// Bytes returns the whole text; of a [Stream] nothing. It must not be changed.
func (f *File) Bytes() []byte { return f.text }

// Len returns the length of the text in bytes.
func (f *File) Len() int {
	if f.stream != nil {
		return f.stream.window.end()
	}
	return len(f.text)
}

// Streamed reports whether the text is not held: the file is that of a [Stream].
func (f *File) Streamed() bool { return f.stream != nil }

// Span returns the range of bytes from start up to, not including, end.
func (f *File) Span(start, end int) Span { return Span{File: f, Start: start, End: end} }

// LineCount returns the number of lines; a text that ends in a line end has an
// empty last line.
func (f *File) LineCount() int {
	if f.stream != nil {
		return f.stream.window.at(f.Len()).line
	}
	return len(f.lineTable())
}

// LineSpan returns the bytes of a line, counted from 1, without its line end. A
// line that does not exist gives an empty span at the nearer end of the text.
func (f *File) LineSpan(line int) Span {
	if f.stream != nil {
		return f.Span(f.stream.lineSpan(line))
	}
	lines := f.lineTable()
	switch {
	case line < 1:
		return f.Span(0, 0)
	case line > len(lines):
		return f.Span(len(f.text), len(f.text))
	}
	start, end := lines[line-1], len(f.text)
	if line < len(lines) {
		end = trimLineEnd(f.text, start, lines[line])
	}
	return f.Span(start, end)
}

// line returns the line, counted from 1, that holds an offset.
func (f *File) line(offset int) int {
	lines := f.lineTable()
	return sort.SearchInts(lines, offset+1)
}

func (f *File) lineTable() []int {
	f.once.Do(func() { f.lines = lineStarts(f.text) })
	return f.lines
}

// lineStarts finds where lines begin. A line ends in LF, CR LF or CR, the three
// that XML 1.0 2.11 makes equal, and that transcriptions bring from three
// systems.
func lineStarts(text []byte) []int {
	starts := make([]int, 1, bytes.Count(text, lineFeed)+1)
	if bytes.IndexByte(text, '\r') < 0 {
		for at := 0; ; {
			i := bytes.IndexByte(text[at:], '\n')
			if i < 0 {
				return starts
			}
			at += i + 1
			starts = append(starts, at)
		}
	}
	for i, b := range text {
		if b == '\n' || b == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

var lineFeed = []byte{'\n'}

func trimLineEnd(text []byte, start, end int) int {
	if end > start && text[end-1] == '\n' {
		end--
	}
	if end > start && text[end-1] == '\r' {
		end--
	}
	return end
}
