package lsp

import (
	"bytes"
	"strings"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/jsonrpc"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/schema/format"
)

// formatting returns the edits that indent a document.
func (s *server) formatting(p *protocol.FormattingParams) (any, *jsonrpc.Error) {
	now, failure := s.open(p.TextDocument.URI)
	if failure != nil {
		return nil, failure
	}
	edits := []protocol.TextEdit{}
	if now.transcription {
		return edits, nil // every blank is the scholar's
	}
	indent := "\t"
	if p.Options.InsertSpaces {
		indent = strings.Repeat(" ", max(1, min(p.Options.TabSize, 8)))
	}
	after, found := format.Format(now.file, now.grammar(), format.Options{Indent: indent, Reader: now.validator.Options.Reader})
	if after == nil {
		return nil, jsonrpc.Errorf(jsonrpc.RequestFailed, "the document is not formatted: %s", found.Error())
	}
	for _, e := range spaceEdits(now.file.Bytes(), after) {
		edits = append(edits, protocol.TextEdit{Range: s.rangeOf(now.file, e.start, e.end), NewText: e.text})
	}
	return edits, nil
}

// A spaceEdit replaces white space by other white space.
type spaceEdit struct {
	start, end int
	text       string
}

// spaceEdits returns what makes of one text another that differs in white space only,
// so that an editor keeps its cursor and its marks.
func spaceEdits(before, after []byte) []spaceEdit {
	var edits []spaceEdit
	for i, j := 0, 0; i < len(before) || j < len(after); {
		m, n := spaceAt(before, i), spaceAt(after, j)
		if !bytes.Equal(before[i:m], after[j:n]) {
			edits = append(edits, spaceEdit{i, m, string(after[j:n])})
		}
		i, j = m+1, n+1
	}
	return edits
}

// spaceAt returns where the white space ends that stands at an offset.
func spaceAt(text []byte, at int) int {
	for at < len(text) && isSpace(text[at]) {
		at++
	}
	return at
}
