package xmltext

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// describe names the character at i for a message.
func describe(text []byte, i int) string {
	if i >= len(text) {
		return "the end of the document"
	}
	r, _ := decode(text, i)
	if r < 0 {
		return fmt.Sprintf("the byte 0x%02X", text[i])
	}
	return describeRune(r)
}

func describeRune(r rune) string {
	switch {
	case r == '\n' || r == '\r':
		return "a line end"
	case r == '\t':
		return "a tab"
	case r == ' ':
		return "a space"
	case r < 0x80 && unicode.IsPrint(r):
		return fmt.Sprintf(`"%c"`, r)
	case unicode.IsMark(r):
		return fmt.Sprintf("\"\u25CC%c\" (U+%04X)", r, r)
	case unicode.IsPrint(r):
		return fmt.Sprintf(`"%c" (U+%04X)`, r, r)
	}
	return fmt.Sprintf("U+%04X", r)
}

// unclosed reports markup that the text ends in.
func (r *Reader) unclosed(in *input, start int, what, end string) bool {
	return r.fail(diag.Diagnostic{
		Code: "markup-unclosed", Span: in.span(start, min(start+4, len(in.text))),
		Message: fmt.Sprintf("the %s that begins here is not ended before the end of the %s", what, in.kind()),
		Help:    "write " + end + " where it should end",
	})
}

// kind says what the input is, for messages.
func (in *input) kind() string {
	if in.entity != nil {
		return "entity " + in.entity.String()
	}
	return "document"
}

// doubleHyphen reports -- in a comment.
func (r *Reader) doubleHyphen(in *input, start, i int) bool {
	return r.fail(diag.Diagnostic{
		Code: "comment-double-hyphen", Span: in.span(i, i+2),
		Message: `"--" cannot stand inside a comment`,
		Help:    "write - or – or a space between the hyphens; only the end of the comment has two: -->",
		Related: []diag.Related{{Span: in.span(start, start+4), Message: "the comment began here"}},
	})
}

// strayCDataEnd reports ]]> in text.
func (r *Reader) strayCDataEnd(i int) bool {
	in := r.in
	return r.fail(diag.Diagnostic{
		Code: "cdata-end-in-text", Span: in.span(i, i+3),
		Message: `"]]>" cannot stand in text: it is what ends a CDATA section`,
		Help:    "write ]]&gt;",
		Fixes:   in.fix(i+2, i+3, "write &gt;", "&gt;", true),
	})
}

// textOutside reports text outside the root element.
func (r *Reader) textOutside(i int, what string) bool {
	in := r.in
	if in.text[i] != '<' && skip(in.text[:min(i+4, len(in.text))], i, inText) == i && in.text[i] != '&' && in.text[i] != ']' {
		return r.badCharacter(in, i)
	}
	end := i + 1
	for end < len(in.text) && in.text[end] != '<' && in.text[end] != '\n' && in.text[end] != '\r' {
		end++
	}
	d := diag.Diagnostic{Code: "text-outside-root", Span: in.span(i, end)}
	if r.phase == inProlog {
		d.Message = what + " stands before the first element"
		d.Help = "only the XML declaration, comments and processing instructions can stand before the root element: put the text inside it"
		if bytes.IndexByte(in.text, '<') < 0 {
			d.Message = "this is no XML document: it is text without any tag"
			d.Help = "check that this is the right file"
		}
		return r.fail(d)
	}
	d.Message = what + " stands after the end of the root element"
	d.Help = "put it before the end tag of the root element, or delete it; only comments and processing instructions can stand after the root"
	d.Related = []diag.Related{{Span: r.root, Message: "the root element began here"}}
	return r.fail(d)
}

// missingTarget reports an instruction without a target.
func (r *Reader) missingTarget(in *input, start int) bool {
	return r.fail(diag.Diagnostic{
		Code: "instruction-without-target", Span: in.span(start, start+2),
		Message: "after <? must follow the name of a processing instruction, not " + describe(in.text, start+2),
		Help:    "write a name directly after <?, as in <?xml-model …?>; for a question mark in the text after <, write &lt;?",
	})
}

// reservedTarget reports an instruction named xml: mostly a declaration that does
// not stand at the very start.
func (r *Reader) reservedTarget(in *input, start, end int) bool {
	target := string(in.text[start+2 : end])
	d := diag.Diagnostic{Code: "instruction-target-reserved", Span: in.span(start, end)}
	if target != "xml" {
		d.Message = "a processing instruction cannot be named " + target + ": the name is reserved"
		d.Help = "the XML declaration is written in lower case: <?xml"
		return r.fail(d)
	}
	d.Code = "declaration-not-first"
	d.Message = "the XML declaration does not stand at the very start of the file"
	d.Help = "delete what stands before it, be it a space or an empty line"
	d.Fixes = in.fix(bomLength(in.text), start, "delete what stands before it", "", true)
	if len(bytes.TrimSpace(in.text[bomLength(in.text):start])) > 0 {
		d.Fixes = nil
		d.Help = "delete it here, or what stands before it: there can be one declaration, on the first line"
	}
	return r.fail(d)
}

// afterTarget reports what stands directly after the target of an instruction.
func (r *Reader) afterTarget(in *input, start, i int) bool {
	return r.fail(diag.Diagnostic{
		Code: "instruction-malformed", Span: in.point(i),
		Message: fmt.Sprintf("%s cannot stand in the name of the processing instruction %s", describe(in.text, i), in.text[start:i]),
		Help:    "put a space after the name, and end the instruction with ?>",
	})
}

// colonInName reports a colon where Namespaces 7 forbids it.
func (r *Reader) colonInName(at source.Span, what, name string) bool {
	return r.fail(diag.Diagnostic{
		Code: "name-with-colon", Span: at,
		Message: fmt.Sprintf(`the name of the %s "%s" has a colon`, what, name),
		Help:    "names of entities, notations and processing instructions have none: write " + strings.ReplaceAll(name, ":", "-"),
	})
}

// badDeclaration reports <! that begins nothing.
func (r *Reader) badDeclaration() bool {
	in := r.in
	d := diag.Diagnostic{Code: "markup-unknown", Span: in.span(in.pos, in.pos+2)}
	d.Message = "<! begins neither a comment nor a CDATA section"
	d.Help = "a comment is written <!-- … -->; for < in the text, write &lt;"
	if r.phase != inContent {
		d.Message = "<! begins neither a comment nor a document type declaration"
		d.Help = "a comment is written <!-- … -->, a document type declaration <!DOCTYPE …> in capitals"
	}
	return r.fail(d)
}
