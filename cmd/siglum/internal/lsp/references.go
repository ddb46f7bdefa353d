package lsp

import (
	"html"
	"os"
	"path/filepath"
	"strings"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/jsonrpc"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/markup"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/tei/source"
)

// A mention is an id at the cursor: where it is given, or in a pointer.
type mention struct {
	id         string
	file       string // of a pointer into another file
	start, end int    // the id
}

// mentionAt returns the id that is mentioned at an offset.
func (now *snapshot) mentionAt(offset int) (mention, bool) {
	m := now.markup()
	c := cursorAt(m, offset)
	if c.spot != inValue {
		return mention{}, false
	}
	start, end := c.item(m)
	item := string(m.Text[start:end])
	if m.AttributeName(c.attribute) == "xml:id" {
		return mention{id: item, start: start, end: end}, item != ""
	}
	file, id, ok := strings.Cut(item, "#")
	return mention{id, html.UnescapeString(file), end - len(id), end}, ok && id != ""
}

// definition returns where the id is given that the cursor is at.
func (s *server) definition(p *protocol.PositionParams) (any, *jsonrpc.Error) {
	now, failure := s.open(p.TextDocument.URI)
	if failure != nil || now.transcription {
		return nil, failure
	}
	at, ok := now.mentionAt(s.offset(now.file, p.Position))
	if !ok {
		return nil, nil
	}
	if at.file != "" {
		return s.definitionElsewhere(now, at), nil
	}
	if d, ok := now.ids()[at.id]; ok {
		return protocol.Location{URI: now.uri, Range: s.rangeOf(now.file, d.at.ValueStart, d.at.ValueEnd)}, nil
	}
	return nil, nil
}

// definitionElsewhere finds an id in a file that lies in the folder of the document or
// below.
func (s *server) definitionElsewhere(now *snapshot, at mention) any {
	if !filepath.IsLocal(filepath.FromSlash(at.file)) {
		return nil
	}
	path := filepath.Join(filepath.Dir(now.file.Name()), filepath.FromSlash(at.file))
	text, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	m, f := markup.Scan(text), source.NewFile(path, text)
	if d, ok := declarations(m)[at.id]; ok {
		return protocol.Location{URI: uriOf(path), Range: s.rangeOf(f, d.at.ValueStart, d.at.ValueEnd)}
	}
	return nil
}

// references returns the pointers to the id that the cursor is at.
func (s *server) references(p *protocol.ReferenceParams) (any, *jsonrpc.Error) {
	now, failure := s.open(p.TextDocument.URI)
	if failure != nil || now.transcription {
		return nil, failure
	}
	at, ok := now.mentionAt(s.offset(now.file, p.Position))
	if !ok || at.file != "" {
		return nil, nil
	}
	locations := []protocol.Location{}
	for _, r := range s.mentions(now, at.id, p.Context.IncludeDeclaration) {
		locations = append(locations, protocol.Location{URI: now.uri, Range: r})
	}
	return locations, nil
}

// mentions returns where an id is mentioned in a document.
func (s *server) mentions(now *snapshot, id string, given bool) []protocol.Range {
	var ranges []protocol.Range
	if d, ok := now.ids()[id]; ok && given {
		ranges = append(ranges, s.rangeOf(now.file, d.at.ValueStart, d.at.ValueEnd))
	}
	for start, end := range pointersTo(now.markup(), id) {
		ranges = append(ranges, s.rangeOf(now.file, start, end))
	}
	return ranges
}

// prepareRename returns the id that would be renamed.
func (s *server) prepareRename(p *protocol.PositionParams) (any, *jsonrpc.Error) {
	now, at, failure := s.renamed(p)
	if failure != nil {
		return nil, failure
	}
	return struct {
		Range       protocol.Range `json:"range"`
		Placeholder string         `json:"placeholder"`
	}{s.rangeOf(now.file, at.start, at.end), at.id}, nil
}

// renamed returns the id at the cursor, or why it cannot be renamed.
func (s *server) renamed(p *protocol.PositionParams) (*snapshot, mention, *jsonrpc.Error) {
	now, failure := s.open(p.TextDocument.URI)
	if failure != nil {
		return nil, mention{}, failure
	}
	if now.transcription {
		return nil, mention{}, jsonrpc.Errorf(jsonrpc.RequestFailed, "in a transcription there is nothing to rename")
	}
	at, ok := now.mentionAt(s.offset(now.file, p.Position))
	switch {
	case !ok:
		return nil, mention{}, jsonrpc.Errorf(jsonrpc.RequestFailed, "only ids can be renamed: place the cursor on an xml:id or a pointer to one")
	case at.file != "":
		return nil, mention{}, jsonrpc.Errorf(jsonrpc.RequestFailed, "the id is given in %s: rename it there", at.file)
	}
	return now, at, nil
}

// rename gives an id another name, where it is given and in all pointers to it in the
// document.
func (s *server) rename(p *protocol.RenameParams) (any, *jsonrpc.Error) {
	now, at, failure := s.renamed(&p.PositionParams)
	if failure != nil {
		return nil, failure
	}
	if !isID(p.NewName) {
		return nil, jsonrpc.Errorf(jsonrpc.RequestFailed, "%q is no id: an id begins with a letter and holds letters, digits, hyphens and full stops", p.NewName)
	}
	if _, taken := now.ids()[p.NewName]; taken && p.NewName != at.id {
		return nil, jsonrpc.Errorf(jsonrpc.RequestFailed, "the id %q is given already", p.NewName)
	}
	edits := []protocol.TextEdit{}
	for _, r := range s.mentions(now, at.id, true) {
		edits = append(edits, protocol.TextEdit{Range: r, NewText: p.NewName})
	}
	return protocol.WorkspaceEdit{Changes: map[string][]protocol.TextEdit{now.uri: edits}}, nil
}

// isID reports whether a text is a name without colon, as ids are.
func isID(text string) bool {
	m := markup.Scan([]byte("<" + text + "/>"))
	return len(m.Tokens) == 1 && m.Name(0) == text && !strings.Contains(text, ":")
}
