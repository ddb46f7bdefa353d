package xinclude

import (
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/xmltext"
)

// A pointer is an XPointer: parts of which the first that finds something counts.
type pointer struct{ parts []pointerPart }

// A pointerPart names an element by an id, by the numbers of the elements to go
// down by, or by both: first the id.
type pointerPart struct {
	id   string
	path []int
}

// parsePointer reads the XPointer of an inclusion.
func parsePointer(q request) (*pointer, *failure) {
	text := strings.TrimSpace(q.pointer)
	if isID(text) {
		return &pointer{[]pointerPart{{id: text}}}, nil
	}
	p := &pointer{}
	for text != "" {
		scheme, data, rest, ok := cutPart(text)
		if !ok {
			return nil, &failure{badPointer(q), false}
		}
		text = strings.TrimSpace(rest)
		if part, ok := parsePart(scheme, data); ok {
			p.parts = append(p.parts, part)
		}
	}
	if len(p.parts) == 0 {
		return nil, &failure{unknownPointer(q), false}
	}
	return p, nil
}

func isID(s string) bool {
	return s != "" && !strings.ContainsAny(s, "()/ \t\n\r")
}

// cutPart takes scheme(data) off the front of a pointer. Parentheses in data are
// balanced, or escaped by ^ (XPointer Framework 3.1).
func cutPart(text string) (scheme, data, rest string, ok bool) {
	scheme, after, ok := strings.Cut(text, "(")
	if !ok || !isID(scheme) {
		return "", "", "", false
	}
	var b strings.Builder
	depth := 1
	for i := 0; i < len(after); i++ {
		switch c := after[i]; {
		case c == '^' && i+1 < len(after):
			i++
			b.WriteByte(after[i])
			continue
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return scheme, b.String(), after[i+1:], true
			}
		}
		b.WriteByte(after[i])
	}
	return "", "", "", false
}

// The expressions of the xpointer() and xpath() schemes that name an element by its
// id.
var byID = expression.Lazy(`^\s*(?:id\(\s*(?:'([^']*)'|"([^"]*)")\s*\)|//(?:\*|[\w:.-]+)\[\s*@(?:xml:)?id\s*=\s*(?:'([^']*)'|"([^"]*)")\s*\])\s*$`)

// parsePart reads the data of a scheme, and reports whether it is understood.
func parsePart(scheme, data string) (pointerPart, bool) {
	switch scheme {
	case "element":
		return parseElement(data)
	case "xpointer", "xpath", "xpath1":
		if m := byID().FindStringSubmatch(data); m != nil {
			id := strings.Join(m[1:], "")
			return pointerPart{id: id}, isID(id)
		}
	}
	return pointerPart{}, false
}

// parseElement reads the data of element(): an id, a sequence such as /1/4, or
// both.
func parseElement(data string) (pointerPart, bool) {
	id, sequence, more := strings.Cut(data, "/")
	part := pointerPart{id: id}
	if id == "" && !more {
		return part, false
	}
	if !more {
		return part, isID(id)
	}
	for _, s := range strings.Split(sequence, "/") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			return part, false
		}
		part.path = append(part.path, n)
	}
	return part, true
}

// find reads a document to its end, and returns the number of the start tag of
// the element that a pointer names: 0 if it names none, or is nil.
func (p *pointer) find(r *xmltext.Reader) int {
	var parts []pointerPart
	if p != nil {
		parts = p.parts
	}
	best, target := len(parts), 0
	searches := make([]search, len(parts))
	for i := range parts {
		searches[i].pointerPart = parts[i]
	}
	tags := 0
	for e := range r.Events() {
		if e.Kind == xmltext.StartElement {
			tags++
		}
		for i := range searches[:best] {
			if searches[i].step(e, r.Depth()) {
				best, target = i, tags
				break
			}
		}
	}
	return target
}

// A search looks for the element that a part of a pointer names.
type search struct {
	pointerPart
	anchor  int // depth under which the path counts
	started bool
	level   int // steps of the path that were made
	seen    int // children so far in the element of the last step
	over    bool
}

// step looks at an event, after which depth elements are open, and reports whether
// it is the start tag that is looked for.
func (s *search) step(e *xmltext.Event, depth int) bool {
	switch {
	case s.over:
	case !s.started && s.id == "":
		s.started = true
		return s.step(e, depth)
	case e.Kind == xmltext.EndElement:
		s.over = s.started && depth < s.anchor+s.level // the element of the last step has ended
	case e.Kind != xmltext.StartElement:
	case !s.started:
		if hasID(e, s.id) {
			s.started, s.anchor = true, depth
			s.over = len(s.path) == 0
			return s.over
		}
	case depth == s.anchor+s.level+1:
		if s.seen++; s.seen == s.path[s.level] {
			s.level, s.seen = s.level+1, 0
			s.over = s.level == len(s.path)
			return s.over
		}
	}
	return false
}

func hasID(e *xmltext.Event, id string) bool {
	for i := range e.Attrs {
		a := &e.Attrs[i]
		if (a.ID || a.Name.Is(xmltext.NamespaceXML, "id")) && strings.TrimSpace(a.Value) == id {
			return true
		}
	}
	return false
}
