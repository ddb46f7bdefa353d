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

// maxKeys is how many keys a map may have that stands on lines of its own: the parser calls itself for each and
// copies all that follow.
const maxKeys = 10_000

// How the messages about texts that are refused begin.
const (
	tooDeep = "lists and maps are nested more"
	tooMany = "a map has more"
)

// CheckDepth returns an error with its place, a [yaml.Error], where lists and maps of a
// text are nested too deep to be parsed, or a map has too many keys.
func CheckDepth(text []byte) error {
	flow := 0         // brackets that are open
	var columns []int // of the signs - and ? that others may stand behind
	var maps []block
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
			maps = above(maps, t.Position.Column)
		case token.MappingValueType:
			if flow == 0 && t.Prev != nil {
				maps = count(maps, t.Prev.Position.Column)
			}
		}
		switch {
		case flow+len(columns) > maxDepth:
			return refused(t, fmt.Sprintf("%s than %d deep", tooDeep, maxDepth))
		case len(maps) > 0 && maps[len(maps)-1].keys > maxKeys:
			return refused(t, fmt.Sprintf("%s than %d keys", tooMany, maxKeys))
		}
	}
	return nil
}

// A block is a map whose keys stand below each other, in a column.
type block struct{ column, keys int }

// above returns the maps that stand round what begins in a column.
func above(maps []block, column int) []block {
	for len(maps) > 0 && maps[len(maps)-1].column > column {
		maps = maps[:len(maps)-1]
	}
	return maps
}

// count counts a key that stands in a column.
func count(maps []block, column int) []block {
	maps = above(maps, column)
	if len(maps) == 0 || maps[len(maps)-1].column < column {
		maps = append(maps, block{column: column})
	}
	maps[len(maps)-1].keys++
	return maps
}

func refused(t *token.Token, reason string) error {
	at := *t
	at.Prev, at.Next = nil, nil // a message that quotes all of the text would be long in the making
	return &yaml.SyntaxError{Message: reason, Token: &at}
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
