package source

// A Span is a range of bytes in a file: Start is its first byte, End the byte
// after its last. A span whose File is nil stands nowhere; one whose Start equals
// its End is a point between two bytes.
type Span struct {
	File       *File
	Start, End int
}

// IsZero reports whether the span stands nowhere.
func (s Span) IsZero() bool { return s.File == nil }

// Len returns the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Text returns the bytes of the span as a string, or "" where it stands nowhere.
// Of a [Stream] it returns what is held of them.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	if s.File.stream != nil {
		return string(s.File.stream.between(s.Start, s.End))
	}
	return string(s.File.text[s.Start:s.End])
}

// bytes is Text without a copy, where the text is held.
func (s Span) bytes() []byte {
	if s.File.stream != nil {
		return []byte(s.Text())
	}
	return s.File.text[s.Start:s.End]
}

// Position returns line and column, in code points, of the span's first byte.
func (s Span) Position() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.Position(s.Start, CodePoints)
}

// Line returns the line on which the span starts, without its line end; of a
// [Stream] what is held of it.
func (s Span) Line() Span {
	switch {
	case s.File == nil:
		return s
	case s.File.stream != nil:
		return s.File.Span(s.File.stream.lineAt(s.Start))
	}
	return s.File.LineSpan(s.File.line(s.Start))
}

// Cover returns the smallest span that holds both s and t, which stand in one
// file. A zero span covers nothing, so that Cover returns the other one.
func (s Span) Cover(t Span) Span {
	switch {
	case s.File == nil:
		return t
	case t.File == nil:
		return s
	}
	return Span{File: s.File, Start: min(s.Start, t.Start), End: max(s.End, t.End)}
}

// Point returns the empty span at the start of s.
func (s Span) Point() Span { return Span{File: s.File, Start: s.Start, End: s.Start} }
