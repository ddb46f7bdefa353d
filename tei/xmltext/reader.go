package xmltext

import (
	"iter"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A Reader reads the events of one document.
type Reader struct {
	file    *source.File
	options Options
	diags   diag.List

	in    *input // what is being read
	phase phase

	stream   *stream // of a document that is not held; else nil
	encoding string  // that of the document, if it is not UTF-8

	open    []element // innermost last
	root    source.Span
	rebound []rebinding
	names   *lexicon
	tags    uint32 // start tags so far

	dtd        *dtd   // nil without a document type declaration
	version    string // as declared; "" without declaration
	standalone bool
	expanded   int             // bytes of replacement text read
	unread     map[string]bool // references of which it was said that their text is missing

	event   Event
	empty   bool // the second half of an empty-element tag comes next
	attrs   []Attr
	lexemes []*lexeme // of attrs
	buffer  []byte    // text that differs from what is written
}

// A phase is a part of the document.
type phase uint8

const (
	atStart  phase = iota
	inProlog       // before the root element
	inContent
	inEpilog // after it
	finished // at the end, or at an error
)

// An element that is open.
type element struct {
	name    *lexeme
	id      uint32
	space   string
	span    source.Span // its start tag
	rebound int         // declarations in force before it
	release func()      // of a stream that holds its place
}

// NewReader returns a reader of a document. A document in another encoding than
// UTF-8, as its byte order mark or its declaration says (XML 1.0, appendix F), is
// decoded first.
func NewReader(f *source.File, o Options) *Reader {
	r := &Reader{file: f, options: o, names: newLexicon(o.Names)}
	decoded, ok := r.decodeFile(f, o.Encoding)
	if !ok {
		return r
	}
	r.file = decoded
	r.in = &input{text: r.file.Bytes(), file: r.file}
	return r
}

// File returns the file that the spans of events refer to. It differs from the
// one given to NewReader if that had to be decoded into UTF-8.
func (r *Reader) File() *source.File { return r.file }

// Diagnostics returns what was found so far: at most one error, and warnings.
func (r *Reader) Diagnostics() diag.List { return r.diags }

// Depth returns the number of elements that are open after the last event.
func (r *Reader) Depth() int { return len(r.open) }

// UnparsedEntity reports whether the DTD declares an unparsed entity of a name,
// which attributes of type ENTITY may have.
func (r *Reader) UnparsedEntity(name string) bool {
	return r.dtd != nil && r.dtd.general[name] != nil && r.dtd.general[name].notation != ""
}

// Next returns the next event, or nil at the end of the document or at its first
// error of well-formedness, after which nothing more is read.
func (r *Reader) Next() *Event {
	if r.empty {
		r.empty = false
		r.endElement()
		return &r.event
	}
	for r.phase != finished {
		if r.step() {
			return &r.event
		}
	}
	return nil
}

// Events returns the events that [Reader.Next] has yet to return.
func (r *Reader) Events() iter.Seq[*Event] {
	return func(yield func(*Event) bool) {
		for e := r.Next(); e != nil; e = r.Next() {
			if !yield(e) {
				return
			}
		}
	}
}

// step reads on, and reports whether that made an event.
func (r *Reader) step() bool {
	in := r.in
	if r.stream != nil && in.entity == nil {
		if r.stream.fill(r); r.stream.broken(r) {
			return false
		}
	}
	switch {
	case r.phase == atStart:
		return r.begin()
	case in.pos == len(in.text):
		return r.endOfInput()
	case in.text[in.pos] == '<':
		return r.markup()
	case r.phase == inContent:
		return r.characters()
	}
	return r.spaceOutside()
}

// markup reads what begins with <.
func (r *Reader) markup() bool {
	in := r.in
	if in.pos+1 == len(in.text) {
		return r.startTag()
	}
	switch in.text[in.pos+1] {
	case '/':
		return r.endTag()
	case '?':
		return r.instruction()
	case '!':
		return r.declared()
	}
	return r.startTag()
}

// declared reads what begins with <!.
func (r *Reader) declared() bool {
	in := r.in
	switch {
	case in.has(in.pos, "<!--"):
		return r.comment()
	case in.has(in.pos, "<![CDATA["):
		return r.cdata()
	case in.has(in.pos, "<!DOCTYPE"):
		return r.doctype()
	}
	return r.badDeclaration()
}

// begin reads the start of the document: its XML declaration, if it has one.
func (r *Reader) begin() bool {
	r.phase = inProlog
	in := r.in
	if in.pos == 0 {
		in.pos = bomLength(in.text)
	}
	if in.declared(in.pos) {
		return r.xmlDeclaration()
	}
	return false
}

// endOfInput leaves an entity, or ends the document.
func (r *Reader) endOfInput() bool {
	if r.in.entity != nil {
		return r.leaveEntity()
	}
	switch {
	case len(r.open) > 0:
		return r.missingEndTag()
	case r.phase == inProlog:
		return r.missingRoot()
	}
	r.phase = finished
	return false
}

// emit makes the event of a range of the text, without a name.
func (r *Reader) emit(kind Kind, text []byte, start, end int) bool {
	e := &r.event
	e.Kind, e.Text, e.Attrs, e.Empty = kind, text, nil, false
	e.Name, e.NameID, e.NameSpan = Name{}, 0, source.Span{}
	e.Span = r.in.span(start, end)
	return true
}

// fail ends the reading with an error. It returns false.
func (r *Reader) fail(d diag.Diagnostic) bool {
	d.Severity = diag.Error
	r.note(d)
	r.phase = finished
	r.empty = false
	return false
}

// warn adds a warning.
func (r *Reader) warn(d diag.Diagnostic) {
	d.Severity = diag.Warning
	r.note(d)
}

// lineEnds shows those in what a message quotes, because a message is one line.
var lineEnds = strings.NewReplacer("\r\n", "⏎", "\n", "⏎", "\r", "⏎")

// note keeps a diagnostic.
func (r *Reader) note(d diag.Diagnostic) {
	d.Message = lineEnds.Replace(d.Message)
	d.Keep()
	r.diags = append(r.diags, d)
}
