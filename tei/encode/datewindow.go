package encode

import (
	"strings"

	"github.com/siglum/siglum/tei/notation"
)

// dateSigns are the bytes of what stands in a date beside the month: days, years, commas and
// stops, quotation marks, dashes, the endings of numbers, "of", "or", "to".
const dateSigns = "0123456789 \t\n\f\r,.\"'-/\xe2\x80\x93\x94\x98\x99\x9c\x9d\x9e\xc2\xab\xbbofstndrheuaisbdl\xc3\xa0\xa8\xba\xd0\xb3\xbe\xb5"

// dateWindow returns the piece of a text in which the date of a month stands, from an
// offset on, with a byte more on both sides, so that it is seen where words end.
func dateWindow(text string, month notation.Range, after int) (from, to int) {
	from, to = month.Start, month.End
	for from > after && month.Start-from < maxDateSide && strings.IndexByte(dateSigns, text[from-1]) >= 0 {
		from--
	}
	for to < len(text) && to-month.End < maxDateSide && strings.IndexByte(dateSigns, text[to]) >= 0 {
		to++
	}
	return max(from-1, after), min(to+1, len(text))
}

// maxDateSide is the length in bytes of the longest piece of a date before or after its month.
const maxDateSide = 60
