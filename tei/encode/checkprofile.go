package encode

import (
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
	list = append(list, CheckExamples(p)...).Sorted()
	if list.HasErrors() {
		return nil, list
	}
	return p, list
}
