package tei

import (
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/beevik/etree"
)

// Is reports whether an element has a local name and is in the TEI namespace.
func Is(e *etree.Element, local string) bool {
	return e.Tag == local && e.NamespaceURI() == Namespace
}

// Elements yields an element and all elements in it, in document order. The tree
// may be as deep as it likes: no stack grows with it but one on the heap.
func Elements(e *etree.Element) iter.Seq[*etree.Element] {
	return func(yield func(*etree.Element) bool) {
		stack := []*etree.Element{e}
		for len(stack) > 0 {
			e := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if !yield(e) {
				return
			}
			for i := len(e.Child) - 1; i >= 0; i-- {
				if child, ok := e.Child[i].(*etree.Element); ok {
					stack = append(stack, child)
				}
			}
		}
	}
}

// Find returns the elements of a local name below an element, in document order.
func Find(e *etree.Element, local string) iter.Seq[*etree.Element] {
	return func(yield func(*etree.Element) bool) {
		for found := range Elements(e) {
			if found != e && Is(found, local) && !yield(found) {
				return
			}
		}
	}
}

// Children yields the child elements of a local name.
func Children(e *etree.Element, local string) iter.Seq[*etree.Element] {
	return func(yield func(*etree.Element) bool) {
		for _, child := range e.Child {
			if found, ok := child.(*etree.Element); ok && Is(found, local) && !yield(found) {
				return
			}
		}
	}
}

// Descend follows a path of local names from an element to the first child of
// each, and returns the last, or nil if one is missing.
func Descend(e *etree.Element, path ...string) *etree.Element {
	for _, local := range path {
		if e = firstChild(e, local); e == nil {
			return nil
		}
	}
	return e
}

func firstChild(e *etree.Element, local string) *etree.Element {
	for child := range Children(e, local) {
		return child
	}
	return nil
}

// Content returns all character data in an element, exactly, in document order.
func Content(e *etree.Element) string {
	var b strings.Builder
	type place struct {
		e    *etree.Element
		next int
	}
	stack := []place{{e: e}}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.next == len(top.e.Child) {
			stack = stack[:len(stack)-1]
			continue
		}
		child := top.e.Child[top.next]
		top.next++
		switch child := child.(type) {
		case *etree.CharData:
			b.WriteString(child.Data)
		case *etree.Element:
			stack = append(stack, place{e: child})
		}
	}
	return b.String()
}

// Phrase returns the character data in an element with each run of white space
// folded into one blank and none at the ends, as headers are read.
func Phrase(e *etree.Element) string {
	if e == nil {
		return ""
	}
	return strings.Join(strings.FieldsFunc(Content(e), isXMLSpace), " ")
}

// isXMLSpace reports white space as XML 1.0 2.3 has it: a no-break space is a
// character of the text.
func isXMLSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r'
}

// Path returns the place of an element in its document, with its number among
// siblings of the same name: /TEI/text[1]/body[1]/p[3].
func Path(e *etree.Element) string {
	parent := e.Parent()
	if parent == nil || parent.Parent() == nil && parent.Tag == "" {
		return "/" + e.FullTag()
	}
	n := 0
	for _, child := range parent.ChildElements() {
		if child.FullTag() == e.FullTag() {
			n++
		}
		if child == e {
			break
		}
	}
	return fmt.Sprintf("%s/%s[%d]", Path(parent), e.FullTag(), n)
}

// Paths returns what Path returns for a root element and all elements in it, in time
// that grows with their number only.
func Paths(root *etree.Element) map[*etree.Element]string {
	paths := map[*etree.Element]string{root: Path(root)}
	numbers := map[string]int{} // of the siblings so far, by name
	for e := range Elements(root) {
		clear(numbers)
		for _, child := range e.Child {
			if child, ok := child.(*etree.Element); ok {
				name := child.FullTag()
				numbers[name]++
				paths[child] = paths[e] + "/" + name + "[" + strconv.Itoa(numbers[name]) + "]"
			}
		}
	}
	return paths
}
