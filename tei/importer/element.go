package importer

import (
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// An element is one of an XML document with what stands in it. Elements go by their local
// names: PAGE and ALTO have a namespace for each version, DOCX two for each vocabulary.
type element struct {
	name  string
	space string
	attrs []attribute
	nodes []*element
	text  string // of text, which has no name
}

type attribute struct{ name, value string }

// maxDepth is the number of elements that may be open at once in XML that is imported.
const maxDepth = 500

// readXML reads an XML document. Entities that are declared outside of it are left out.
func (s *script) readXML(f *source.File, encoding string) (*element, diag.List) {
	r := xmltext.NewReader(f, xmltext.Options{MaxDepth: maxDepth, Encoding: encoding})
	root := &element{}
	open := []*element{root}
	for e := r.Next(); e != nil; e = r.Next() {
		top := open[len(open)-1]
		switch e.Kind {
		case xmltext.StartElement:
			el := &element{name: e.Name.Local, space: e.Name.Space}
			for _, a := range e.Attrs {
				if !a.IsNamespace() {
					el.attrs = append(el.attrs, attribute{a.Name.Local, a.Value})
				}
			}
			top.nodes = append(top.nodes, el)
			open = append(open, el)
		case xmltext.EndElement:
			open = open[:len(open)-1]
		case xmltext.Text, xmltext.CData:
			top.nodes = append(top.nodes, &element{text: string(e.Text)})
		case xmltext.EntityReference:
			s.leave(kindEntity, "&"+e.Name.Local+";")
		}
	}
	if list := r.Diagnostics(); list.HasErrors() {
		return nil, list
	}
	for _, n := range root.nodes {
		if n.name != "" {
			return n, nil
		}
	}
	return root, nil
}

// attr returns the value of an attribute, "" if it is not there.
func (e *element) attr(name string) string {
	value, _ := e.lookUp(name)
	return value
}

func (e *element) lookUp(name string) (string, bool) {
	for _, a := range e.attrs {
		if a.name == name {
			return a.value, true
		}
	}
	return "", false
}

// child returns the first child of a name, or nil.
func (e *element) child(name string) *element {
	if e == nil {
		return nil
	}
	for _, n := range e.nodes {
		if n.name == name {
			return n
		}
	}
	return nil
}

// children yields the children of a name.
func (e *element) children(name string) func(func(*element) bool) {
	return func(yield func(*element) bool) {
		if e == nil {
			return
		}
		for _, n := range e.nodes {
			if n.name == name && !yield(n) {
				return
			}
		}
	}
}

// descend yields the element and those in it, in the order of the document.
func (e *element) descend(yield func(*element) bool) bool {
	if e == nil || e.name == "" {
		return true
	}
	if !yield(e) {
		return false
	}
	for _, n := range e.nodes {
		if !n.descend(yield) {
			return false
		}
	}
	return true
}

// all yields the elements of a name within an element.
func (e *element) all(name string) func(func(*element) bool) {
	return func(yield func(*element) bool) {
		e.descend(func(n *element) bool { return n.name != name || yield(n) })
	}
}

// content returns the text in an element.
func (e *element) content() string {
	var b strings.Builder
	e.writeContent(&b)
	return b.String()
}

func (e *element) writeContent(b *strings.Builder) {
	if e == nil {
		return
	}
	b.WriteString(e.text)
	for _, n := range e.nodes {
		n.writeContent(b)
	}
}
