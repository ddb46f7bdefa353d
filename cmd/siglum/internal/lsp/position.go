package lsp

import (
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/tei/source"
)

// offset returns the byte of a text at a position. Positions outside of the text give
// the nearest place in it.
func (s *server) offset(f *source.File, p protocol.Position) int {
	return f.Offset(source.Position{Line: p.Line + 1, Column: p.Character + 1}, s.unit)
}

func (s *server) position(f *source.File, offset int) protocol.Position {
	p := f.Position(offset, s.unit)
	return protocol.Position{Line: p.Line - 1, Character: p.Column - 1}
}

func (s *server) rangeOf(f *source.File, start, end int) protocol.Range {
	return protocol.Range{Start: s.position(f, start), End: s.position(f, end)}
}

// touch reports whether two ranges have a place in common, be it that one begins where
// the other ends.
func touch(a, b protocol.Range) bool { return !before(a.End, b.Start) && !before(b.End, a.Start) }

func before(a, b protocol.Position) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Character < b.Character
}
