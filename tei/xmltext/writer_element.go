package xmltext

import (
	"bytes"
	"errors"
	"fmt"
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
	for i := range n {
		if attrs[i].Name.Is(a.Name.Space, a.Name.Local) || attrs[i].Name.String() == name {
			return errors.New("it stands twice")
		}
	}
	w.w.WriteByte(' ')
	w.w.WriteString(name)
	w.w.WriteString(`="`)
	if err := w.escaped(a.Value, inValue, valueEscapes); err != nil {
		return err
	}
	return w.w.WriteByte('"')
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
	return w.escaped(string(text), inCharacters, textEscapes)
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
