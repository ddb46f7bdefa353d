package finding

import (
	"fmt"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// TooMany is the code of the remark that there may be more findings than are told.
const TooMany diag.Code = "too-many-errors"

// More is the remark that validation ended after so many findings, the last of them at a
// place.
func More(told int, last source.Span) diag.Diagnostic {
	return diag.Diagnostic{
		Severity: diag.Info,
		Code:     TooMany,
		Message:  fmt.Sprintf("validation ended after %d errors; there may be more", told),
		Span:     last,
	}
}

// Limit returns no more than the first findings of a list, with the remark if there are
// more; most is 0 for all.
func Limit(list diag.List, most int) diag.List {
	if most == 0 || len(list) <= most {
		return list
	}
	return append(list[:most:most], More(most, list[most-1].Span))
}
