package relaxng_test

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/schema/relaxng"
)

// writeSimple writes a grammar in simple form much as the compact syntax would, with
// each element as a definition e1, e2 and so on, in the order in which they are met.
func writeSimple(g *relaxng.Grammar) string {
	w := &simpleWriter{numbers: map[*relaxng.Element]int{}}
	fmt.Fprintf(&w.b, "start = %s\n", w.pattern(g.Start))
	for i := 0; i < len(w.elements); i++ { // more may come while this goes on
		e := w.elements[i]
		content := w.pattern(e.Content)
		fmt.Fprintf(&w.b, "e%d = element %s { %s }\n", i+1, w.name(e.Name), content)
	}
	return w.b.String()
}

type simpleWriter struct {
	b        strings.Builder
	numbers  map[*relaxng.Element]int
	elements []*relaxng.Element
}

func (w *simpleWriter) pattern(p relaxng.Pattern) string {
	switch p := p.(type) {
	case *relaxng.Element:
		if w.numbers[p] == 0 {
			w.elements = append(w.elements, p)
			w.numbers[p] = len(w.elements)
		}
		return fmt.Sprintf("e%d", w.numbers[p])
	case *relaxng.NotAllowed:
		return "notAllowed"
	case *relaxng.Empty:
		return "empty"
	case *relaxng.Text:
		return "text"
	case *relaxng.Choice:
		return w.binary(p.Left, "|", p.Right)
	case *relaxng.Group:
		return w.binary(p.Left, ",", p.Right)
	case *relaxng.Interleave:
		return w.binary(p.Left, "&", p.Right)
	case *relaxng.OneOrMore:
		return w.pattern(p.Content) + "+"
	case *relaxng.List:
		return "list { " + w.pattern(p.Content) + " }"
	case *relaxng.Attribute:
		return fmt.Sprintf("attribute %s { %s }", w.name(p.Name), w.pattern(p.Content))
	case *relaxng.Value:
		return fmt.Sprintf("%s %q", p.Type.Name(), p.Text)
	case *relaxng.Data:
		if p.Except != nil {
			return p.Type.Name() + " - " + w.pattern(p.Except)
		}
		return p.Type.Name()
	}
	return fmt.Sprintf("%T", p)
}

func (w *simpleWriter) binary(left relaxng.Pattern, op string, right relaxng.Pattern) string {
	l := w.pattern(left)
	return fmt.Sprintf("(%s %s %s)", l, op, w.pattern(right))
}

func (w *simpleWriter) name(n relaxng.NameClass) string {
	switch n := n.(type) {
	case *relaxng.Name:
		return "{" + n.Space + "}" + n.Local
	case *relaxng.AnyName:
		return "*" + w.except(n.Except)
	case *relaxng.NSName:
		return "{" + n.Space + "}*" + w.except(n.Except)
	case *relaxng.NameChoice:
		l := w.name(n.Left)
		return fmt.Sprintf("(%s | %s)", l, w.name(n.Right))
	}
	return fmt.Sprintf("%T", n)
}

func (w *simpleWriter) except(n relaxng.NameClass) string {
	if n == nil {
		return ""
	}
	return " - " + w.name(n)
}
