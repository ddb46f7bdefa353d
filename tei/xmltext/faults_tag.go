package xmltext

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// strayLessThan reports < that begins no tag.
func (r *Reader) strayLessThan(start int) bool {
	in := r.in
	return r.fail(diag.Diagnostic{
		Code: "less-than-in-text", Span: in.span(start, start+1),
		Message: "after < must follow the name of an element, not " + describe(in.text, start+1),
		Help:    "if this is a less-than sign or an angle bracket in the text, write &lt;",
		Fixes:   in.fix(start, start+1, "write &lt;", "&lt;", false),
	})
}

// unclosedTag reports a start tag that the text ends in.
func (r *Reader) unclosedTag(start, nameEnd int) bool {
	in := r.in
	name := string(in.text[start+1 : nameEnd])
	return r.fail(diag.Diagnostic{
		Code: "tag-unclosed", Span: in.span(start, nameEnd),
		Message: fmt.Sprintf("the tag <%s that begins here has no > before the end of the %s", name, in.kind()),
		Help:    "write > where the tag ends",
	})
}

// badTag reports what cannot stand in a start tag.
func (r *Reader) badTag(start, nameEnd, i int) bool {
	in := r.in
	name := string(in.text[start+1 : nameEnd])
	d := diag.Diagnostic{Span: in.point(i)}
	d.Related = []diag.Related{{Span: in.span(start, nameEnd), Message: "the tag <" + name + " began here"}}
	c, _ := decode(in.text, i)
	switch {
	case c < 0 || !isChar(c):
		return r.badCharacter(in, i)
	case in.text[i] == '<':
		d.Code = "tag-unclosed"
		d.Message = fmt.Sprintf("the tag <%s is not ended before the next < begins", name)
		d.Help = "write > where the tag ends"
	case in.text[i] == '/':
		d.Code = "tag-malformed"
		d.Message = fmt.Sprintf("/ in the tag <%s is not followed by >", name)
		d.Help = "an empty element ends in />"
	case in.text[i] == '"' || in.text[i] == '\'':
		d.Code = "tag-malformed"
		d.Message = fmt.Sprintf("a quotation mark in the tag <%s belongs to no attribute", name)
		d.Help = `an attribute is written name="value", with one quotation mark at each end`
	case i == nameEnd:
		d.Code = "tag-malformed"
		d.Message = fmt.Sprintf("%s cannot stand in the name of an element", describe(in.text, i))
		d.Help = "names are made of letters, digits, hyphens, underscores and full stops, and end at a space or >"
	default:
		d.Code = "tag-malformed"
		d.Message = fmt.Sprintf("%s cannot stand in the tag <%s: here begins an attribute, or the tag ends", describe(in.text, i), name)
		d.Help = `attributes are written name="value", with a space before each; a tag ends in >`
	}
	return r.fail(d)
}

// endTagSpan returns where the end tag stands whose name ends at nameEnd: with its
// > if it has one.
func (in *input) endTagSpan(start, nameEnd int) source.Span {
	if i := skipSpace(in.text, nameEnd); i < len(in.text) && in.text[i] == '>' {
		return in.span(start, i+1)
	}
	return in.span(start, nameEnd)
}

// wrongEndTag reports an end tag that is not that of the innermost open element,
// or that is malformed.
func (r *Reader) wrongEndTag(start int) bool {
	in := r.in
	end := nameEnd(in.text, start+2)
	name := string(in.text[start+2 : end])
	open, tag := r.innermost()
	d := diag.Diagnostic{Code: "end-tag-malformed", Span: in.span(start, end)}
	switch {
	case name == "":
		d.Message = "after </ must follow the name of an element, not " + describe(in.text, start+2)
		d.Help = "the element that is open ends in </" + open + ">"
	case name == open:
		i := skipSpace(in.text, end)
		d.Span = in.point(i)
		d.Message = fmt.Sprintf("%s stands in the end tag </%s, where only > can follow", describe(in.text, i), name)
		d.Help = "write </" + name + ">; attributes stand in the start tag"
		if i == len(in.text) || in.text[i] == '<' {
			d.Span = in.span(start, end)
			d.Message = fmt.Sprintf("the end tag </%s has no >", name)
			d.Fixes = in.fix(end, end, "write >", ">", true)
		}
	default:
		return r.mismatchedEndTag(start, end, name)
	}
	d.Related = []diag.Related{{Span: tag, Message: "the <" + open + "> that it ends began here"}}
	return r.fail(d)
}

// mismatchedEndTag reports an end tag of another name than that of the element
// that is open: an element closed too late or not at all, or a misspelt name.
func (r *Reader) mismatchedEndTag(start, end int, name string) bool {
	in := r.in
	open, tag := r.innermost()
	d := diag.Diagnostic{
		Code: "end-tag-mismatch", Span: in.endTagSpan(start, end),
		Message: fmt.Sprintf("</%s> cannot stand here: <%s> is still open", name, open),
		Related: []diag.Related{{Span: tag, Message: "the <" + open + "> that is still open began here"}},
	}
	insert := in.fix(start, start, "write </"+open+"> before </"+name+">", "</"+open+">", false)
	rename := in.fix(start+2, end, "write </"+open+">", open, false)
	for i := len(r.open) - 1; i >= in.depth; i-- {
		if e := r.open[i]; e.name.raw == name {
			d.Related = append(d.Related, diag.Related{Span: e.span, Message: "the <" + name + "> that it would end began here"})
			d.Help = fmt.Sprintf("end <%s> before </%s>: elements must be nested", open, name)
			d.Fixes = insert
			return r.fail(d)
		}
	}
	d.Help = fmt.Sprintf("no <%s> is open: write </%s>, or add the missing start tag <%s>", name, open, name)
	d.Fixes = rename
	return r.fail(d)
}

// unexpectedEndTag reports an end tag where no element is open.
func (r *Reader) unexpectedEndTag(start int) bool {
	in := r.in
	end := nameEnd(in.text, start+2)
	name := string(in.text[start+2 : end])
	d := diag.Diagnostic{
		Code: "end-tag-unexpected", Span: in.endTagSpan(start, end),
		Message: "</" + name + "> ends nothing: no element is open",
		Help:    "delete it, or add the missing start tag <" + name + ">",
	}
	switch {
	case in.entity != nil:
		d.Message = fmt.Sprintf("</%s> in the %s ends an element that began outside it", name, in.kind())
		d.Help = "an entity must hold each element whole, with its start tag and its end tag"
	case r.phase == inEpilog:
		d.Message = "</" + name + "> ends nothing: the root element has ended"
		d.Related = []diag.Related{{Span: r.root, Message: "the root element began here"}}
		d.Help = "delete it, or look for an end tag too many before it"
	}
	return r.fail(d)
}

// missingEndTag reports the elements still open at the end of the document.
func (r *Reader) missingEndTag() bool {
	in := r.in
	open, tag := r.innermost()
	d := diag.Diagnostic{
		Code: "end-tag-missing", Span: in.span(len(in.text), len(in.text)),
		Message: "the document ends, but <" + open + "> is still open",
		Related: []diag.Related{{Span: tag, Message: "the <" + open + "> that is still open began here"}},
		Help:    "write </" + open + "> where the element ends",
	}
	if n := len(r.open) - 1; n > 0 {
		d.Message += fmt.Sprintf(", and %d around it", n)
		if n == 1 {
			d.Message = fmt.Sprintf("the document ends, but <%s> is still open, and <%s> around it", open, r.open[0].name.raw)
		}
		d.Help += "; if the end of the file is lost, take it from a copy"
	}
	return r.fail(d)
}

// missingRoot reports a document without an element.
func (r *Reader) missingRoot() bool {
	in := r.in
	d := diag.Diagnostic{Code: "root-missing", Span: in.span(len(in.text), len(in.text))}
	d.Message = "the document has no element"
	d.Help = "an XML document has one root element, such as <TEI>, around everything else"
	if in.base == 0 && len(in.text) == bomLength(in.text) {
		d.Code, d.Message = "document-empty", "the file is empty"
		d.Help = "check that this is the right file, and that it was saved"
	}
	return r.fail(d)
}

// secondRoot reports an element after the root element.
func (r *Reader) secondRoot(start, nameEnd int) bool {
	in := r.in
	name := string(in.text[start+1 : nameEnd])
	return r.fail(diag.Diagnostic{
		Code: "root-repeated", Span: in.span(start, nameEnd),
		Message: "<" + name + "> stands after the end of the root element: a document has only one",
		Related: []diag.Related{{Span: r.root, Message: "the root element began here"}},
		Help:    "look for an end tag of the root element that stands too early, or put both elements into one, such as <teiCorpus>",
	})
}

// tooDeep reports more open elements than the options allow.
func (r *Reader) tooDeep(x *lexeme) bool {
	return r.fail(diag.Diagnostic{
		Code: "depth-exceeded", Span: r.event.Span,
		Message: fmt.Sprintf("<%s> is inside %d other elements, which is more than is read", x.raw, len(r.open)),
		Help:    "look for end tags that are missing",
		Related: []diag.Related{{Span: r.root, Message: "the outermost of them began here"}},
	})
}
