package xinclude

import (
	"bytes"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// openText returns the frame of a file that is included as text (XInclude 4.3).
func (r *Reader) openText(file *source.File, path string, q request) (*frame, *failure) {
	text, fault := xmltext.DecodeText(file, q.encoding)
	if fault != nil {
		d := notText(q, file, fault.Message)
		d.Related = []diag.Related{{Span: fault.Span, Message: "the place in the file"}}
		return nil, &failure{d, true}
	}
	content := bytes.TrimPrefix(text.Bytes(), []byte("\xEF\xBB\xBF"))
	f := &frame{path: path, via: &q.inclusion}
	if len(content) > 0 {
		f.text = &xmltext.Event{
			Kind: xmltext.Text, Text: content,
			Span: text.Span(text.Len()-len(content), text.Len()),
		}
	}
	return f, nil
}
