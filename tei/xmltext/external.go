package xmltext

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// openExternal asks the caller of the reader for what an external identifier
// names. The file is nil if it is not to be read.
func (r *Reader) openExternal(id ExternalID, at source.Span, what string) (*source.File, bool) {
	if r.options.External == nil {
		return nil, true
	}
	f, err := r.options.External(id)
	if err != nil {
		return nil, r.fail(diag.Diagnostic{
			Code: "external-unreadable", Span: at,
			Message: fmt.Sprintf("%s, which is %q, cannot be read: %v", what, id.System, err),
			Help:    "correct the system identifier, or put the file there",
		})
	}
	if f == nil {
		return nil, true
	}
	f, ok := r.decodeFile(f, "")
	return f, ok
}

// textDeclaration returns the text of an external entity that follows its text
// declaration (4.3.1), and where in the file that begins.
func (r *Reader) textDeclaration(f *source.File) (text []byte, start int, ok bool) {
	in := &input{text: f.Bytes(), file: f}
	start = bomLength(in.text)
	if !in.declared(start) {
		return in.text[start:], start, true
	}
	items, end := r.pseudoAttributes(in, start)
	if end < 0 {
		return nil, 0, false
	}
	if len(items) > 0 && items[0].name == "version" {
		if !r.checkVersion(items[0]) || !r.sameVersion(items[0]) {
			return nil, 0, false
		}
		items = items[1:]
	}
	if len(items) != 1 || items[0].name != "encoding" {
		return nil, 0, r.fail(diag.Diagnostic{
			Code: "declaration-malformed", Span: in.span(start, end),
			Message: "the declaration of an external entity must name its encoding, after the version if it has one, and nothing else",
			Help:    "write " + utf8Declaration,
		})
	}
	return in.text[end:], end, r.checkEncodingName(items[0])
}

// declared reports whether an XML or text declaration begins at i.
func (in *input) declared(i int) bool {
	return in.has(i, "<?xml") && i+5 < len(in.text) && isSpace(in.text[i+5])
}

// sameVersion refuses XML 1.1 in an entity of an XML 1.0 document (4.3.4).
func (r *Reader) sameVersion(p pseudo) bool {
	if p.value != "1.1" || r.version == "1.1" {
		return true
	}
	return r.fail(diag.Diagnostic{
		Code: "version-unknown", Span: p.span,
		Message: "an external entity is XML 1.1, but the document that refers to it is XML 1.0",
		Help:    `write version="1.0"`,
	})
}
