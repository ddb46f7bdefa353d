package relaxng

import (
	"fmt"
	"slices"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// The codes of what is found in a document.
const (
	// CodeElementUnknown is of an element that the schema does not know.
	CodeElementUnknown diag.Code = "element-unknown"

	// CodeElementNotAllowed is of an element that the schema knows, in a place where
	// it may not stand.
	CodeElementNotAllowed diag.Code = "element-not-allowed"

	// CodeElementMissing is of an element that is required and not there.
	CodeElementMissing diag.Code = "element-missing"

	// CodeNamespace is of a name that would be right in another namespace.
	CodeNamespace diag.Code = "wrong-namespace"

	// CodeTextNotAllowed is of text where only elements, or nothing, may stand.
	CodeTextNotAllowed diag.Code = "text-not-allowed"

	// CodeContentInvalid is of an element whose text is not of the datatype.
	CodeContentInvalid diag.Code = "content-invalid"

	// CodeAttributeNotAllowed is of an attribute that the element may not have.
	CodeAttributeNotAllowed diag.Code = "attribute-not-allowed"

	// CodeAttributeMissing is of an attribute that is required and not there.
	CodeAttributeMissing diag.Code = "attribute-missing"

	// CodeValueInvalid is of an attribute whose value is not of the datatype.
	CodeValueInvalid diag.Code = "attribute-value-invalid"

	// CodeDuplicateID is of an ID that another element has.
	CodeDuplicateID diag.Code = "duplicate-id"

	// CodeDanglingIDREF is of a reference to an ID that no element has.
	CodeDanglingIDREF diag.Code = "dangling-idref"

	// CodeTooMany says that there may be more errors than those reported.
	CodeTooMany diag.Code = "too-many-errors"
)

// findings are the diagnostics of one document.
type findings struct {
	list  diag.List
	limit int
}

// full reports whether as many errors were found as were asked for.
func (f *findings) full() bool { return f.limit > 0 && len(f.list) >= f.limit }

// add adds a finding and returns its index.
func (f *findings) add(d diag.Diagnostic) int {
	if f.full() {
		return -1
	}
	d.Keep()
	f.list = append(f.list, d)
	if f.full() {
		f.list = append(f.list, diag.Diagnostic{
			Severity: diag.Info,
			Code:     CodeTooMany,
			Message:  fmt.Sprintf("validation ended after %d errors; there may be more", f.limit),
			Span:     d.Span,
		})
		return len(f.list) - 2
	}
	return len(f.list) - 1
}

// report adds a finding about the top frame.
func (v *Validator) report(d diag.Diagnostic) int {
	d.Path = v.path()
	d.Related = slices.DeleteFunc(d.Related, func(r diag.Related) bool { return forgotten(r.Span) })
	return v.found.add(d)
}

// forgotten reports whether a place stands in a stream that does not hold it any
// more.
func forgotten(s source.Span) bool {
	return s.File != nil && s.File.Streamed() && s.Position() == source.Position{}
}

func related(span source.Span, format string, args ...any) []diag.Related {
	return []diag.Related{{Span: span, Message: fmt.Sprintf(format, args...)}}
}
