package encode

import (
	"iter"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// monthsIn yields where the names of months stand in a text: most text has none, and
// to look for them is much faster than to try the expression for dates at each letter.
func monthsIn(text string) iter.Seq[notation.Range] {
	return func(yield func(notation.Range) bool) {
		for i := 0; i < len(text); i++ {
			if c := text[i]; c < 'A' || c > 'S' {
				continue
			}
			n := slices.IndexFunc(months, func(m string) bool { return strings.HasPrefix(text[i:], m) })
			if n >= 0 && !yield(notation.Range{Start: i, End: i + len(months[n])}) {
				return
			}
		}
	}
}

// dateSigns are the bytes of what stands in a date beside the month: days, years,
// commas, quotation marks, the endings of numbers, "of".
const dateSigns = "0123456789 \t\n\f\r,\"\xe2\x80\x9dofstndrh"

// dateWindow returns the piece of a text in which the date of a month stands, from an
// offset on, with a byte more on both sides, so that it is seen where words end.
func dateWindow(text string, month notation.Range, after int) (from, to int) {
	from, to = month.Start, month.End
	for from > after && strings.IndexByte(dateSigns, text[from-1]) >= 0 {
		from--
	}
	for to < len(text) && strings.IndexByte(dateSigns, text[to]) >= 0 {
		to++
	}
	return max(from-1, after), min(to+1, len(text))
}
