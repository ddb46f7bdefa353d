package xsd

import (
	"slices"
	"strings"

	"github.com/siglum/siglum/schema/finding"
	"github.com/siglum/siglum/schema/internal/tree"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// CodeInvalid is of what is wrong with a document in a way that has no code of its own.
const CodeInvalid diag.Code = "xsd-invalid"

// A complaint is what an engine says of an element. Both engines use the wording of
// libxml2.
type complaint struct {
	element   *tree.Element // nil if the engine does not say
	attribute string        // the attribute it is about, {namespace}local; "" if none
	message   string
}

// diagnostics puts findings into words. Of two findings about one value, which libxml2
// gives where a facet is broken, the first is kept: it names the facet.
func (s *Schema) diagnostics(t *tree.Tree, findings []complaint) diag.List {
	type about struct {
		span source.Span
		code diag.Code
	}
	told := map[about]bool{}
	var list diag.List
	for _, f := range withoutConsequences(findings) {
		if f.element == nil {
			f.element = t.Root()
		}
		d := f.diagnostic()
		s.nameUnknown(&f, &d)
		key := about{d.Span, d.Code}
		if !told[key] {
			list = append(list, d)
		}
		told[key] = true
	}
	return list
}

// nameUnknown turns what is said of an element that cannot stand in its place, or of one that
// is not complete, into what matters more: that the schema does not know the element, or
// the first in it that is unknown. helium says only the second where libxml2 names the child.
func (s *Schema) nameUnknown(f *complaint, d *diag.Diagnostic) {
	e := f.element
	switch d.Code {
	case finding.ElementNotAllowed:
	case finding.ElementMissing:
		unknown := slices.IndexFunc(e.Children(), func(c *tree.Element) bool { return !s.names.knows(c.Name) })
		if unknown < 0 {
			return
		}
		e = e.Children()[unknown]
	default:
		return
	}
	if s.names.knows(e.Name) {
		return
	}
	*d = diag.Diagnostic{Severity: diag.Error, Span: e.NameSpan, Path: e.Path()}
	(&complaint{element: e}).unknownElement(nil, d)
	if near := s.names.nearElement(e.Name); near != "" {
		meant := xmltext.Name{Prefix: e.Name.Prefix, Local: near}
		d.Help = "did you mean <" + meant.String() + ">?"
	}
}

// withoutConsequences leaves out what helium says of keys in an element that it did not
// look into because of another mistake.
func withoutConsequences(findings []complaint) []complaint {
	consequence := func(f complaint) bool {
		return strings.HasPrefix(f.message, "The XPath '") && strings.Contains(f.message, "evaluates to a node whose type is not simple")
	}
	if !slices.ContainsFunc(findings, consequence) {
		return findings
	}
	causes := slices.DeleteFunc(slices.Clone(findings), consequence)
	if len(causes) == 0 {
		return findings
	}
	return causes
}
