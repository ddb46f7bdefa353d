package xmltext

import (
	"bytes"
	"fmt"

	"github.com/siglum/siglum/tei/diag"
)

// missingSpace reports an attribute that follows something directly.
func (r *Reader) missingSpace(i, end int) bool {
	in := r.in
	return r.fail(diag.Diagnostic{
		Code: "attribute-space-missing", Span: in.span(i, end),
		Message: fmt.Sprintf("there is no space before the attribute %s", in.text[i:end]),
		Help:    "put a space before it; if a quotation mark in the value before it is part of the value, write &quot;",
		Fixes:   in.fix(i, i, "put a space before it", " ", false),
	})
}

// missingValue reports an attribute without an equals sign.
func (r *Reader) missingValue(start, nameEnd, i, end int) bool {
	in := r.in
	at := skipSpace(in.text, end)
	if c, _ := decode(in.text, at); at < len(in.text) && (c < 0 || !isChar(c)) {
		return r.badCharacter(in, at)
	}
	name, tag := string(in.text[i:end]), string(in.text[start+1:nameEnd])
	d := diag.Diagnostic{
		Code: "attribute-value-missing", Span: in.span(i, end),
		Message: fmt.Sprintf("the attribute %s of <%s> has no value", name, tag),
		Help:    fmt.Sprintf(`write %s="…"`, name),
	}
	switch {
	case at == len(in.text):
		return r.unclosedTag(start, nameEnd)
	case in.text[at] == '<':
		return r.badTag(start, nameEnd, at)
	}
	return r.fail(d)
}

// missingQuote reports a value that does not begin with a quotation mark.
func (r *Reader) missingQuote(start, i, end, at int) bool {
	in := r.in
	name := string(in.text[i:end])
	d := diag.Diagnostic{
		Code: "attribute-quote-missing", Span: in.point(at),
		Message: fmt.Sprintf("the value of the attribute %s does not begin with a quotation mark", name),
		Help:    fmt.Sprintf(`write %s="…"`, name),
	}
	stop := at
	for stop < len(in.text) && !isSpace(in.text[stop]) && bytes.IndexByte([]byte(`<>/"'=`), in.text[stop]) < 0 {
		stop++
	}
	value := string(in.text[at:stop])
	switch c, _ := decode(in.text, at); {
	case at < len(in.text) && (c < 0 || !isChar(c)):
		return r.badCharacter(in, at)
	case isTypographicQuote(c):
		d.Message = fmt.Sprintf("the value of the attribute %s begins with the typographic quotation mark %s", name, describe(in.text, at))
		d.Help = fmt.Sprintf(`markup needs the straight one: write %s="…"; word processors change it while one types`, name)
	case value != "":
		d.Span = in.span(at, stop)
		d.Help = fmt.Sprintf(`write %s="%s"`, name, value)
		d.Fixes = in.fix(at, stop, "put the value in quotation marks", `"`+value+`"`, false)
	}
	return r.fail(d)
}

func isTypographicQuote(c rune) bool {
	switch c {
	case '“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '″', '′':
		return true
	}
	return false
}

// unclosedValue reports a value that the text ends in.
func (r *Reader) unclosedValue(name, quote int, attr string) bool {
	in := r.in
	if name < 0 { // in the DTD
		name = quote
	}
	return r.fail(diag.Diagnostic{
		Code: "attribute-value-unclosed", Span: in.span(name, quote+1),
		Message: fmt.Sprintf("the value of the attribute %s has no closing quotation mark", attr),
		Help:    fmt.Sprintf("write %c where the value ends", in.text[quote]),
	})
}

// lessThanInValue reports < in a value, which mostly means that its closing
// quotation mark is missing.
func (r *Reader) lessThanInValue(in *input, i, name, quote int, attr string) bool {
	d := diag.Diagnostic{
		Code: "less-than-in-value", Span: in.point(i),
		Message: fmt.Sprintf("< cannot stand in the value of the attribute %s", attr),
		Help:    "write &lt;; if the value should have ended before, add the missing quotation mark",
	}
	switch {
	case in.entity != nil:
		d.Message = fmt.Sprintf("the %s, which has a <, cannot be used in the value of the attribute %s", in.kind(), attr)
		d.Help = "write the value out"
	case name >= 0:
		d.Related = []diag.Related{{Span: in.span(name, quote+1), Message: "the value of " + attr + " began here"}}
	}
	return r.fail(d)
}

// repeatedAttribute reports the attribute at n, whose name another one has.
func (r *Reader) repeatedAttribute(n int) bool {
	a := &r.attrs[n]
	for i := range n {
		b := &r.attrs[i]
		if a.NameID != b.NameID {
			continue
		}
		d := diag.Diagnostic{
			Code: "attribute-repeated", Span: a.NameSpan,
			Message: fmt.Sprintf("the attribute %s stands twice in one tag", a.Name),
			Help:    "delete one of them, or put both values into one attribute",
			Related: []diag.Related{{Span: b.NameSpan, Message: "it stands here first"}},
		}
		if a.Name != b.Name {
			d.Message = fmt.Sprintf("the attributes %s and %s are the same: both prefixes mean %s", b.Name, a.Name, a.Name.Space)
		}
		return r.fail(d)
	}
	return true
}
