package relaxng

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// reportMissingBefore reports that something is required before the top element.
func (v *Validator) reportMissingBefore(skipped []*term, e *xmltext.Event) {
	parent := v.parent()
	if parent.childWrong {
		return // the element that was not understood may have been the one
	}
	name := v.asSchema(qname{e.Name.Space, e.Name.Local})
	what, one := v.missing(skipped, parent.state, func(s *state) bool { return v.after(s, name) != nil })
	d := diag.Diagnostic{
		Code:    finding.ElementMissing,
		Span:    e.NameSpan,
		Message: fmt.Sprintf("%s %s missing in %s, before %s", what, isOrAre(one), tagOf(parent.name), tagOf(e.Name)),
		Related: related(parent.span, "the open %s began here", tagOf(parent.name)),
	}
	d.Help = v.meaningOf(skipped...)
	d.Fixes = v.insertFix(skipped, e.Span.Point())
	v.report(d)
}

func isOrAre(one bool) string {
	if one {
		return "is"
	}
	return "are"
}

// meaningOf returns what the one element is for that terms require.
func (v *Validator) meaningOf(terms ...*term) string {
	var names []qname
	for _, t := range terms {
		names = append(names, required(t, elementTerm)...)
	}
	if len(names) != 1 {
		return ""
	}
	return v.meaning(names[0])
}

// missing says what is required: all of several elements, or one of several. Of
// the latter it names those that help by themselves.
func (v *Validator) missing(terms []*term, s *state, helps func(*state) bool) (what string, one bool) {
	var names []qname
	for _, t := range terms {
		names = append(names, required(t, elementTerm)...)
	}
	if len(names) > 0 {
		return listing(v.tags(names), "and", mostNamed), len(names) == 1
	}
	for _, t := range terms {
		names = append(names, namesOf(next(t))...)
	}
	names = v.helpful(names, s, helps)
	tags := v.tags(v.simplest(names))
	switch {
	case len(tags) == 0:
		return "something", true
	case len(tags) > mostNamed+1:
		return fmt.Sprintf("%s or another of %d elements", strings.Join(tags[:mostNamed], ", "), len(tags)), true
	}
	return listing(tags, "or", mostNamed), true
}

// helpful returns the names after whose elements nothing is missing; if there are
// none, all names.
func (v *Validator) helpful(names []qname, s *state, helps func(*state) bool) []qname {
	var helpful []qname
	for _, n := range names {
		if after := v.after(s, n); after != nil && helps(after) {
			helpful = append(helpful, n)
		}
	}
	if len(helpful) == 0 {
		return names
	}
	return helpful
}

// simplest orders names by how often the document uses them, then the shorter
// first: of <ab> and <p> people want <p>. What would stand in an element of its own
// name comes last.
func (v *Validator) simplest(names []qname) []qname {
	ranked := v.ranked(names)
	slices.SortStableFunc(ranked, func(a, b qname) int {
		usedA, usedB := v.usedBy(a), v.usedBy(b)
		return cmp.Or(cmp.Compare(v.isOpen(a), v.isOpen(b)), cmp.Compare(usedB, usedA), cmp.Compare(len(a.local), len(b.local)))
	})
	return ranked
}

// isOpen returns 1 for the name of the innermost open element, else 0.
func (v *Validator) isOpen(n qname) int {
	if name := v.top().name; v.asSchema(qname{name.Space, name.Local}) == n {
		return 1
	}
	return 0
}

// recoverIncomplete reports an element that ends before it has all that it needs.
func (v *Validator) recoverIncomplete(e *xmltext.Event) {
	f := v.top()
	if f.childWrong || f.textWrong {
		return // what was not understood may have been what is missing
	}
	d := diag.Diagnostic{Code: finding.ElementMissing, Span: e.NameSpan}
	if f.empty {
		d.Span = f.span
	} else {
		d.Related = related(f.span, "the open %s began here", tagOf(f.name))
	}
	if v.machine.text(f.state).typed() && len(next(f.state.term)) == 0 {
		v.reportEmptyValue(f, d)
		return
	}
	what, one := v.missing([]*term{f.state.term}, f.state, func(s *state) bool { return s.accepts })
	d.Message = fmt.Sprintf("%s is incomplete: %s %s missing", tagOf(f.name), what, isOrAre(one))
	if len(v.census.children) == f.siblings {
		d.Message = fmt.Sprintf("%s must not be empty: it needs %s", tagOf(f.name), what)
	}
	if !f.empty {
		d.Fixes = v.insertFix([]*term{f.state.term}, e.Span.Point())
	}
	d.Help = advice(v.meaningOf(f.state.term), v.allElements(f.state))
	v.report(d)
}

// reportEmptyValue reports an element that holds nothing and needs a value.
func (v *Validator) reportEmptyValue(f *frame, d diag.Diagnostic) {
	b := v.blame([]*state{f.state}, "")
	d.Code = finding.ContentInvalid
	d.Message = fmt.Sprintf("the content of %s is wrong: %s", tagOf(f.name), b.reason)
	d.Help = advice(b.help, v.everything("values", b.words))
	v.report(d)
}

// insertFix inserts the one element that is required, if it can be made without
// inventing text: it and what it must hold are empty. In a header that says nothing;
// an empty element in the text would say something.
func (v *Validator) insertFix(skipped []*term, at source.Span) []diag.Fix {
	names := map[qname]*term{}
	var order []qname
	for _, t := range skipped {
		for _, n := range required(t, elementTerm) {
			names[n] = v.elementOf(t, n)
			order = append(order, n)
		}
	}
	if len(order) != 1 || names[order[0]] == nil {
		return nil
	}
	written, ok := v.smallest(names[order[0]], order[0], map[*term]bool{})
	if !ok {
		return nil
	}
	return []diag.Fix{{
		Message: fmt.Sprintf("insert %s", written),
		Certain: v.inHeader() || v.top().name.Local == "teiHeader",
		Edits:   []diag.Edit{{Span: at, Text: written + indentation(at)}},
	}}
}

func (v *Validator) elementOf(t *term, name qname) *term {
	for _, e := range anywhere(t) {
		if contains(e.names, name.space, name.local) {
			return e
		}
	}
	return nil
}

// indentation returns the line end and white space before a place, if nothing else
// stands before it on its line.
func indentation(at source.Span) string {
	if at.File == nil {
		return ""
	}
	before := source.Span{File: at.File, Start: at.Line().Start, End: at.Start}.Text()
	if strings.Trim(before, " \t") != "" {
		return ""
	}
	return "\n" + before
}
