package encode

import (
	"slices"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// CheckProfile reads a profile and says all that is wrong with it: what no rule may
// be, with the line it stands in, and, if it can be used, each example that does
// not become what it says, that decoding does not give back, or that another rule
// reads. The examples of a profile that it extends are run too, since its own rules
// come first. The profile is nil if the list has errors.
func CheckProfile(f *source.File) (*notation.Profile, diag.List) {
	p, list := notation.ReadProfile(f)
	if p == nil {
		return nil, list
	}
	list = withoutEchoes(append(list, CheckExamples(p)...)).Sorted()
	if list.HasErrors() {
		return nil, list
	}
	return p, list
}

// withoutEchoes leaves out warnings that a rule never reads a bracket, where its example has shown that.
func withoutEchoes(list diag.List) diag.List {
	shown := map[source.Span]bool{} // rules that take an example from another
	for _, d := range list {
		if d.Code == notation.CodeProfileConflict && d.Severity == diag.Error && len(d.Related) > 0 {
			shown[d.Related[0].Span] = true
		}
	}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		return d.Code == notation.CodeProfileConflict && d.Severity == diag.Warning && len(d.Related) > 0 && shown[d.Related[0].Span] && d.Span.File == d.Related[0].Span.File
	})
}
