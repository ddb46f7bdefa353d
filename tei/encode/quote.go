package encode

import (
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// quotePairs are the quotation marks that may enclose what a bracket holds.
var quotePairs = [][2]string{{`"`, `"`}, {"“", "”"}, {"«", "»"}}

// quotes returns the quotation marks round the whole of what a bracket holds, if
// they belong to the notation.
func quotes(b *notation.Bracket) (open, closing string) {
	if !b.Rule.Quotes || b.Rule.Hand == nil {
		return "", ""
	}
	text := notation.String(b.Content)
	for _, q := range quotePairs {
		inner, ok := strings.CutPrefix(text, q[0])
		if !ok {
			continue
		}
		if inner, ok = strings.CutSuffix(inner, q[1]); ok && !strings.ContainsAny(inner, q[0]+q[1]) {
			return q[0], q[1]
		}
	}
	return "", ""
}

// quotedLabel adds the quotation marks of what a bracket holds to its label, as the handNote
// states it: handwritten in the left margin: "…".
func quotedLabel(label, open, closing string) string {
	if open == "" {
		return label
	}
	return label + ": " + open + "…" + closing
}

// cutQuotes divides a label that states quotation marks.
func cutQuotes(label string) (words, open, closing string) {
	for _, q := range quotePairs {
		if words, ok := strings.CutSuffix(label, quotedLabel("", q[0], q[1])); ok {
			return words, q[0], q[1]
		}
	}
	return label, "", ""
}
