// Package yamltext checks YAML before it is parsed: the parser asks for memory that grows
// with the square of the depth, so that a hundred kilobytes of brackets would take all there is.
package yamltext

import (
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// maxDepth is how deep lists and maps may be nested: far deeper than anybody writes them.
const maxDepth = 100

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
			return &yaml.SyntaxError{Message: fmt.Sprintf("lists and maps are nested more than %d deep", maxDepth), Token: &at}
		}
	}
	return nil
}
