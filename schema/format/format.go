package format

import (
	"bytes"
	"strings"

	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// Options says how to indent. The zero value is the default.
type Options struct {
	// Indent is what a line begins with for each element that is open around it;
	// "" means two blanks.
	Indent string

	// Reader says how documents are read, and the bounds of that.
	Reader xmltext.Options
}

// Format returns the text of a document, indented. A document that is not well-formed
// gives nil and the error. The text is UTF-8 if the document is; one in another
// encoding, too, comes back in UTF-8, and a diagnostic says so, since what its XML
// declaration states is no longer true then.
func Format(f *source.File, schema *relaxng.Schema, o Options) ([]byte, diag.List) {
	r := xmltext.NewReader(f, o.Reader)
	if r.File() != f {
		return nil, diag.List{notUTF8(f)}
	}
	p := &printer{
		text:      f.Bytes(),
		indent:    o.Indent,
		lineEnd:   lineEndOf(f.Bytes()),
		validator: schema.NewValidator(relaxng.Options{}),
	}
	if p.indent == "" {
		p.indent = "  "
	}
	for e := range r.Events() {
		p.validator.Feed(e)
		p.event(e)
	}
	if list := r.Diagnostics(); list.HasErrors() {
		return nil, list
	}
	return p.finish(), r.Diagnostics()
}

func notUTF8(f *source.File) diag.Diagnostic {
	return diag.Diagnostic{
		Severity: diag.Error,
		Code:     "format-encoding",
		Span:     f.Span(0, 0),
		Message:  "the document is not in UTF-8, and only such are formatted",
		Help:     "save it in UTF-8, and write encoding=\"UTF-8\" in its XML declaration",
	}
}

// lineEndOf returns the line end that a text uses first.
func lineEndOf(text []byte) string {
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// A printer reads the events of a document and collects the white space to replace.
type printer struct {
	text      []byte
	indent    string
	lineEnd   string
	validator *relaxng.Validator

	open  []element
	edits []edit
}

// An edit replaces the white space between two offsets.
type edit struct {
	start, end  int
	replacement string
}

// finish applies the edits, which do not overlap, and ends the last line.
func (p *printer) finish() []byte {
	inOrder(p.edits)
	out := make([]byte, 0, len(p.text)+len(p.text)/8)
	at := 0
	for _, e := range p.edits {
		out = append(out, p.text[at:e.start]...)
		out = append(out, e.replacement...)
		at = e.end
	}
	out = append(out, p.text[at:]...)
	if n := len(out); n > 0 && out[n-1] != '\n' {
		out = append(out, p.lineEnd...)
	}
	return out
}

// line returns a line end, after it a blank line if asked for, and the indentation
// of a depth.
func (p *printer) line(depth int, blank bool) string {
	ends := 1
	if blank {
		ends = 2
	}
	return strings.Repeat(p.lineEnd, ends) + strings.Repeat(p.indent, depth)
}
