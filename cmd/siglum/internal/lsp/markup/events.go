package markup

import (
	"html"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// Events gives a document as events that are well-formed, whatever the document is:
// elements that are not closed are closed where what is around them ends, end tags
// without a partner are left out, and so is what follows the root element. References
// to entities that the document declares stay as they are written.
type Events struct {
	document *Document
	file     *source.File
	names    *xmltext.Names
	next     int // the token to come
	at       int // where the text begins that comes before it
	open     []int
	scopes   []*Scope // inside each of them
	ended    bool     // the root element has
	event    xmltext.Event
	queue    []xmltext.Event
}

// Events returns the events of the document, whose spans stand in the file given. Its
// text is that of the document.
func (d *Document) Events(f *source.File) *Events {
	return &Events{document: d, file: f, names: xmltext.NewNames()}
}

// Diagnostics returns nothing: what is not well-formed is for the exact reader to say.
func (e *Events) Diagnostics() diag.List { return nil }

// Next returns the next event, or nil after the last. It is valid until the next call.
func (e *Events) Next() *xmltext.Event {
	for len(e.queue) == 0 {
		if !e.advance() {
			return nil
		}
	}
	e.event = e.queue[0]
	e.queue = e.queue[1:]
	return &e.event
}

// advance puts the events of the next token into the queue. It reports false when
// there is nothing left.
func (e *Events) advance() bool {
	e.queue = e.queue[:0]
	d := e.document
	if e.ended || e.next >= len(d.Tokens) {
		if len(e.open) == 0 {
			return false
		}
		e.text(len(d.Text))
		e.at = len(d.Text)
		e.end(nil)
		return true
	}
	t := &d.Tokens[e.next]
	if n := len(e.open); n > 0 && e.next > d.Tokens[e.open[n-1]].Last {
		e.text(t.Start)
		e.at = t.Start
		e.end(nil)
		return true
	}
	e.text(t.Start)
	e.next++
	e.at = t.End
	e.token(e.next-1, t)
	return true
}

// text queues the text up to an offset.
func (e *Events) text(end int) {
	if e.at >= end || len(e.open) == 0 {
		return
	}
	raw := e.document.Text[e.at:end]
	e.queue = append(e.queue, xmltext.Event{Kind: xmltext.Text, Text: []byte(html.UnescapeString(string(raw))), Span: e.file.Span(e.at, end)})
}

func (e *Events) token(i int, t *Token) {
	span := e.file.Span(t.Start, t.End)
	switch t.Kind {
	case StartTag:
		e.start(i, t)
	case EndTag:
		if t.Partner != None {
			e.end(t)
		}
	case Comment:
		e.queue = append(e.queue, xmltext.Event{Kind: xmltext.Comment, Text: e.inside(t, 4, 3), Span: span})
	case CData:
		if len(e.open) > 0 {
			e.queue = append(e.queue, xmltext.Event{Kind: xmltext.CData, Text: e.inside(t, 9, 3), Span: span})
		}
	case Instruction:
		e.instruction(t)
	}
}

// inside returns what an enclosed token holds, less so many bytes at both ends.
func (e *Events) inside(t *Token, before, after int) []byte {
	if !t.Closed {
		after = 0
	}
	end := max(t.End-after, t.Start+before)
	return e.document.Text[t.Start+before : end]
}

func (e *Events) instruction(t *Token) {
	target := string(e.document.Text[t.NameStart:t.NameEnd])
	if target == "" || strings.EqualFold(target, "xml") {
		return
	}
	data := strings.TrimLeft(string(e.inside(t, 2+len(target), 2)), " \t\r\n")
	e.queue = append(e.queue, xmltext.Event{
		Kind: xmltext.ProcessingInstruction, Name: xmltext.Name{Local: target}, Text: []byte(data),
		Span: e.file.Span(t.Start, t.End), NameSpan: e.file.Span(t.NameStart, t.NameEnd),
	})
}

func (e *Events) start(i int, t *Token) {
	name, attrs, inside := e.document.Tag(i, e.scope(), e.file)
	for k := range attrs {
		attrs[k].NameID = e.names.ID(attrs[k].Name.Space, attrs[k].Name.Local)
	}
	e.queue = append(e.queue, xmltext.Event{
		Kind: xmltext.StartElement, Empty: t.Empty, Name: name, Attrs: attrs, NameID: e.names.ID(name.Space, name.Local),
		Span: e.file.Span(t.Start, t.End), NameSpan: e.file.Span(t.NameStart, t.NameEnd),
	})
	e.open = append(e.open, i)
	e.scopes = append(e.scopes, inside)
	if t.Empty {
		e.end(t)
	}
}

// scope returns what is declared in the innermost element.
func (e *Events) scope() *Scope {
	if len(e.scopes) == 0 {
		return nil
	}
	return e.scopes[len(e.scopes)-1]
}

// end ends the innermost open element: by a tag, or where no tag ends it.
func (e *Events) end(t *Token) {
	n := len(e.open) - 1
	name := e.scope().element(e.document.Name(e.open[n]))
	e.open, e.scopes = e.open[:n], e.scopes[:n]
	event := xmltext.Event{
		Kind: xmltext.EndElement, Name: name, NameID: e.names.ID(name.Space, name.Local),
		Span: e.file.Span(e.at, e.at), NameSpan: e.file.Span(e.at, e.at),
	}
	if t != nil {
		event.Empty = t.Empty
		event.Span, event.NameSpan = e.file.Span(t.Start, t.End), e.file.Span(t.NameStart, t.NameEnd)
	}
	e.queue = append(e.queue, event)
	e.ended = n == 0
}
