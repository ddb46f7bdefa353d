// Package finding holds what the validators of all schema languages say alike: the codes
// of what is wrong with a document, and that there is more than is told.
package finding

import "github.com/siglum/siglum/tei/diag"

// The codes of what is found in a document.
const (
	// ElementUnknown is of an element that the schema does not know.
	ElementUnknown diag.Code = "element-unknown"

	// ElementNotAllowed is of an element that the schema knows, in a place where it may
	// not stand.
	ElementNotAllowed diag.Code = "element-not-allowed"

	// ElementMissing is of an element that is required and not there.
	ElementMissing diag.Code = "element-missing"

	// Namespace is of a name that would be right in another namespace.
	Namespace diag.Code = "wrong-namespace"

	// TextNotAllowed is of text where only elements, or nothing, may stand.
	TextNotAllowed diag.Code = "text-not-allowed"

	// ContentInvalid is of an element whose text is not of the datatype.
	ContentInvalid diag.Code = "content-invalid"

	// AttributeNotAllowed is of an attribute that the element may not have.
	AttributeNotAllowed diag.Code = "attribute-not-allowed"

	// AttributeMissing is of an attribute that is required and not there.
	AttributeMissing diag.Code = "attribute-missing"

	// ValueInvalid is of an attribute whose value is not of the datatype.
	ValueInvalid diag.Code = "attribute-value-invalid"

	// DuplicateID is of an ID that another element has.
	DuplicateID diag.Code = "duplicate-id"

	// DanglingIDREF is of a reference to an ID that no element has.
	DanglingIDREF diag.Code = "dangling-idref"

	// Identity is of a key that is not unique, or a reference to none.
	Identity diag.Code = "identity-constraint"
)
