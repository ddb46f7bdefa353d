package project

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A reader reads one file.
type reader struct {
	file     *source.File
	settings *Settings
	found    diag.List
}

// A pair is a key and its value.
type pair struct {
	key   Text
	value ast.Node
}

// isText reports whether the file holds what YAML may consist of (YAML 1.2, 5.1), which the
// parser does not ask.
func (r *reader) isText() bool {
	for at, c := range string(r.file.Bytes()) {
		wrong := c == utf8.RuneError || c < ' ' && c != '\t' && c != '\n' && c != '\r' || 0x7f <= c && c < 0xa0 && c != 0x85
		if wrong {
			r.fail(r.file.Span(at, at), "here stands what is no text in UTF-8", "save the file as UTF-8")
			return false
		}
	}
	return true
}

// pairs returns the pairs of a map, each key once. If the node is none, the finding is
// the message, with help.
func (r *reader) pairs(n ast.Node, message, help string) ([]pair, bool) {
	m, ok := n.(ast.MapNode)
	if !ok {
		r.failAt(n, message, help)
		return nil, false
	}
	var pairs []pair
	first := map[string]source.Span{}
	for each := m.MapRange(); each.Next(); {
		k, ok := r.text(each.Key(), "a key is a word", help)
		if !ok {
			continue
		}
		if before, again := first[k.Value]; again {
			r.fail(k.At, fmt.Sprintf("%q stands twice", k.Value), fmt.Sprintf("it stands on line %d too", before.Position().Line))
			continue
		}
		first[k.Value] = k.At
		pairs = append(pairs, pair{k, each.Value()})
	}
	return pairs, true
}

// text returns a value that is one text.
func (r *reader) text(n ast.Node, message, help string) (Text, bool) {
	value, ok := scalar(n)
	if !ok || value == "" {
		r.failAt(n, message, help)
		return Text{}, false
	}
	return Text{value, r.span(n)}, true
}

// texts returns a value that is a list of texts, or one text.
func (r *reader) texts(n ast.Node, message, help string) []Text {
	items := []ast.Node{n}
	if list, ok := n.(*ast.SequenceNode); ok {
		items = list.Values
	}
	var all []Text
	for _, item := range items {
		if t, ok := r.text(item, message, help); ok {
			all = append(all, t)
		}
	}
	return all
}

// scalar returns the text of a node that is no list and no map. What YAML takes for a
// number or a truth is what is written: lint: off, say.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.MappingKeyNode:
		return scalar(n.Value)
	case *ast.NullNode, *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
		return "", false
	case ast.ScalarNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// isNothing reports whether a node says nothing: there is none, it is null, or a remark.
func isNothing(n ast.Node) bool {
	switch n.(type) {
	case nil, *ast.NullNode, *ast.CommentGroupNode:
		return true
	}
	return false
}

// failAt reports what is wrong with a value.
func (r *reader) failAt(n ast.Node, message, help string) { r.fail(r.span(n), message, help) }

func (r *reader) fail(at source.Span, message, help string) {
	r.found = append(r.found, diag.Diagnostic{Code: CodeSettings, Message: message, Span: at, Help: help})
}

// broken reports that the file is no YAML.
func (r *reader) broken(err error) {
	message, at := err.Error(), r.file.Span(0, 0)
	var located yaml.Error
	if errors.As(err, &located) {
		message, at = located.GetMessage(), r.tokenSpan(located.GetToken())
	}
	r.fail(at, "this is no YAML: "+message, "")
}

// span returns the place of a value: of a map or list where it begins.
func (r *reader) span(n ast.Node) source.Span {
	switch m := n.(type) {
	case nil:
		return r.file.Span(0, 0)
	case *ast.MappingNode:
		if len(m.Values) > 0 {
			return r.span(m.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return r.span(m.Key)
	}
	return r.tokenSpan(n.GetToken())
}

func (r *reader) tokenSpan(t *token.Token) source.Span {
	if t == nil || t.Position == nil {
		return r.file.Span(0, 0)
	}
	start := r.file.Offset(source.Position{Line: t.Position.Line, Column: t.Position.Column}, source.CodePoints)
	return r.file.Span(start, max(start, min(start+len(t.Value), r.file.LineSpan(t.Position.Line).End)))
}
