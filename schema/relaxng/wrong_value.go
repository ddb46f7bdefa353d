package relaxng

import (
	"fmt"
	"strings"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// recoverValue reports an attribute whose value is wrong, and returns the state as
// if it were right.
func (v *Validator) recoverValue(step *attributeStep, a *xmltext.Attr, e *xmltext.Event) *state {
	b := v.blame(step.in, a.Value)
	d := diag.Diagnostic{
		Code:    finding.ValueInvalid,
		Message: fmt.Sprintf("the value of @%s on %s is wrong: %s", a.Name, tagOf(e.Name), b.reason),
		Span:    b.within(a.ValueSpan, a.Value),
		Help:    advice(b.help, v.everything("values", b.words)),
	}
	if a.Defaulted {
		d.Span = a.NameSpan
	} else {
		d.Fixes = b.fixes(d.Span)
	}
	v.report(d)
	return v.machine.takeAll(&step.fork)
}

// recoverContent reports an element whose text is not of its datatype, and goes on
// as if it were.
func (v *Validator) recoverContent(e *xmltext.Event) {
	f := v.top()
	text := string(v.chars.text)
	b := v.blame([]*state{f.state}, text)
	span := trimmed(v.chars.span)
	v.report(diag.Diagnostic{
		Code:    finding.ContentInvalid,
		Message: fmt.Sprintf("the content of %s is wrong: %s", tagOf(f.name), b.reason),
		Span:    b.within(span, strings.TrimSpace(text)),
		Help:    advice(b.help, v.everything("values", b.words)),
		Fixes:   b.fixes(b.within(span, strings.TrimSpace(text))),
	})
	f.state = nil
}

// itemSpan returns where in a span an item of a list stands, or the whole span if the
// source does not have the value as it is.
func itemSpan(span source.Span, value, item string) source.Span {
	if span.Text() != value {
		return span
	}
	at := 0
	for word := range strings.FieldsFuncSeq(value, isSpaceRune) {
		at += strings.Index(value[at:], word)
		if word == item {
			return source.Span{File: span.File, Start: span.Start + at, End: span.Start + at + len(word)}
		}
		at += len(word)
	}
	return span
}

var valueEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;", "'", "&apos;")

func escapeValue(s string) string { return valueEscapes.Replace(s) }

// exampleOf returns a value that an attribute of a name may have, or "".
func (v *Validator) exampleOf(s *state, name qname) string {
	step := v.machine.attribute(s, v.symbols.symbol(name.space, name.local), name)
	if step == nil {
		return ""
	}
	// No value of an attribute is this, and the refusal brings an example.
	b := v.blame(step.in, "\x00")
	if b.example != "" && v.attributeValue(step, &xmltext.Attr{Value: b.example}) != nil {
		return b.example
	}
	return ""
}

// trimmed returns a span without the white space around its text.
func trimmed(s source.Span) source.Span {
	text := s.Text()
	left := len(text) - len(strings.TrimLeftFunc(text, isSpaceRune))
	if left == len(text) {
		return s
	}
	right := len(strings.TrimRightFunc(text, isSpaceRune))
	return source.Span{File: s.File, Start: s.Start + left, End: s.Start + right}
}
