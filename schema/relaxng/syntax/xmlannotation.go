package syntax

import (
	"bytes"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/xmltext"
)

// annotation takes in an element of another namespace that stands in s.
func (x *xmlReader) annotation(s *start, ev *xmltext.Event) {
	if ev.Name.Is(NamespaceAnnotations, "documentation") {
		x.document(s)
		return
	}
	if _, own := constructs[ev.Name.Local]; own && ev.Name.Space == "" {
		x.withoutNamespace(ev)
	}
	x.foreign(s, ev)
}

// document adds documentation to the leaf that it follows, else to s (RELAX NG DTD
// Compatibility 5).
func (x *xmlReader) document(s *start) {
	text := x.allText()
	to := &s.documentation
	if x.leaf != nil {
		to = &x.leaf.Documentation
	}
	if *to != "" && text != "" {
		text = *to + "\n" + text
	}
	if text != "" {
		*to = text
	}
}

// allText returns the text in the element whose start tag was read last, without
// white space around it, and reads up to its end.
func (x *xmlReader) allText() string {
	var text []byte
	for depth := 1; depth > 0; {
		ev := x.r.Next()
		if ev == nil {
			break
		}
		switch ev.Kind {
		case xmltext.StartElement:
			depth++
		case xmltext.EndElement:
			depth--
		case xmltext.Text, xmltext.CData:
			text = append(text, ev.Text...)
		}
	}
	return strings.TrimSpace(string(text))
}

// foreign keeps the events of an element, up to its end.
func (x *xmlReader) foreign(s *start, ev *xmltext.Event) {
	f := &Foreign{Scope: s.scope, Span: ev.Span}
	x.schema.Foreign = append(x.schema.Foreign, f)
	for depth := 0; ev != nil; ev = x.r.Next() {
		f.Events = append(f.Events, clone(ev))
		f.Span = f.Span.Cover(ev.Span)
		switch ev.Kind {
		case xmltext.StartElement:
			depth++
		case xmltext.EndElement:
			depth--
		}
		if depth == 0 {
			return
		}
	}
}

func clone(ev *xmltext.Event) xmltext.Event {
	c := *ev
	c.Attrs = slices.Clone(ev.Attrs)
	c.Text = bytes.Clone(ev.Text)
	return c
}
