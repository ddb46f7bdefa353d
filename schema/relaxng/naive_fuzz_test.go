package relaxng

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/siglum/siglum/schema/datatype"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// FuzzValidate holds the automaton to the naive validator, on small grammars and
// documents made from bytes.
func FuzzValidate(f *testing.F) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		f.Add(randomBytes(random))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c := &chooser{data: data}
		g := c.grammar()
		s, small := Compile(g), compileWithin(g, 800)
		for range 3 {
			root := c.document(g)
			compareWithNaive(t, s, root)
			compareWithNaive(t, small, root)
		}
	})
}

func randomBytes(r *rand.Rand) []byte {
	data := make([]byte, 40+r.IntN(160))
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	return data
}

func compareWithNaive(t *testing.T, s *Schema, root naiveNode) {
	t.Helper()
	var b strings.Builder
	root.write(&b)
	validate := func() string {
		r := xmltext.NewReader(source.NewFile("d.xml", []byte(b.String())), xmltext.Options{})
		found := s.Validate(r, Options{})
		if len(r.Diagnostics()) > 0 {
			t.Fatalf("the test's own document is not well-formed: %v", r.Diagnostics())
		}
		return found.Error()
	}
	first := validate()
	if again := validate(); again != first {
		t.Errorf("not the same twice:\n%s\n%s", first, again)
	}
	want, err := (&naive{}).valid(s.grammar.Start, root)
	if errors.Is(err, errTooLong) {
		return
	}
	if got := first == "no diagnostics"; got != want {
		t.Errorf("valid=%v, and naively %v\n%s\n%s\n%s", got, want, b.String(), first, show(s.grammar.Start))
	}
}

// A chooser makes choices from bytes; when they run out, always the first.
type chooser struct {
	data  []byte
	depth int
	nodes int
}

func (c *chooser) choose(n int) int {
	if len(c.data) == 0 {
		return 0
	}
	b := c.data[0]
	c.data = c.data[1:]
	return int(b) % n
}

var (
	token   = mustType("", "token")
	integer = mustType(datatype.XSD, "integer")
)

func mustType(library, name string) *datatype.Datatype {
	d, err := datatype.New(library, name, nil)
	if err != nil {
		panic(err)
	}
	return d
}

// grammar makes a grammar of four elements, two of which may have the same name.
func (c *chooser) grammar() *Grammar {
	elements := make([]*Element, 4)
	for i := range elements {
		elements[i] = &Element{Name: c.nameClass("abc"), Define: fmt.Sprint(i)}
	}
	for _, e := range elements {
		e.Content = c.pattern(elements, 4)
	}
	return &Grammar{Start: &Choice{elements[0], elements[1]}}
}

func (c *chooser) nameClass(names string) NameClass {
	switch c.choose(8) {
	case 0:
		return &AnyName{}
	case 1:
		return &AnyName{Except: &Name{Local: names[:1]}}
	case 2:
		return &NameChoice{&Name{Local: names[:1]}, &Name{Local: names[1:2]}}
	}
	i := c.choose(len(names))
	return &Name{Local: names[i : i+1]}
}

func (c *chooser) pattern(elements []*Element, depth int) Pattern {
	if depth == 0 {
		return c.leaf(elements)
	}
	sub := func() Pattern { return c.pattern(elements, depth-1) }
	switch c.choose(9) {
	case 0, 1:
		return &Choice{sub(), sub()}
	case 2, 3:
		return &Group{sub(), sub()}
	case 4:
		return &Interleave{sub(), sub()}
	case 5:
		return &OneOrMore{sub()}
	case 6:
		return &Choice{&Empty{}, sub()}
	case 7:
		return &Choice{&Empty{}, &OneOrMore{sub()}}
	}
	return c.leaf(elements)
}

func (c *chooser) leaf(elements []*Element) Pattern {
	switch c.choose(12) {
	case 0:
		return &Empty{}
	case 1:
		return &Text{}
	case 2:
		return &Attribute{Name: c.nameClass("xyz"), Content: c.data_(1)}
	case 3:
		return &Attribute{Name: c.nameClass("xyz"), Content: &Text{}}
	case 4:
		return c.data_(2)
	}
	return elements[c.choose(len(elements))]
}

// data_ makes a pattern of strings.
func (c *chooser) data_(depth int) Pattern {
	switch c.choose(8) {
	case 0:
		return &Data{Type: integer}
	case 1:
		return &Data{Type: token, Except: c.value()}
	case 2:
		if depth > 0 {
			return &List{Content: &OneOrMore{Content: c.data_(depth - 1)}}
		}
	case 3:
		if depth > 0 {
			return &Choice{c.data_(depth - 1), c.data_(depth - 1)}
		}
	case 4:
		return &List{Content: &Group{c.value(), &Data{Type: token}}}
	}
	return c.value()
}

var words = []string{"p", "1", "2", "p 1", ""}

func (c *chooser) value() Pattern {
	w := words[c.choose(3)]
	v, err := token.Value(w, nil)
	if err != nil {
		panic(err)
	}
	return &Value{Type: token, Value: v, Text: w}
}

// document makes a document that the grammar may allow: it walks through the
// patterns, and now and then does something else.
func (c *chooser) document(g *Grammar) naiveNode {
	var in naiveNode
	c.depth, c.nodes = 0, 0
	c.follow(g.Start, &in)
	for _, child := range in.children {
		if child.name.Local != "" {
			return child
		}
	}
	return naiveNode{name: Name{Local: "a"}}
}

// follow appends to a node what matches a pattern.
func (c *chooser) follow(p Pattern, in *naiveNode) {
	if c.choose(24) == 1 {
		c.mischief(in)
	}
	switch p := p.(type) {
	case *Choice:
		c.follow([]Pattern{p.Left, p.Right}[c.choose(2)], in)
	case *Group:
		c.follow(p.Left, in)
		c.follow(p.Right, in)
	case *Interleave:
		pair := []Pattern{p.Left, p.Right}
		i := c.choose(2)
		c.follow(pair[i], in)
		c.follow(pair[1-i], in)
	case *OneOrMore:
		for range 1 + c.choose(3) {
			c.follow(p.Content, in)
		}
	case *Text:
		in.children = append(in.children, naiveNode{text: words[c.choose(len(words))]})
	case *Data, *Value, *List:
		in.children = append(in.children, naiveNode{text: c.sample(p)})
	case *Attribute:
		in.attributes = append(in.attributes, xmltext.Attr{Name: xmltext.Name{Local: c.name(p.Name, "xyz")}, Value: c.sample(p.Content)})
	case *Element:
		c.element(p, in)
	}
}

func (c *chooser) element(p *Element, in *naiveNode) {
	if c.nodes++; c.depth > 6 || c.nodes > 300 {
		return
	}
	c.depth++
	child := naiveNode{name: Name{Local: c.name(p.Name, "abc")}}
	c.follow(p.Content, &child)
	child.tidy()
	in.children = append(in.children, child)
	c.depth--
}

func (c *chooser) mischief(in *naiveNode) {
	switch c.choose(3) {
	case 0:
		in.children = append(in.children, naiveNode{text: words[c.choose(len(words))]})
	case 1:
		in.children = append(in.children, naiveNode{name: Name{Local: "abcd"[c.choose(4):][:1]}})
	case 2:
		in.attributes = append(in.attributes, xmltext.Attr{Name: xmltext.Name{Local: "xyz"[c.choose(3):][:1]}, Value: words[c.choose(len(words))]})
	}
}

func (c *chooser) name(class NameClass, names string) string {
	start := c.choose(len(names))
	for i := range len(names) {
		n := names[(start+i)%len(names):][:1]
		if contains(class, "", n) {
			return n
		}
	}
	return "d"
}

// sample returns a text that a pattern of strings may match.
func (c *chooser) sample(p Pattern) string {
	switch p := p.(type) {
	case *Value:
		return p.Text
	case *Choice:
		return c.sample([]Pattern{p.Left, p.Right}[c.choose(2)])
	case *List:
		return c.sample(p.Content) + " " + c.sample(p.Content)
	case *OneOrMore:
		return c.sample(p.Content)
	case *Group:
		return c.sample(p.Left) + " " + c.sample(p.Right)
	}
	return words[c.choose(len(words))]
}

// tidy joins texts that stand side by side and drops attributes given twice, as no
// document has them.
func (n *naiveNode) tidy() {
	var children []naiveNode
	for _, c := range n.children {
		last := len(children) - 1
		switch {
		case c.name.Local != "" || last < 0 || children[last].name.Local != "":
			children = append(children, c)
		default:
			children[last].text += c.text
		}
	}
	n.children = nil
	for _, c := range children {
		if c.name.Local != "" || c.text != "" {
			n.children = append(n.children, c)
		}
	}
	var attributes []xmltext.Attr
	seen := map[string]bool{}
	for _, a := range n.attributes {
		if !seen[a.Name.Local] {
			seen[a.Name.Local] = true
			attributes = append(attributes, a)
		}
	}
	n.attributes = attributes
}

func (n *naiveNode) write(b *strings.Builder) {
	if n.name.Local == "" {
		b.WriteString(n.text)
		return
	}
	b.WriteString("<" + n.name.Local)
	for _, a := range n.attributes {
		fmt.Fprintf(b, " %s=%q", a.Name.Local, a.Value)
	}
	b.WriteString(">")
	for i := range n.children {
		n.children[i].write(b)
	}
	b.WriteString("</" + n.name.Local + ">")
}
