// Package yamltext stands before the parser of YAML, and behind it. Before: the parser asks for memory that
// grows with the square of the depth, so that a hundred kilobytes of brackets would take all there is, and it
// places tokens wrongly where lines end as on Windows. Behind: an [Outline] says in which column a value,
// or a part of one, is written.
package yamltext

import (
	"bytes"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// maxDepth is how deep lists and maps may be nested: far deeper than anybody writes them.
const maxDepth = 100

const tooDeep = "lists and maps are nested more"

// CheckDepth returns an error with its place, a [yaml.Error], where lists and maps of a
// text are nested too deep to be parsed.
func CheckDepth(text []byte) error {
	flow := 0         // brackets that are open
	var columns []int // of the signs - and ? that others may stand behind
	for _, t := range lexer.Tokenize(string(text)) {
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow = max(0, flow-1)
		case token.SequenceEntryType, token.MappingKeyType:
			for len(columns) > 0 && columns[len(columns)-1] >= t.Position.Column {
				columns = columns[:len(columns)-1]
			}
			columns = append(columns, t.Position.Column)
		}
		if flow+len(columns) > maxDepth {
			at := *t
			at.Prev, at.Next = nil, nil // a message that quotes all of the text would be long in the making
			return &yaml.SyntaxError{Message: fmt.Sprintf("%s than %d deep", tooDeep, maxDepth), Token: &at}
		}
	}
	return nil
}

// Plain returns a text without a byte order mark, and with line feeds where lines end otherwise. Lines and
// columns stay the same.
func Plain(text []byte) []byte {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}
