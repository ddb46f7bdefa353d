package encode

import (
	"strings"
	"time"

	"github.com/siglum/siglum/tei/expression"
)

// moreOfMonth reads what stands before a month that has no day: the month before it (June/July 1956), or which part of it is
// meant (early June 1956).
func moreOfMonth(d foundDate, text string) foundDate {
	if d.date.day > 0 || d.date.year == 0 {
		return d
	}
	before := text[max(0, d.start-maxBeforeMonth):d.start]
	if m := monthBefore().FindStringSubmatchIndex(before); m != nil {
		first := calendarDate{d.date.year, monthNumber(before[m[2]:m[3]]), 0}
		if first.month < d.date.month {
			d.start -= len(before) - m[2]
			d.date, d.until, d.either = first, d.date, isEither(strings.TrimSpace(before[m[4]:m[5]]))
		}
		return d
	}
	if m := partBefore().FindStringSubmatchIndex(before); m != nil {
		d.start -= len(before) - m[2]
		d.setPart(strings.ToLower(before[m[4]:m[5]]))
	}
	return d
}

// maxBeforeMonth is the length in bytes of what may belong to a month before it.
const maxBeforeMonth = 48

var monthBefore = expression.Lazy(`(?:^|[^\p{L}\d]|[^\d\s.] )(` + monthPattern(false) + `)\.?(\s?[-–/]\s?|\s+(?:or|to|bis|oder|ou|au|à)\s+)$`)

var partBefore = expression.Lazy(`(?:^|[^\p{L}])(((?i:early|late|mid|middle|beginning|start|end|first half|second half|anfang|mitte|ende|début|debut|milieu|mi|fin))` +
	`(?:-| in | of | des | du | de )?(?:the month of |month of )?\s?)$`)

// setPart makes of a month the days that may be meant by a part of it. Halves are exact; of the others it is what nobody would
// take for another part.
func (d *foundDate) setPart(part string) {
	last := time.Date(d.date.year, time.Month(d.date.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	from, to := 1, 15
	switch part {
	case "mid", "middle", "mitte", "milieu", "mi":
		from, to = 10, 20
	case "late", "end", "ende", "fin", "second half":
		from, to = 16, last
	}
	d.date.day = from
	d.until, d.either = calendarDate{d.date.year, d.date.month, to}, true
	d.part = !strings.HasSuffix(part, "half")
}

// joined makes periods of two dates between which nothing stands but the sign or word for it: 28 September – 3 October 1948.
func joined(list []foundDate, text string) []foundDate {
	if len(list) < 2 {
		return list
	}
	out := list[:1]
	for _, d := range list[1:] {
		last := &out[len(out)-1]
		if both, ok := period(*last, d, text); ok {
			*last = both
			continue
		}
		out = append(out, d)
	}
	return out
}

var betweenDates = expression.Lazy(`^(\s?[-–—/]\s?|\s+(?:to|until|till|through|and|bis|bis zum|und|au|jusqu'au|et|or|oder|ou)\s+(?:the\s+|le\s+)?)$`)

// period returns the period between two dates; ok is false if they make none.
func period(first, last foundDate, text string) (both foundDate, ok bool) {
	m := betweenDates().FindString(text[first.end:last.start])
	if m == "" || first.period() || last.period() || !first.certain() && !first.date.century() || !last.certain() && !last.date.century() {
		return foundDate{}, false
	}
	joint := strings.Fields(m)[0]
	either := isEither(joint)
	if isAnd(joint) {
		if either = between().MatchString(text[:first.start]); !either {
			return foundDate{}, false
		}
	}
	if first.date.year == 0 {
		first.date.year = last.date.year
	}
	if (first.date.year == 0) != (last.date.year == 0) || first.date.iso() >= last.date.iso() {
		return foundDate{}, false
	}
	return foundDate{start: first.start, end: last.end, date: first.date, until: last.date, either: either}, true
}

var between = expression.Lazy(`(?i)(?:^|[^\p{L}])(?:between|zwischen|entre)\s+(?:the\s+|le\s+|dem\s+)?$`)
