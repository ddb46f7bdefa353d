package encode

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/expression"
)

// A foundDate is a date or a period in a text, with the bytes that it takes.
type foundDate struct {
	start, end int
	date       calendarDate
	until      calendarDate // the last day of a period, or the other of two days that are possible
	either     bool         // the date is one of the two or between them

	order    dateOrder    // of its numbers, where one of them is no month
	swapped  calendarDate // what it is if day and month change places, where the order is open: 3/4/1950
	ordered  bool         // the order was open, and is known from elsewhere
	loose    bool         // its numbers may be others too: 3.4.50
	part     bool         // it is a part of a month that has no exact bounds: early June 1956
	relative relation     // of a day to the month of the document: 5th inst.
}

// A relation is that of a month to the month of the document.
type relation int

const (
	absolute relation = iota
	thisMonth
	lastMonth
	nextMonth
)

// certain reports whether the text itself states the date, so far as it states one.
func (d foundDate) certain() bool {
	return d.swapped == (calendarDate{}) && d.relative == absolute && !d.date.century() && !d.until.century()
}

// period reports whether it has a first and a last day.
func (d foundDate) period() bool { return d.until != (calendarDate{}) }

// attrs returns how TEI states the date (TEI P5, 14.1.5): @when; of a period @from and @to; of
// one of two days @notBefore and @notAfter.
func (d foundDate) attrs() []string {
	switch {
	case !d.period():
		return []string{"when", d.date.iso()}
	case d.either:
		return []string{"notBefore", d.date.iso(), "notAfter", d.until.iso()}
	}
	return []string{"from", d.date.iso(), "to", d.until.iso()}
}

const (
	dayEnding = `(?:st|nd|rd|th|d|er|ère|\.|º|-?го|-е)?`
	dayJoint  = `(?:\s?[-–/]\s?|\s+(?:or|to|and|bis|oder|und|ou|au|à|et)\s+)`
	yearDigit = `[12]\d{3}`
	shortYear = `['’]?\d{2}`
)

// datePattern finds dates with the name of a month: 12 October 1948, October 12, 1948, "13" June
// 1956, October 1948, 8 October, October 8; le 1er mai 1883, 4. Mai 1883, 12 oktyabrya 1948 g.;
// 11/12 September 1957, October 3-5, 1948; Octr 3d 1862, Jan. 5th '63, 14 Oct. 50; 1948, October 12.
var datePattern = expression.Lazy(dateExpression(monthPattern(false), monthPattern(true)))

// dateExpression is the expression for dates with names of months, and with those that may stand
// before the day.
func dateExpression(months, monthsFirst string) string {
	return `(?:` +
		`(?P<d1>\d{1,2})` + dayEnding + `(?:(?P<j1>` + dayJoint + `)(?P<e1>\d{1,2})` + dayEnding + `)?[”"»“]?\s*(?:of\s+|de\s+|d['’]\s?)?` +
		`(?P<m1>` + months + `)\.?(?:,?\s+(?P<y1>` + yearDigit + `)|,?\s+(?P<y5>` + shortYear + `))?` +
		`|(?P<m3>` + months + `)\.?,?\s+(?P<y3>` + yearDigit + `)` +
		`|(?:(?P<y7>` + yearDigit + `),?\s+)?(?P<m2>` + monthsFirst + `)\.?\s+(?:the\s+)?(?P<d2>\d{1,2})(?:st|nd|rd|th|d)?(?:(?P<j2>` + dayJoint + `)(?P<e2>\d{1,2})(?:st|nd|rd|th|d)?)?` +
		`(?:,\s*(?P<y2>` + yearDigit + `)|\s(?P<y4>` + yearDigit + `)|,?\s(?P<y6>` + shortYear + `))?` +
		`)`
}

// findDates finds the dates of a text, in its order. Where numbers leave open which is the day, they are read in
// the order given.
func findDates(text string, order dateOrder) []foundDate {
	if !strings.ContainsAny(text, "0123456789") {
		return nil // a month alone is none
	}
	list := withMonths(text)
	list = withDates(list, numberDates(text, order))
	list = withDates(list, relativeDates(text))
	return joined(list, text)
}

// withDates adds dates to others, but for those that overlap one of them, in the order of the text.
func withDates(list, more []foundDate) []foundDate {
	if len(more) == 0 {
		return list
	}
	n := len(list)
	for _, d := range more {
		if !slices.ContainsFunc(list[:n], d.overlaps) {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, func(a, b foundDate) int { return cmp.Compare(a.start, b.start) })
	return list
}

func (d foundDate) overlaps(other foundDate) bool { return d.start < other.end && other.start < d.end }

// withMonths finds the dates of a text that have the name of a month.
func withMonths(text string) []foundDate {
	var list []foundDate
	end := 0 // of the last date, whatever the calendar says of it
	for month := range monthsIn(text) {
		if month.Start < end {
			continue
		}
		from, to := dateWindow(text, month, end)
		if !strings.ContainsAny(text[from:to], "0123456789") {
			continue
		}
		d, ok := dateIn(datePatternFor(text[month.Start:month.End], text[from:to]), text, from, to)
		if !ok {
			continue
		}
		end = d.end
		d = moreOfMonth(d, text)
		if d.exists() {
			list = append(list, d)
		}
	}
	return list
}

func afterDigits(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "0123456789"))
	return max(n, 1)
}

func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }
func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func isWordPart(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// exists reports whether the calendar has the date, and, of a period, whether it ends after it
// began. Two days eleven to thirteen apart before 1924 are one day in two calendars.
func (d foundDate) exists() bool {
	if !d.date.exists() || d.date.day == 0 && d.date.year == 0 {
		return false
	}
	if !d.period() {
		return true
	}
	if d.date.day == 0 {
		return d.until.exists() // of months in their order
	}
	apart := d.until.day - d.date.day
	return d.until.exists() && apart > 0 && !(d.either && apart >= 10 && d.date.year < 1924)
}
