package encode

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/notation"
)

// A reading is how a template reads an element that it could have made: what
// filled its holes.
type reading struct {
	from    *etree.Element
	words   map[string]string
	content []etree.Token
	fit     int           // how closely the template describes the element
	parts   []etree.Token // before, ex and after of a word completed: printed as they stand
}

// How much an element and an attribute that a template states weigh against a hole
// of it that nothing fills.
const (
	fitElement = 10
	fitAttr    = 10
)

// read reads an element by a template of one element. ok is false if the template
// could not have made it.
func read(t *notation.Template, e *etree.Element) (r reading, ok bool) {
	if t == nil || len(t.Nodes) != 1 || t.Nodes[0].Name != e.Tag {
		return r, false // without asking for memory: all rules are tried on all elements
	}
	r.from, r.words = e, map[string]string{}
	return r, r.element(t.Nodes[0], e)
}

func (r *reading) element(t notation.TemplateNode, e *etree.Element) bool {
	r.fit += fitElement
	return t.Name == e.Tag && r.attrs(t, e) && r.children(t.Nodes, e.Child)
}

// attrs reads the attributes: each that the template states must be there as it
// states it, one with a hole may be missing, and there must be no other but
// xml:id, and @rend for the layout of the transcription.
func (r *reading) attrs(t notation.TemplateNode, e *etree.Element) bool {
	seen := 0
	for _, a := range t.Attrs {
		value := e.SelectAttr(a.Name)
		switch {
		case value == nil && a.Hole == "":
			return false
		case value == nil:
			r.fit--
			continue
		case !r.attr(a, value.Value):
			return false
		}
		seen++
	}
	for _, key := range []string{"xml:id", "rend"} {
		if a := e.SelectAttr(key); a != nil && !states(t, key) && (key != "rend" || isLayoutRend(a.Value)) {
			seen++
		}
	}
	return seen == len(e.Attr)
}

// isLayoutRend reports whether a value of @rend says nothing but how the transcription is laid out: indentation, and what
// runs on.
func isLayoutRend(value string) bool {
	return !slices.ContainsFunc(strings.Fields(value), func(token string) bool {
		return token != runOn && token != runInMark && indentToken().FindString(token) == ""
	})
}

func states(t notation.TemplateNode, attr string) bool {
	return slices.ContainsFunc(t.Attrs, func(a notation.TemplateAttr) bool { return a.Name == attr })
}

func (r *reading) attr(a notation.TemplateAttr, value string) bool {
	if a.Hole == "" {
		r.fit += fitAttr
		return value == a.Before
	}
	inner, ok := strings.CutPrefix(value, a.Before)
	if !ok {
		return false
	}
	inner, ok = strings.CutSuffix(inner, a.After)
	r.words[a.Hole] = inner
	return ok
}

// children reads what stands in an element. A template holds its content alone, or
// elements, perhaps between pieces of a word.
func (r *reading) children(t []notation.TemplateNode, list []etree.Token) bool {
	switch {
	case len(t) == 0:
		return len(list) == 0
	case len(t) == 1 && t[0].Hole == "content":
		r.content = list
		return true
	case len(t) == 1 && t[0].Hole != "":
		return r.text(t[0].Hole, list)
	case len(t) == 1 && t[0].Text != "":
		return r.literal(t[0].Text, list)
	case len(t) == 3 && t[0].Text != "" && t[1].Hole == "content" && t[2].Text != "":
		return r.enclosed(t[0].Text, t[2].Text, list)
	case !slices.ContainsFunc(t, func(n notation.TemplateNode) bool { return n.Name == "" }):
		return r.sequence(t, list)
	}
	return r.word(t, list)
}

// enclosed reads content between two pieces of text that the template states.
func (r *reading) enclosed(before, after string, list []etree.Token) bool {
	if len(list) == 0 {
		return false
	}
	content := slices.Clone(list)
	first, ok := content[0].(*etree.CharData)
	if !ok || !strings.HasPrefix(first.Data, before) {
		return false
	}
	content[0] = etree.NewText(first.Data[len(before):])
	end := len(content) - 1
	last, ok := content[end].(*etree.CharData)
	if !ok || !strings.HasSuffix(last.Data, after) {
		return false
	}
	content[end] = etree.NewText(strings.TrimSuffix(last.Data, after))
	r.content = content
	return true
}

// literal reads text that the template states.
func (r *reading) literal(text string, list []etree.Token) bool {
	if len(list) != 1 {
		return false
	}
	c, ok := list[0].(*etree.CharData)
	return ok && c.Data == text
}

// text reads plain text that stands in a hole.
func (r *reading) text(hole string, list []etree.Token) bool {
	if len(list) != 1 {
		return false
	}
	c, ok := list[0].(*etree.CharData)
	if ok {
		r.words[hole] = c.Data
	}
	return ok
}

// sequence reads elements that the template states one by one.
func (r *reading) sequence(t []notation.TemplateNode, list []etree.Token) bool {
	if len(list) != len(t) {
		return false
	}
	for i, n := range t {
		if e, ok := list[i].(*etree.Element); !ok || !r.element(n, e) {
			return false
		}
	}
	return true
}

// word reads a word of which brackets completed pieces: text, and one element of
// the template for each piece.
func (r *reading) word(t []notation.TemplateNode, list []etree.Token) bool {
	name := ""
	for _, n := range t {
		if n.Name != "" {
			name = n.Name
		}
	}
	found := false
	for _, child := range list {
		e, ok := child.(*etree.Element)
		if ok && e.Tag != name {
			return false
		}
		found = found || ok
	}
	r.parts = list
	return found
}
