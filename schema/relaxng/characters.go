package relaxng

import (
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// characters collects the text between two tags where its value matters: where
// the schema expects data there. Elsewhere nothing is kept.
type characters struct {
	text    []byte
	span    source.Span
	only    bool // no element has come in the open element: the text may be all it holds
	pending bool // text is being kept
}

func (c *characters) begin() { *c = characters{text: c.text[:0], only: true} }
func (c *characters) end()   { *c = characters{text: c.text[:0]} }

// read validates a piece of text, or keeps it if its value matters.
func (v *Validator) read(e *xmltext.Event) {
	f := v.top()
	if f.state == nil || len(v.frames) == 1 {
		return
	}
	step := v.machine.text(f.state)
	switch {
	case step.plain == f.state:
	case step.typed():
		v.chars.text = append(v.chars.text, e.Text...)
		v.chars.span = v.chars.span.Cover(e.Span)
		v.chars.pending = true
	case isBlank(e.Text):
	case step.plain != nil:
		f.state = step.plain
	default:
		v.recoverText(e.Span)
	}
}

// endText validates the text before a start tag.
func (v *Validator) endText() {
	c := &v.chars
	if c.pending && !isBlank(c.text) {
		f := v.top()
		if next := v.machine.readText(f.state, string(c.text), &v.scope); next != nil {
			f.state = next
		} else {
			v.recoverText(c.span)
		}
	}
	c.end()
}

// endContent validates the text before an end tag. If it is all that the element
// holds, it counts even if it is white space or nothing (RELAX NG 6.2.7).
func (v *Validator) endContent(e *xmltext.Event) {
	f, c := v.top(), &v.chars
	if f.state == nil || !c.only && !c.pending || !v.machine.text(f.state).typed() {
		return
	}
	blank := isBlank(c.text)
	if blank && !c.only {
		return
	}
	next := v.machine.readText(f.state, string(c.text), &v.scope)
	switch {
	case next != nil && blank:
		f.state = v.machine.either(f.state, next)
	case next != nil:
		f.state = next
	case !blank:
		v.recoverContent(e)
	}
}
