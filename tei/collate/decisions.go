package collate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/yamltext"
)

// The codes of what is wrong with decisions.
const (
	CodeDecision        diag.Code = "decision"         // it is none that can be read
	CodeDecisionPlace   diag.Code = "decision-place"   // its words are not there, or stand in several places
	CodeDecisionMoved   diag.Code = "decision-moved"   // its words were found, though what is around them has changed
	CodeDecisionIgnored diag.Code = "decision-ignored" // it contradicts another
)

// Decisions are what an editor has decided about a collation: a list in YAML whose
// items have one of the keys
//
//	align: {A: the [cat] saw, B: a [dog] ran}   the words in brackets share a column
//	apart: {A: the [cat] saw, B: a [dog] ran}   they do not
//	join:  {A: "[the black] cat"}               they are one entry of the apparatus
//	split: {A: "the [black] cat"}               an entry of the apparatus begins there
//	lemma: B                                    the reading of B is the text, where,
//	at:    {A: the [cat] saw}                   in an item with lemma, at stands
//	type:  orthographic                         the entry is of this type, where at stands
//
// and may have a note, which is for people. Words are named by a witness, and found
// there by themselves and by the words around them, without regard to case, accents and
// punctuation, so that they are found again in a text that was corrected.
type Decisions struct {
	file *source.File
	list []decision
}

type decision struct {
	kind  string
	at    source.Span
	value string // of lemma and type
	words []namedWords
}

// Words of a witness, in brackets, with some around them.
type namedWords struct {
	siglum, text string
	at           source.Span
}

const decisionHelp = "write it like this: `- align: {A: the [cat] saw, B: a [dog] ran}`"

// ReadDecisions reads decisions.
func ReadDecisions(f *source.File) (*Decisions, diag.List) {
	d := &Decisions{file: f}
	if err := yamltext.CheckDepth(f.Bytes()); err != nil {
		return nil, diag.List{yamlProblem(f, err, CodeDecision, "these are no decisions", decisionHelp)}
	}
	tree, err := parser.ParseBytes(f.Bytes(), 0)
	if err != nil {
		return nil, diag.List{yamlProblem(f, err, CodeDecision, "these are no decisions", decisionHelp)}
	}
	var found diag.List
	for _, doc := range tree.Docs {
		switch body := doc.Body.(type) {
		case nil, *ast.NullNode, *ast.CommentGroupNode:
		case *ast.SequenceNode:
			for _, item := range body.Values {
				x, wrong := d.read(item)
				d.list, found = append(d.list, x), append(found, wrong...)
			}
		default:
			found = append(found, d.problem(body, "decisions are a list"))
		}
	}
	if found.HasErrors() {
		return nil, found
	}
	return d, nil
}

func (d *Decisions) problem(n ast.Node, message string) diag.Diagnostic {
	return diag.Diagnostic{Code: CodeDecision, Span: d.span(n), Message: message, Help: decisionHelp}
}

// span returns the place of a node.
func (d *Decisions) span(n ast.Node) source.Span {
	t := n.GetToken()
	if t == nil || t.Position == nil {
		return d.file.Span(0, 0)
	}
	at := d.file.Offset(source.Position{Line: t.Position.Line, Column: t.Position.Column}, source.CodePoints)
	return d.file.Span(at, min(d.file.Len(), at+len(t.Value)))
}

func (d *Decisions) read(item ast.Node) (decision, diag.List) {
	x := decision{at: d.span(item)}
	var found diag.List
	for _, field := range yamltext.Pairs(item) {
		switch key := plainValue(field.Key); key {
		case "align", "apart", "join", "split", "at":
			if key != "at" && x.kind != "" {
				return x, append(found, d.problem(field.Key, "one item is one decision: it has "+x.kind+" already"))
			}
			if key != "at" {
				x.kind, x.at = key, d.span(field.Key)
			}
			for _, w := range yamltext.Pairs(field.Value) {
				x.words = append(x.words, namedWords{plainValue(w.Key), plainValue(w.Value), d.span(w.Value)})
			}
		case "lemma", "type":
			if x.kind != "" {
				return x, append(found, d.problem(field.Key, "one item is one decision: it has "+x.kind+" already"))
			}
			x.kind, x.value, x.at = key, plainValue(field.Value), d.span(field.Key)
		case "note":
		default:
			found = append(found, d.problem(field.Key, fmt.Sprintf("a decision cannot be %q", key)))
		}
	}
	if len(found) > 0 {
		return x, found
	}
	return x, d.complete(item, x)
}

// complete says what a decision lacks.
func (d *Decisions) complete(item ast.Node, x decision) diag.List {
	least := map[string]int{"align": 2, "apart": 2, "join": 1, "split": 1, "lemma": 1, "type": 1}[x.kind]
	switch {
	case x.kind == "":
		return diag.List{d.problem(item, "this is no decision")}
	case x.kind == "type" && !slices.Contains(kinds, Kind(x.value)):
		return diag.List{{Code: CodeDecision, Span: x.at, Message: fmt.Sprintf("an entry cannot be of the type %q", x.value),
			Help: "write one of these: " + kindNames()}}
	case len(x.words) < least:
		return diag.List{d.problem(item, fmt.Sprintf("%s needs the words of at least %d %s", x.kind, least,
			map[bool]string{true: "witness", false: "witnesses"}[least == 1]))}
	}
	for _, w := range x.words {
		before, rest, opened := strings.Cut(w.text, "[")
		inside, after, closed := strings.Cut(rest, "]")
		if !opened || !closed || strings.TrimSpace(inside) == "" || strings.ContainsAny(before+after, "[]") {
			return diag.List{{Code: CodeDecision, Span: w.at, Message: "the words that are meant are not marked",
				Help: "put them into square brackets, with some words around them: `the [cat] saw`"}}
		}
	}
	return nil
}

func plainValue(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value)
	case nil:
		return ""
	}
	return n.String()
}
