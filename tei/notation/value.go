package notation

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"github.com/siglum/siglum/tei/source"
)

// A Name is the name of a rule and where it is written.
type Name struct {
	Text string
	At   source.Span // where it is written in the profile; zero if it stands in none

	line, column int // until the file is known
}

// place notes where the name stands in a file, with its quotation marks; without one, it stands nowhere.
func (n *Name) place(f *source.File) {
	if n.line == 0 {
		return
	}
	start := f.Offset(source.Position{Line: n.line, Column: n.column}, source.CodePoints)
	n.At = f.Span(start, min(start+len(n.Text), f.LineSpan(n.line).End))
}

// Place returns where the rule is written: "documentary.yaml:118", or "".
func (n Name) Place() string {
	if n.At.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s:%d", baseName(n.At.File.Name()), n.At.Position().Line)
}

// UnmarshalYAML reads the name and keeps its line.
func (n *Name) UnmarshalYAML(node ast.Node) error {
	if err := scalarOf(node, &n.Text); err != nil {
		return err
	}
	at := node.GetToken().Position
	n.line, n.column = at.Line, at.Column
	return nil
}

// scalarOf reads a string. Most are plain ones, which need no reflection.
func scalarOf(node ast.Node, to *string) error {
	if s, ok := node.(*ast.StringNode); ok {
		*to = s.Value
		return nil
	}
	return yaml.NodeToValue(node, to)
}

func alternation(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = strings.ReplaceAll(regexp.QuoteMeta(w), " ", `\s+`)
	}
	return "(?:" + strings.Join(quoted, "|") + ")"
}
