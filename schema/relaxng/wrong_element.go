package relaxng

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// reportMisspelt reports an element whose name is that of no element, but near to
// names that are allowed.
func (v *Validator) reportMisspelt(near []qname, e *xmltext.Event) {
	names := near[:min(len(near), 3)]
	certain := v.clearlyNearest(e.Name.Local, near)
	if certain {
		names = near[:1]
	}
	i := v.report(diag.Diagnostic{
		Code:    finding.ElementUnknown,
		Message: fmt.Sprintf("the schema has no element %s; did you mean %s?", tagOf(e.Name), listing(v.tags(names), "or", 3)),
		Span:    e.NameSpan,
		Help:    v.meaning(names[0]),
	})
	for _, n := range names {
		v.renameAtEnd(i, e, v.written(n), certain)
	}
}

// clearlyNearest reports whether the first name is nearer than all others and near
// enough to be meant for certain.
func (v *Validator) clearlyNearest(local string, near []qname) bool {
	var locals []string
	for _, n := range near[:min(len(near), 2)] {
		locals = append(locals, n.local)
	}
	_, certain := diag.Near(local, slices.Values(locals))
	return certain
}

// meaning returns what the schema says that an element is for.
func (v *Validator) meaning(name qname) string {
	for _, e := range v.schema.lexicon().elements[name] {
		if e.Documentation != "" {
			return v.tag(name) + ": " + briefly(e.Documentation)
		}
	}
	return ""
}

// briefly returns documentation on one line, without the reference in brackets to
// a chapter that TEI schemas end it with.
func briefly(documentation string) string {
	text := strings.Join(strings.Fields(documentation), " ")
	if i := strings.LastIndex(text, " ["); i > 0 && strings.HasSuffix(text, "]") {
		text = text[:i]
	}
	return text
}

// reportUnknown reports an element that the schema does not know and that cannot
// be taken for another.
func (v *Validator) reportUnknown(name qname, near []qname, e *xmltext.Event) {
	d := diag.Diagnostic{Code: finding.ElementUnknown, Span: e.NameSpan}
	parent := v.parent().state
	switch {
	case len(v.frames) == 2:
		d.Code = finding.ElementNotAllowed
		d.Message = fmt.Sprintf("the document begins with %s, and must begin with %s", tagOf(e.Name), listing(v.tags(v.nextNames(parent)), "or", mostNamed))
	case len(near) > 0:
		d.Message = fmt.Sprintf("the schema has no element %s; did you mean %s?", tagOf(e.Name), v.tag(near[0]))
		d.Help = fmt.Sprintf("%s cannot stand inside %s either; %s", v.tag(near[0]), v.parentTag(), v.whereAllowed(near[0]))
	case !slices.ContainsFunc(v.schema.lexicon().names, func(n qname) bool { return v.stands(n, name.space) }):
		d.Message = fmt.Sprintf("%s cannot stand here: the schema has no elements of %s", tagOf(e.Name), spaceOf(name))
		d.Help = foreignHelp(name.space)
	default:
		d.Message = fmt.Sprintf("the schema has no element %s", tagOf(e.Name))
		d.Help = fmt.Sprintf("inside %s may stand here: %s", v.parentTag(), listing(v.tags(v.nextNames(parent)), "or", mostNamed))
	}
	d.Help = advice(d.Help, v.allElements(parent))
	v.report(d)
}

func spaceOf(name qname) string {
	if name.space == "" {
		return "no namespace"
	}
	if known := namespaceNames[name.space]; known != "" {
		return known
	}
	return fmt.Sprintf("the namespace %q", name.space)
}

func foreignHelp(space string) string {
	if space == "http://www.w3.org/2001/XInclude" {
		return "inclusions must be resolved before the document is validated"
	}
	return ""
}

func (v *Validator) parentTag() string { return tagOf(v.parent().name) }

func endOf(s source.Span) source.Span {
	return source.Span{File: s.File, Start: s.End, End: s.End}
}
