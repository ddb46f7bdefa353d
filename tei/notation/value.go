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
	At   source.Span // its line in the profile; zero if it stands in none
	line int         // until the file is known
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
	n.line = lineOf(node)
	return nil
}

func lineOf(node ast.Node) int { return node.GetToken().Position.Line }

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
