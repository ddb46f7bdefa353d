package relaxng

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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
	missing, certain := v.missing(skipped)
	if len(v.frames) == 2 || len(missing) == 0 {
		missing = v.tags(nil)
	}
	d := diag.Diagnostic{
		Code:    CodeElementMissing,
		Span:    e.NameSpan,
		Message: fmt.Sprintf("%s is missing in %s, before %s", listing(missing, certain, mostNamed), tagOf(parent.name), tagOf(e.Name)),
		Related: related(parent.span, "the open %s began here", tagOf(parent.name)),
	}
	if len(missing) == 0 {
		d.Message = fmt.Sprintf("something is missing in %s, before %s", tagOf(parent.name), tagOf(e.Name))
	}
	d.Fixes = v.insertFix(skipped, e.Span.Point())
	v.report(d)
}

// missing returns the tags of what is required: all of them, joined by and, or if
// there are alternatives one of them, joined by or.
func (v *Validator) missing(terms []*term) (tags []string, conjunction string) {
	var names []qname
	for _, t := range terms {
		names = append(names, required(t, elementTerm)...)
	}
	if len(names) > 0 {
		return v.tags(names), "and"
	}
	for _, t := range terms {
		names = append(names, namesOf(next(t))...)
	}
	return v.tags(v.simplest(names)), "or"
}

// simplest orders names by how often the document uses them, then the shorter
// first: of <ab> and <p> people want <p>.
func (v *Validator) simplest(names []qname) []qname {
	ranked := v.ranked(names)
	slices.SortStableFunc(ranked, func(a, b qname) int {
		usedA, usedB := v.usedBy(a), v.usedBy(b)
		return cmp.Or(cmp.Compare(usedB, usedA), cmp.Compare(len(a.local), len(b.local)))
	})
	return ranked
}

func (v *Validator) usedBy(n qname) int32 {
	return v.census.used(v.symbols.symbol(n.space, n.local))
}

// recoverIncomplete reports an element that ends before it has all that it needs.
func (v *Validator) recoverIncomplete(e *xmltext.Event) {
	f := v.top()
	if f.childWrong || f.textWrong && len(f.state.marks) > 0 {
		return
	}
	d := diag.Diagnostic{Code: CodeElementMissing, Span: e.NameSpan}
	if f.empty {
		d.Span = f.span
	} else {
		d.Related = related(f.span, "the open %s began here", tagOf(f.name))
	}
	if v.machine.text(f.state).typed() && len(next(f.state.term)) == 0 {
		v.reportEmptyValue(f, d)
		return
	}
	missing, conjunction := v.missing([]*term{f.state.term})
	what := listing(missing, conjunction, mostNamed)
	state := "is incomplete"
	if len(v.census.children) == f.siblings {
		state = "is empty"
	}
	switch {
	case len(missing) == 0:
		d.Message = fmt.Sprintf("%s %s", tagOf(f.name), state)
	case len(missing) > 1 && conjunction == "or":
		d.Message = fmt.Sprintf("%s %s: it must still have one of %s", tagOf(f.name), state, what)
	default:
		d.Message = fmt.Sprintf("%s %s: %s is missing", tagOf(f.name), state, what)
	}
	if !f.empty {
		d.Fixes = v.insertFix([]*term{f.state.term}, e.Span.Point())
	}
	d.Help = v.everything("elements", v.tags(v.nextNames(f.state)))
	v.report(d)
}

// reportEmptyValue reports an element that holds nothing and needs a value.
func (v *Validator) reportEmptyValue(f *frame, d diag.Diagnostic) {
	b := v.blame([]*state{f.state}, "")
	d.Code = CodeContentInvalid
	d.Message = fmt.Sprintf("the content of %s is wrong: %s", tagOf(f.name), b.reason)
	d.Help = advice(b.help, v.everything("values", b.words))
	v.report(d)
}

// insertFix inserts the one element that is required, if it can be made without
// inventing text: it and what it must hold are empty.
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
		Certain: true,
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
	before := at.File.Bytes()[:at.Start]
	blank := strings.TrimRight(string(before[max(0, len(before)-200):]), " \t")
	space := string(before[max(0, len(before)-200):])[len(blank):]
	if !strings.HasSuffix(blank, "\n") {
		return ""
	}
	return "\n" + space
}
