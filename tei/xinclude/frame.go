package xinclude

import (
	"bytes"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// A frame is a document being read: the one that was asked for, or one that is
// included, of which perhaps only an element counts.
type frame struct {
	reader *xmltext.Reader
	text   *xmltext.Event // what is included as text, until it is read; the reader is nil then
	plain  bool           // has no inclusions
	path   string         // with slashes
	spot   string         // the XPointer by which it is included
	target int            // the number of the start tag of the element included; 0 for all
	via    *inclusion

	tags   int // start tags so far
	depth  int // elements open after the last event
	inside int // depth of the element included, while it is read; 0 outside
	done   bool

	scopes    []scope // of the open elements, innermost last, after that of the document
	fallbacks []int   // depth of each xi:fallback that is being read
}

// An inclusion is the place in which something is included.
type inclusion struct {
	tag   source.Span // the name in the tag of xi:include
	href  source.Span
	scope scope // of the element around it
}

// A scope is what holds within an element.
type scope struct {
	base     string // base URI: a path with slashes, or an absolute URI
	lang     string
	bindings *binding
}

// A binding is a namespace declaration, with those around it.
type binding struct {
	prefix, space string
	around        *binding
}

// space returns the namespace that a prefix means, "" if none.
func (b *binding) lookup(prefix string) string {
	for ; b != nil; b = b.around {
		if b.prefix == prefix {
			return b.space
		}
	}
	return ""
}

func newFrame(r *xmltext.Reader, path string) *frame {
	text := r.File().Bytes()
	return &frame{
		reader: r, path: path, scopes: []scope{{base: path}},
		plain: !bytes.Contains(text, []byte(Namespace)) && !bytes.Contains(text, []byte("<!DOCTYPE")),
	}
}

// next returns the next event, and keeps count of where it stands.
func (f *frame) next() *xmltext.Event {
	switch {
	case f.plain:
		return f.reader.Next()
	case f.done:
		return nil
	case f.reader == nil:
		f.done = true
		return f.text
	}
	e := f.reader.Next()
	if e == nil {
		return nil
	}
	switch e.Kind {
	case xmltext.StartElement:
		f.tags++
		f.depth++
		f.scopes = append(f.scopes, f.scope().enter(e))
		if f.tags == f.target {
			f.inside = f.depth
		}
	case xmltext.EndElement:
		f.scopes = f.scopes[:len(f.scopes)-1]
		f.depth--
		f.done = f.target > 0 && f.depth == f.inside-1
	}
	return e
}

// scope returns that of the innermost open element.
func (f *frame) scope() scope { return f.scopes[len(f.scopes)-1] }

// parent returns the scope around the element whose start was just read.
func (f *frame) parent() scope { return f.scopes[len(f.scopes)-2] }

// enter returns the scope of an element.
func (s scope) enter(e *xmltext.Event) scope {
	for i := range e.Attrs {
		a := &e.Attrs[i]
		switch a.Name.Space {
		case "":
		case xmltext.NamespaceXML:
			switch a.Name.Local {
			case "base":
				s.base = resolve(s.base, a.Value)
			case "lang":
				s.lang = a.Value
			}
		case xmltext.NamespaceXMLNS:
			prefix := a.Name.Local
			if a.Name.Prefix == "" {
				prefix = ""
			}
			s.bindings = &binding{prefix, a.Value, s.bindings}
		}
	}
	return s
}

// selects reports whether an event is part of what is included: the element, or of
// a whole document all but its declarations and the white space around the root
// (XInclude 4.5).
func (f *frame) selects(e *xmltext.Event) bool {
	switch {
	case f.via == nil || f.reader == nil:
		return true
	case f.target > 0:
		return f.inside > 0
	case e.Kind == xmltext.Declaration, e.Kind == xmltext.Doctype:
		return false
	}
	return e.Kind != xmltext.Text || f.depth > 0
}

// atTop reports whether the start tag just read is that of what is included, not
// of something in it.
func (f *frame) atTop() bool {
	return f.via != nil && (f.target > 0 && f.depth == f.inside || f.target == 0 && f.depth == 1)
}

// skipElement reads on to the end of the element whose start tag was just read,
// and calls child with the start tags in it.
func (f *frame) skipElement(child func(e *xmltext.Event, level int)) {
	level := f.depth
	for f.depth >= level {
		e := f.next()
		if e == nil {
			return
		}
		if e.Kind == xmltext.StartElement && child != nil {
			child(e, f.depth-level)
		}
	}
}
