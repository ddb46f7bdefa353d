package critical

import "slices"

// Equal reports whether two lists of nodes are the same text: names, attributes in any
// order, text, comments and instructions.
func Equal(a, b []Node) bool { return slices.EqualFunc(a, b, equal) }

func equal(a, b Node) bool {
	switch a := a.(type) {
	case *Element:
		b, ok := b.(*Element)
		return ok && a.Name == b.Name && sameAttrs(a.Attrs, b.Attrs) && Equal(a.Children, b.Children)
	case *Text:
		b, ok := b.(*Text)
		return ok && a.Text == b.Text
	case *Comment:
		b, ok := b.(*Comment)
		return ok && a.Text == b.Text
	case *Instruction:
		b, ok := b.(*Instruction)
		return ok && a.Target == b.Target && a.Text == b.Text
	}
	return false
}
