package lsp

import (
	"strings"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/jsonrpc"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/markup"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/tei/source"
)

// documentSymbol returns the outline of a document.
func (s *server) documentSymbol(p *protocol.DocumentParams) (any, *jsonrpc.Error) {
	now, failure := s.open(p.TextDocument.URI)
	if failure != nil {
		return nil, failure
	}
	var symbols []protocol.DocumentSymbol
	if now.transcription {
		symbols = s.outlineTranscription(now)
	} else {
		symbols = s.outline(now, markup.None, 0)
	}
	if symbols == nil {
		symbols = []protocol.DocumentSymbol{}
	}
	return symbols, nil
}

// outlined are the elements of TEI that structure a document, and the kinds of symbol
// that stand for them.
var outlined = map[string]int{
	"TEI": protocol.SymbolModule, "teiCorpus": protocol.SymbolModule, "teiHeader": protocol.SymbolNamespace,
	"fileDesc": protocol.SymbolObject, "encodingDesc": protocol.SymbolObject, "profileDesc": protocol.SymbolObject, "revisionDesc": protocol.SymbolObject,
	"titleStmt": protocol.SymbolObject, "sourceDesc": protocol.SymbolObject, "msDesc": protocol.SymbolObject, "correspDesc": protocol.SymbolObject,
	"handNotes": protocol.SymbolObject, "handNote": protocol.SymbolKey, "listWit": protocol.SymbolObject, "witness": protocol.SymbolKey,
	"standOff": protocol.SymbolNamespace, "facsimile": protocol.SymbolNamespace, "sourceDoc": protocol.SymbolNamespace, "surface": protocol.SymbolObject,
	"listPerson": protocol.SymbolObject, "person": protocol.SymbolKey, "listPlace": protocol.SymbolObject, "place": protocol.SymbolKey,
	"text": protocol.SymbolNamespace, "group": protocol.SymbolNamespace, "front": protocol.SymbolNamespace, "body": protocol.SymbolNamespace, "back": protocol.SymbolNamespace,
	"div": protocol.SymbolClass, "div1": protocol.SymbolClass, "div2": protocol.SymbolClass, "div3": protocol.SymbolClass,
	"div4": protocol.SymbolClass, "div5": protocol.SymbolClass, "div6": protocol.SymbolClass, "div7": protocol.SymbolClass,
	"lg": protocol.SymbolObject, "sp": protocol.SymbolObject, "entry": protocol.SymbolObject, "superEntry": protocol.SymbolObject,
}

// The outline of a document goes so deep, and of one that is no TEI to the children of
// children of the root.
const (
	deepOutline    = 64
	shallowOutline = 3
)

// outline returns the symbols in an element.
func (s *server) outline(now *snapshot, parent, depth int) []protocol.DocumentSymbol {
	m := now.markup()
	var symbols []protocol.DocumentSymbol
	for i := range m.Children(parent) {
		name := m.Name(i)
		if _, local, ok := strings.Cut(name, ":"); ok {
			name = local
		}
		kind, known := outlined[name]
		switch {
		case depth >= deepOutline:
		case known || !now.isTEI() && depth < shallowOutline:
			symbols = append(symbols, s.symbol(now, i, max(kind, protocol.SymbolNamespace), depth))
		case depth > 0:
			symbols = append(symbols, s.outline(now, i, depth+1)...)
		}
	}
	return symbols
}

// isTEI reports whether the root element is one of TEI's.
func (now *snapshot) isTEI() bool {
	m := now.markup()
	for i := range m.Children(markup.None) {
		_, known := outlined[m.ElementName(i, nil).Local]
		return known
	}
	return false
}

func (s *server) symbol(now *snapshot, i, kind, depth int) protocol.DocumentSymbol {
	m := now.markup()
	t := &m.Tokens[i]
	return protocol.DocumentSymbol{
		Name: m.Name(i), Detail: now.titleOf(i), Kind: kind,
		Range:          s.rangeOf(now.file, t.Start, m.EndOf(i)),
		SelectionRange: s.rangeOf(now.file, t.NameStart, t.NameEnd),
		Children:       s.outline(now, i, depth+1),
	}
}

// titleOf returns what tells an element from others of its name: its heading, or else
// an attribute.
func (now *snapshot) titleOf(tag int) string {
	m := now.markup()
	for i := range m.Children(tag) {
		if m.Name(i) == "head" {
			return now.summary(i)
		}
		break
	}
	for _, name := range []string{"xml:id", "n", "type"} {
		if a, ok := m.Attribute(tag, name); ok {
			return m.Value(a)
		}
	}
	return ""
}

// foldingRange returns the elements and comments that take several lines.
func (s *server) foldingRange(p *protocol.DocumentParams) (any, *jsonrpc.Error) {
	now, failure := s.open(p.TextDocument.URI)
	if failure != nil {
		return nil, failure
	}
	ranges := []protocol.FoldingRange{}
	if now.transcription {
		return ranges, nil
	}
	m := now.markup()
	for i := range m.Tokens {
		t := &m.Tokens[i]
		r := protocol.FoldingRange{StartLine: line(now.file, t.Start)}
		switch t.Kind {
		case markup.StartTag:
			if t.Partner == markup.None {
				continue
			}
			r.EndLine = line(now.file, m.Tokens[t.Partner].Start) - 1
		case markup.Comment:
			r.EndLine, r.Kind = line(now.file, t.End), "comment"
		}
		if r.EndLine > r.StartLine {
			ranges = append(ranges, r)
		}
	}
	return ranges, nil
}

// line returns the line of an offset, from 0.
func line(f *source.File, offset int) int { return f.Position(offset, source.Bytes).Line - 1 }
