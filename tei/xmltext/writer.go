package xmltext

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// A Writer writes events as XML in UTF-8. Reading what it wrote gives the same
// events again, except that
//
//   - adjacent Text events may come as one;
//   - attributes that were Defaulted are written only if no Doctype was, since
//     reading would add them to the others;
//   - a Declaration that names another encoding is written to name UTF-8.
//
// It keeps prefixes and namespace declarations as the events have them, and
// refuses what would not be well-formed: characters that XML cannot hold, names
// that are none, end tags that do not match, a second root element, a comment
// with "--" in it.
type Writer struct {
	w       *bufio.Writer
	open    []string
	empty   bool // <name/> was written, its EndElement is to come
	started bool // something was written
	doctype bool
	rooted  bool // the root element was begun
	scratch []byte
	seen    map[Name]bool // the attributes of a tag that has many
}

// NewWriter returns a writer of one document. The caller calls [Writer.Close]
// when all is written.
func NewWriter(w io.Writer) *Writer { return &Writer{w: bufio.NewWriterSize(w, 32<<10)} }

// Write writes an event. Of its fields it takes Kind, Name, Attrs, Text and, of a
// StartElement, Empty: the next event must be its EndElement then.
func (w *Writer) Write(e *Event) error {
	if w.empty && e.Kind != EndElement {
		return fmt.Errorf("writing %s: <%s/> was written as empty", e.Kind, w.open[len(w.open)-1])
	}
	err := w.event(e)
	w.started = true
	if err != nil {
		return fmt.Errorf("writing %s: %w", e.Kind, err)
	}
	return nil
}

func (w *Writer) event(e *Event) error {
	switch e.Kind {
	case Declaration:
		return w.declaration(e.Text)
	case Doctype:
		return w.documentType(e.Text)
	case StartElement:
		return w.startElement(e)
	case EndElement:
		return w.endElement(e.Name.String())
	case Text:
		return w.text(e.Text)
	case CData:
		return w.cdata(e.Text)
	case Comment:
		return w.comment(e.Text)
	case ProcessingInstruction:
		return w.instruction(e.Name.Local, e.Text)
	case EntityReference:
		return w.entityReference(e.Name.Local)
	}
	return fmt.Errorf("there is no event of this kind")
}

// Close writes what is still buffered. It is an error if elements are open or no
// root element was written. It does not close the io.Writer.
func (w *Writer) Close() error {
	if err := w.w.Flush(); err != nil {
		return err
	}
	switch {
	case len(w.open) > 0:
		return fmt.Errorf("the document ends while <%s> is open", w.open[len(w.open)-1])
	case !w.rooted:
		return fmt.Errorf("the document has no element")
	}
	return nil
}

func (w *Writer) declaration(text []byte) error {
	if w.started {
		return fmt.Errorf("it stands only at the start of a document")
	}
	if err := check(text, "?>", "an XML declaration"); err != nil {
		return err
	}
	return w.put("<?xml", declareUTF8(text), "?>")
}

// declareUTF8 replaces the encoding named in an XML declaration.
func declareUTF8(text []byte) []byte {
	in := &input{text: text}
	for i := 0; ; {
		item, end := readPseudo(in, skipSpace(text, i))
		switch {
		case end < 0:
			return text
		case item.name == "encoding" && canonical(item.value) != "utf-8":
			value := end - 1 - len(item.value)
			return bytes.Join([][]byte{text[:value], []byte("UTF-8"), text[end-1:]}, nil)
		}
		i = end
	}
}

func (w *Writer) documentType(text []byte) error {
	if w.doctype || w.rooted {
		return fmt.Errorf("it stands only once, before the root element")
	}
	w.doctype = true
	if err := check(text, "", ""); err != nil {
		return err
	}
	return w.put("<!DOCTYPE", text, ">")
}

func (w *Writer) comment(text []byte) error {
	if err := check(text, "--", "a comment"); err != nil {
		return err
	}
	if bytes.HasSuffix(text, []byte("-")) {
		return fmt.Errorf(`a comment cannot end in "-"`)
	}
	return w.put("<!--", text, "-->")
}

func (w *Writer) instruction(target string, text []byte) error {
	if err := checkName(target); err != nil {
		return err
	}
	if isReservedTarget(target) {
		return fmt.Errorf("the name %q is reserved", target)
	}
	if err := check(text, "?>", "a processing instruction"); err != nil {
		return err
	}
	if len(text) > 0 && isSpace(text[0]) {
		return fmt.Errorf("its text begins with white space, which reading would lose")
	}
	if len(text) == 0 {
		return w.put("<?"+target, nil, "?>")
	}
	return w.put("<?"+target+" ", text, "?>")
}

func (w *Writer) entityReference(name string) error {
	if err := checkName(name); err != nil {
		return err
	}
	return w.put("&"+name, nil, ";")
}

// cdata writes a section; one that holds ]]> becomes two.
func (w *Writer) cdata(text []byte) error {
	if len(w.open) == 0 {
		return fmt.Errorf("there is no element around it")
	}
	for {
		i := bytes.Index(text, []byte("]]>"))
		if i < 0 {
			break
		}
		if err := w.section(text[:i+2]); err != nil {
			return err
		}
		text = text[i+2:]
	}
	return w.section(text)
}

func (w *Writer) section(text []byte) error {
	if err := check(text, "", ""); err != nil {
		return err
	}
	return w.put("<![CDATA[", text, "]]>")
}

func (w *Writer) put(before string, text []byte, after string) error {
	w.w.WriteString(before)
	w.w.Write(text)
	_, err := w.w.WriteString(after) // a bufio.Writer keeps its first error
	return err
}
