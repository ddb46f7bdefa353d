package xmltext

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

func (w *Writer) startElement(e *Event) error {
	name := e.Name.String()
	if w.rooted && len(w.open) == 0 {
		return fmt.Errorf("<%s> would be a second root element", name)
	}
	if err := checkName(name); err != nil {
		return err
	}
	w.rooted = true
	w.w.WriteByte('<')
	w.w.WriteString(name)
	for i := range e.Attrs {
		if err := w.attribute(e.Attrs, i); err != nil {
			return fmt.Errorf("<%s>: attribute %s: %w", name, e.Attrs[i].Name, err)
		}
	}
	w.open = append(w.open, name)
	w.empty = e.Empty
	if e.Empty {
		return w.put("/", nil, ">")
	}
	return w.w.WriteByte('>')
}

func (w *Writer) attribute(attrs []Attr, n int) error {
	a := &attrs[n]
	if a.Defaulted && w.doctype {
		return nil
	}
	name := a.Name.String()
	if err := checkName(name); err != nil {
		return err
	}
	if w.repeated(attrs, n) {
		return errors.New("it stands twice")
	}
	w.w.WriteByte(' ')
	w.w.WriteString(name)
	w.w.WriteString(`="`)
	w.scratch = append(w.scratch[:0], a.Value...)
	if err := w.escaped(w.scratch, inValue, valueEscapes); err != nil {
		return err
	}
	return w.w.WriteByte('"')
}

// repeated reports whether an attribute has the name of one before it, as written
// or as it is meant.
func (w *Writer) repeated(attrs []Attr, n int) bool {
	a := attrs[n].Name
	if n < fewAttributes {
		return slices.ContainsFunc(attrs[:n], func(b Attr) bool {
			return b.Name.Local == a.Local && (b.Name.Prefix == a.Prefix || b.Name.Space == a.Space && a.Space != "")
		})
	}
	if n == fewAttributes {
		w.seen = map[Name]bool{}
		for _, b := range attrs[:n] {
			w.note(b.Name)
		}
	}
	return !w.note(a)
}

// fewAttributes are looked through one by one.
const fewAttributes = 16

// note remembers a name, and reports whether it is new in its tag.
func (w *Writer) note(a Name) bool {
	meant, written := Name{Space: a.Space, Local: a.Local}, Name{Local: a.Local, Prefix: a.Prefix + ":"}
	twice := w.seen[meant] && a.Space != "" || w.seen[written]
	w.seen[meant], w.seen[written] = true, true
	return !twice
}

func (w *Writer) endElement(name string) error {
	last := len(w.open) - 1
	switch {
	case last < 0:
		return fmt.Errorf("</%s> ends nothing", name)
	case w.open[last] != name:
		return fmt.Errorf("</%s> where <%s> is open", name, w.open[last])
	}
	w.open = w.open[:last]
	if w.empty {
		w.empty = false
		return nil
	}
	return w.put("</", []byte(name), ">")
}

func (w *Writer) text(text []byte) error {
	if len(w.open) == 0 && len(bytes.Trim(text, " \t\n")) > 0 {
		return errors.New("there is no element around it")
	}
	return w.escaped(text, inCharacters, textEscapes)
}

// The bytes that are written as references: in text those of markup, and CR,
// which reading would make LF; in attribute values also the white space that
// reading would make spaces.
var (
	inCharacters = classify("<>&")
	inValue      = classify("<&\"\t\n")
	anywhere     = classify("")
)

var textEscapes = map[byte]string{'<': "&lt;", '>': "&gt;", '&': "&amp;", '\r': "&#13;"}

var valueEscapes = map[byte]string{
	'<': "&lt;", '&': "&amp;", '"': "&quot;", '\t': "&#9;", '\n': "&#10;", '\r': "&#13;",
}
