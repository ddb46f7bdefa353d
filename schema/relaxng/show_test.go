package relaxng

import (
	"fmt"
	"strings"
)

// show writes patterns for messages of tests, in the manner of the compact syntax,
// with the elements that can be reached.
func show(start Pattern) string {
	w := shower{seen: map[*Element]bool{}}
	fmt.Fprintf(&w.b, "start = %s\n", w.pattern(start))
	for len(w.pending) > 0 {
		e := w.pending[0]
		w.pending = w.pending[1:]
		fmt.Fprintf(&w.b, "%s = element %s { %s }\n", w.ref(e), showNames(e.Name), w.pattern(e.Content))
	}
	return w.b.String()
}

type shower struct {
	b       strings.Builder
	seen    map[*Element]bool
	pending []*Element
}

func (w *shower) ref(e *Element) string { return "E" + e.Define }

func (w *shower) pattern(p Pattern) string {
	switch p := p.(type) {
	case *NotAllowed:
		return "notAllowed"
	case *Empty:
		return "empty"
	case *Text:
		return "text"
	case *Choice:
		return "(" + w.pattern(p.Left) + " | " + w.pattern(p.Right) + ")"
	case *Group:
		return "(" + w.pattern(p.Left) + ", " + w.pattern(p.Right) + ")"
	case *Interleave:
		return "(" + w.pattern(p.Left) + " & " + w.pattern(p.Right) + ")"
	case *OneOrMore:
		return w.pattern(p.Content) + "+"
	case *List:
		return "list { " + w.pattern(p.Content) + " }"
	case *Data:
		if p.Except != nil {
			return p.Type.Name() + " - " + w.pattern(p.Except)
		}
		return p.Type.Name()
	case *Value:
		return fmt.Sprintf("%q", p.Text)
	case *Attribute:
		return "attribute " + showNames(p.Name) + " { " + w.pattern(p.Content) + " }"
	case *Element:
		if !w.seen[p] {
			w.seen[p] = true
			w.pending = append(w.pending, p)
		}
		return w.ref(p)
	}
	return fmt.Sprintf("%T", p)
}

func showNames(class NameClass) string {
	switch c := class.(type) {
	case *Name:
		return c.Local
	case *AnyName:
		if c.Except != nil {
			return "(* - " + showNames(c.Except) + ")"
		}
		return "*"
	case *NameChoice:
		return "(" + showNames(c.Left) + " | " + showNames(c.Right) + ")"
	}
	return fmt.Sprintf("%T", class)
}
