package site

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// accented are the scripts whose marks are accents, without which words are still the
// same. The search goes by the same.
var accented = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hebrew, unicode.Arabic}

// slug makes of a name what can stand in an id and an address: letters and digits of
// any script without accents, in lower case, all else a hyphen. Names that differ in
// nothing else are one.
func slug(name string) string {
	var out strings.Builder
	gap, accents := false, false
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case unicode.Is(unicode.Mn, r) && accents:
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			gap, accents = false, unicode.In(r, accented...)
			out.WriteRune(r)
		default:
			gap = true
		}
	}
	return norm.NFC.String(out.String())
}
