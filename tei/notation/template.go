package notation

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"github.com/siglum/siglum/tei/expression"
)

// A Template is a piece of TEI with holes: <add hand="#{hand}">{content}</add>.
//
// A hole is {content} (what the bracket holds, encoded), {text} (the same as
// plain characters), {before} and {after} (the parts of the word that the bracket
// touches), {hand}, {resp}, or a named group of the rule's expression, perhaps
// looked up in a table of the profile: {where:places}. An attribute with a hole
// that nothing fills is left out.
type Template struct {
	Source string
	Nodes  []TemplateNode
}

// A TemplateNode is an element (Name is set), a hole (Hole is set) or text.
type TemplateNode struct {
	Name  string
	Attrs []TemplateAttr
	Nodes []TemplateNode
	Hole  string
	Text  string
}

// A TemplateAttr is an attribute whose value may have a hole.
type TemplateAttr struct {
	Name   string
	Before string // the value before the hole, or the whole value
	Hole   string // "" if it has none
	Map    string // the table that the hole's value is looked up in
	After  string
}

// UnmarshalYAML reads the template; it is parsed when the profile is checked.
func (t *Template) UnmarshalYAML(node ast.Node) error {
	return yaml.NodeToValue(node, &t.Source)
}

// Holes yields the name of each hole of the template.
func (t *Template) Holes(yield func(string) bool) { holes(t.Nodes, yield) }

func holes(nodes []TemplateNode, yield func(string) bool) bool {
	for _, n := range nodes {
		if n.Hole != "" && !yield(n.Hole) {
			return false
		}
		for _, a := range n.Attrs {
			if a.Hole != "" && !yield(a.Hole) {
				return false
			}
		}
		if !holes(n.Nodes, yield) {
			return false
		}
	}
	return true
}

// Tables yields each hole of an attribute whose value is looked up in a table of the profile, and the name of
// that.
func (t *Template) Tables(yield func(hole, table string) bool) {
	attributes(t.Nodes, func(a TemplateAttr) bool { return a.Map == "" || yield(a.Hole, a.Map) })
}

// attributes yields the attributes of nodes and of what is in them.
func attributes(nodes []TemplateNode, yield func(TemplateAttr) bool) bool {
	for _, n := range nodes {
		for _, a := range n.Attrs {
			if !yield(a) {
				return false
			}
		}
		if !attributes(n.Nodes, yield) {
			return false
		}
	}
	return true
}

// parse reads the template's XML, unless it is read.
func (t *Template) parse() error {
	if t.Nodes != nil {
		return nil
	}
	dec := xml.NewDecoder(strings.NewReader(t.Source))
	stack := []*TemplateNode{{}}
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("the TEI template is not well-formed: %s", err)
		}
		top := stack[len(stack)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			stack = append(stack, startNode(tok))
		case xml.EndElement:
			stack = stack[:len(stack)-1]
			parent := stack[len(stack)-1]
			parent.Nodes = append(parent.Nodes, *top)
		case xml.CharData:
			top.Nodes = append(top.Nodes, textNodes(string(tok))...)
		}
	}
	t.Nodes = stack[0].Nodes
	return nil
}

func startNode(tok xml.StartElement) *TemplateNode {
	n := &TemplateNode{Name: tok.Name.Local}
	for _, a := range tok.Attr {
		n.Attrs = append(n.Attrs, templateAttr(a))
	}
	return n
}

var hole = expression.Lazy(`\{([\w-]+)(?::([\w-]+))?\}`)

const xmlNamespace = "http://www.w3.org/XML/1998/namespace"

func templateAttr(a xml.Attr) TemplateAttr {
	name := a.Name.Local
	if a.Name.Space == xmlNamespace {
		name = "xml:" + name
	}
	at := hole().FindStringSubmatchIndex(a.Value)
	if at == nil {
		return TemplateAttr{Name: name, Before: a.Value}
	}
	t := TemplateAttr{Name: name, Before: a.Value[:at[0]], Hole: a.Value[at[2]:at[3]], After: a.Value[at[1]:]}
	if at[4] >= 0 {
		t.Map = a.Value[at[4]:at[5]]
	}
	return t
}

func textNodes(s string) []TemplateNode {
	var nodes []TemplateNode
	for s != "" {
		at := hole().FindStringSubmatchIndex(s)
		if at == nil {
			return append(nodes, TemplateNode{Text: s})
		}
		if at[0] > 0 {
			nodes = append(nodes, TemplateNode{Text: s[:at[0]]})
		}
		nodes = append(nodes, TemplateNode{Hole: s[at[2]:at[3]]})
		s = s[at[1]:]
	}
	return nodes
}
