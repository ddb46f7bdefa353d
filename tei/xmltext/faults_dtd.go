package xmltext

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// expected reports that something else stands in a declaration than must. It
// returns false.
func (d *declaration) expected(what string) bool {
	if d.phase == finished {
		return false // an error was reported already
	}
	in := d.in
	if c, _ := decode(in.text, in.pos); in.pos < len(in.text) && (c < 0 || !isChar(c)) {
		return d.badCharacter(in, in.pos)
	}
	found := describe(in.text, in.pos)
	if in.pos == len(in.text) {
		found = "the end of the " + in.kind()
	}
	return d.fail(diag.Diagnostic{
		Code: "declaration-syntax", Span: in.point(in.pos),
		Message: fmt.Sprintf("in this %s, %s must stand here instead of %s", d.what, what, found),
		Help:    "it is written like this: " + d.form,
		Related: []diag.Related{{Span: d.start, Message: "the declaration began here"}},
	})
}

// misplacedDoctype reports a document type declaration where it cannot stand.
func (r *Reader) misplacedDoctype(start int) bool {
	d := diag.Diagnostic{
		Code: "doctype-misplaced", Span: r.in.span(start, start+9),
		Message: "a document type declaration can only stand before the root element",
		Help:    "put it before the first tag, or delete it",
	}
	if r.phase == inProlog {
		d.Message = "there is a second document type declaration"
		d.Help = "delete one of them"
	}
	return r.fail(d)
}

// unknownDeclaration reports what is no declaration in the DTD.
func (r *Reader) unknownDeclaration(start int) bool {
	in := r.in
	d := diag.Diagnostic{
		Code: "declaration-unknown", Span: in.point(start),
		Message: describe(in.text, start) + " cannot stand between the declarations of the DTD",
		Help:    "here stand <!ENTITY …>, <!ELEMENT …>, <!ATTLIST …>, <!NOTATION …>, comments, processing instructions and parameter entities (%name;)",
	}
	if c, _ := decode(in.text, start); c < 0 || !isChar(c) {
		return r.badCharacter(in, start)
	}
	if in.has(start, "<") {
		end := start + 1
		if in.has(end, "!") || in.has(end, "/") {
			end++
		}
		end = tokenEnd(in.text, end)
		d.Span = in.span(start, end)
		d.Message = fmt.Sprintf("%s begins no declaration that the DTD can have here", in.text[start:end])
	}
	if in.has(start, "<![") {
		d.Message = "a conditional section can stand in an external DTD only"
	}
	return r.fail(d)
}

// unclosedSection reports a conditional section that the text ends in.
func (r *Reader) unclosedSection(in *input) bool {
	return r.fail(diag.Diagnostic{
		Code: "markup-unclosed", Span: in.span(len(in.text), len(in.text)),
		Message: "the DTD ends inside a conditional section",
		Help:    "write ]]> where the section ends",
	})
}

// parameterInside reports a parameter entity at the place being read, inside a
// declaration of the internal subset.
func (d *declaration) parameterInside() bool {
	in := d.in
	return d.parameterInDeclaration(in.span(in.pos, nameEnd(in.text, in.pos+1)))
}

func (r *Reader) parameterInDeclaration(at source.Span) bool {
	return r.fail(diag.Diagnostic{
		Code: "parameter-entity-misplaced", Span: at,
		Message: "a parameter entity cannot be used inside a declaration of the internal subset",
		Help:    "write out what it stands for; between declarations, and in an external DTD, parameter entities can be used",
	})
}

// percentInValue reports % that begins no reference.
func (r *Reader) percentInValue(in *input, i int) bool {
	return r.fail(diag.Diagnostic{
		Code: "percent-in-value", Span: in.span(i, i+1),
		Message: "% in the text of an entity begins no reference to a parameter entity",
		Help:    "for a percent sign, write &#37;",
		Fixes:   in.fix(i, i+1, "write &#37;", "&#37;", true),
	})
}

// badParameterReference reports % between declarations that is no reference.
func (r *Reader) badParameterReference(start, end int) bool {
	in := r.in
	return r.fail(diag.Diagnostic{
		Code: "reference-unclosed", Span: in.span(start, end),
		Message: fmt.Sprintf("%s between declarations is no reference to a parameter entity", in.text[start:end]),
		Help:    "such a reference is written %name;",
	})
}

// unparsedReference reports a reference to an entity that is no XML.
func (r *Reader) unparsedReference(in *input, i, end int, e *entity) bool {
	return r.fail(diag.Diagnostic{
		Code: "entity-unparsed", Span: in.span(i, end),
		Message: fmt.Sprintf("%s cannot be used here: the entity is no XML, but %s", e, e.notation),
		Help:    "name the entity in an attribute of type ENTITY, without & and ;",
		Related: []diag.Related{{Span: e.span, Message: "it is declared here"}},
	})
}

// externalInValue reports a reference to an external entity in an attribute value
// (3.1, No External Entity References).
func (r *Reader) externalInValue(at source.Span, e *entity, attr string) bool {
	return r.fail(diag.Diagnostic{
		Code: "entity-external-in-value", Span: at,
		Message: fmt.Sprintf("%s cannot be used in the value of the attribute %s: its text stands in another file", e, attr),
		Help:    "write the text out",
		Related: []diag.Related{{Span: e.span, Message: "it is declared here"}},
	})
}

// recursion reports an entity that contains itself (4.1, No Recursion).
func (r *Reader) recursion(e *entity, below *input, at source.Span) bool {
	d := diag.Diagnostic{
		Code: "entity-recursive", Span: at,
		Message: fmt.Sprintf("the entity %s contains itself", e),
		Help:    "take the reference to it out of its declaration",
		Related: []diag.Related{{Span: e.span, Message: "it is declared here"}},
	}
	if via := below.entity; via != nil && via != e {
		d.Message += ", through " + via.String()
	}
	return r.fail(d)
}

const expansionHelp = "a document that grows like this is mostly an attack; if it is not, allow more megabytes: --max-expansion 100"

// tooMuchExpansion reports entities that expand to more than the options allow.
func (r *Reader) tooMuchExpansion(e *entity, at source.Span) bool {
	return r.fail(diag.Diagnostic{
		Code: "expansion-exceeded", Span: at,
		Message: fmt.Sprintf("with %s, entities expand to more than is allowed, %d bytes", e, r.options.maxExpansion(r.file.Len())),
		Help:    expansionHelp,
		Related: []diag.Related{{Span: e.span, Message: "it is declared here"}},
	})
}

// tooManyDefaults reports defaults of attributes that amount to more than the
// options allow.
func (r *Reader) tooManyDefaults(at source.Span, name string) bool {
	return r.fail(diag.Diagnostic{
		Code: "expansion-exceeded", Span: at,
		Message: fmt.Sprintf("with the default of %s, entities and defaults expand to more than is allowed, %d bytes", name, r.options.maxExpansion(r.file.Len())),
		Help:    expansionHelp,
	})
}

// tooDeepEntities reports more entities inside each other than the options allow.
func (r *Reader) tooDeepEntities(e *entity, at source.Span) bool {
	return r.fail(diag.Diagnostic{
		Code: "depth-exceeded", Span: at,
		Message: fmt.Sprintf("the entity %s is inside %d other entities, which is more than is read", e, r.options.maxDepth()),
		Help:    "write the text out, instead of building entities from entities",
		Related: []diag.Related{{Span: e.span, Message: "it is declared here"}},
	})
}

// unclosedInEntity reports an element that begins in an entity and does not end
// there.
func (r *Reader) unclosedInEntity() bool {
	in := r.in
	open, tag := r.innermost()
	return r.fail(diag.Diagnostic{
		Code: "end-tag-missing", Span: tag,
		Message: fmt.Sprintf("<%s> begins in the entity %s, but does not end there", open, in.entity),
		Help:    "an entity must hold each element whole, with its start tag and its end tag",
		Related: []diag.Related{{Span: in.entity.span, Message: "the entity is declared here"}},
	})
}
