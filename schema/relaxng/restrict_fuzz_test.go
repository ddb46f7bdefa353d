package relaxng

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema/relaxng/syntax"
	"github.com/siglum/siglum/tei/source"
)

// FuzzRestrict makes schemas of bytes and compares what restrict says of them with the oracle:
// both find something or neither, and restrict finds only what the oracle finds too.
func FuzzRestrict(f *testing.F) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		choices := make([]byte, 20+random.IntN(200))
		for i := range choices {
			choices[i] = byte(random.Uint32())
		}
		f.Add(choices)
	}
	f.Fuzz(func(t *testing.T, choices []byte) {
		root := (&generator{choices: choices, at: source.NewFile("generated", nil).Span(0, 0)}).grammar()
		g, s := simplifyOnly(root)
		if g == nil {
			return
		}
		want, ok := judge(g)
		if !ok {
			return
		}
		restrict(g, s)
		if (len(s.diags) > 0) != (len(want) > 0) {
			t.Fatalf("restrict says %v; the oracle finds broken: %v", s.diags, want)
		}
		for _, d := range s.diags {
			section, _, _ := strings.Cut(strings.TrimPrefix(d.Message, "RELAX NG "), ":")
			if !want[section] {
				t.Errorf("restrict says %v; the oracle finds broken: %v", d, want)
			}
		}
	})
}

// A generator makes a schema of bytes, each of which decides something.
type generator struct {
	choices []byte
	at      source.Span
}

// pick returns a number below n.
func (g *generator) pick(n int) int {
	if len(g.choices) == 0 {
		return 0
	}
	c := int(g.choices[0])
	g.choices = g.choices[1:]
	return c % n
}

func (g *generator) grammar() syntax.Pattern {
	start := &syntax.Define{Content: []syntax.Pattern{g.element(0)}}
	if g.pick(8) == 0 {
		start.Content[0] = g.pattern(2)
	}
	content := []syntax.Component{start}
	for _, name := range []string{"p", "q", "r"} {
		content = append(content, &syntax.Define{Name: name, Content: []syntax.Pattern{g.pattern(1)}})
	}
	return &syntax.Grammar{Content: content}
}

const maxNesting = 5

func (g *generator) pattern(depth int) syntax.Pattern {
	if depth > maxNesting {
		return g.leaf()
	}
	switch n := g.pick(16); n {
	case 0, 1:
		return g.element(depth)
	case 2, 3:
		return g.attribute(depth)
	case 4:
		return &syntax.Data{Type: "token", Except: g.patterns(depth, g.pick(2))}
	case 5, 6, 7:
		return g.leaf()
	default:
		op := syntax.Op(1 + n%8)
		return &syntax.Compound{Node: syntax.Node{Span: g.at}, Op: op, Content: g.patterns(depth, 1+g.pick(3))}
	}
}

func (g *generator) patterns(depth, n int) []syntax.Pattern {
	var list []syntax.Pattern
	for range n {
		list = append(list, g.pattern(depth+1))
	}
	return list
}

func (g *generator) leaf() syntax.Pattern {
	switch g.pick(10) {
	case 0:
		return &syntax.Empty{}
	case 1:
		return &syntax.NotAllowed{}
	case 2, 3:
		return &syntax.Text{}
	case 4:
		return &syntax.Value{Type: "token", Text: "v"}
	case 5:
		return &syntax.Data{Type: "token"}
	}
	return &syntax.Ref{Name: []string{"p", "q", "r"}[g.pick(3)]}
}

func (g *generator) element(depth int) syntax.Pattern {
	return &syntax.Element{Node: syntax.Node{Span: g.at}, Name: g.name(0), Content: g.patterns(depth, 1+g.pick(2))}
}

func (g *generator) attribute(depth int) syntax.Pattern {
	a := &syntax.Attribute{Node: syntax.Node{Span: g.at}, Name: g.name(0)}
	if g.pick(3) == 0 {
		a.Content = g.patterns(depth, 1)
	}
	if g.pick(3) == 0 {
		return &syntax.Compound{Op: syntax.ZeroOrMore, Content: []syntax.Pattern{a}}
	}
	return a
}

func (g *generator) name(depth int) syntax.NameClass {
	space := []string{"", "urn:x"}[g.pick(2)]
	switch n := g.pick(10); {
	case n < 6 || depth > 2:
		return &syntax.Name{Space: space, Local: []string{"a", "b", "c"}[g.pick(3)]}
	case n == 6:
		return &syntax.AnyName{Except: g.names(depth, g.pick(3))}
	case n == 7:
		return &syntax.NSName{Space: space, Except: g.names(depth, g.pick(3))}
	}
	return &syntax.NameChoice{Content: g.names(depth, 1+g.pick(3))}
}

func (g *generator) names(depth, n int) []syntax.NameClass {
	var list []syntax.NameClass
	for range n {
		list = append(list, g.name(depth+1))
	}
	return list
}
