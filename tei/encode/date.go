package encode

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/siglum/siglum/tei/expression"
)

// A calendarDate is a date as far as it is stated: a year of 0 or a day of 0 is
// not.
//
// A year below 100 is one of which the text states the last two digits only.
type calendarDate struct{ year, month, day int }

// century reports whether the century is left to be known.
func (d calendarDate) century() bool { return d.year > 0 && d.year < 100 }

// iso returns the date as @when has it (XML Schema 2, 3.2.9–3.2.14): 1948-10-12,
// 1948-10, --10-08.
func (d calendarDate) iso() string {
	switch {
	case d.year == 0:
		return fmt.Sprintf("--%02d-%02d", d.month, d.day)
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year)
	case d.day == 0:
		return fmt.Sprintf("%04d-%02d", d.year, d.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// full reports whether year, month and day are stated.
func (d calendarDate) full() bool { return d.year != 0 && d.month != 0 && d.day != 0 }

func (d calendarDate) time() time.Time {
	return time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
}

// exists reports whether the calendar has the date.
func (d calendarDate) exists() bool {
	if d.day == 0 {
		return true
	}
	year := d.year
	if year < 100 {
		year = 2000 // a leap year: 29 February exists in some year
	}
	t := calendarDate{year, d.month, d.day}.time()
	return t.Day() == d.day && int(t.Month()) == d.month
}

var isoDate = expression.Lazy(`^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$`)

// parseISODate reads a date as metadata states it: 1948-10-12, 1948-10, 1948.
func parseISODate(text string) (d calendarDate, ok bool) {
	m := isoDate().FindStringSubmatch(text)
	if m == nil {
		return d, false
	}
	d.year, _ = strconv.Atoi(m[1]) // the expression allows digits only
	d.month, _ = strconv.Atoi(m[2])
	d.day, _ = strconv.Atoi(m[3])
	return d, d.exists()
}

// parseDate returns the only date of a text; a period is none.
func parseDate(text string, order dateOrder) (calendarDate, bool) {
	if d, ok := parseISODate(strings.TrimSpace(text)); ok {
		return d, true
	}
	list := findDates(text, order)
	if len(list) != 1 || list[0].period() || !list[0].certain() {
		return calendarDate{}, false
	}
	return list[0].date, true
}

// maxBefore is how long before the document a day without a year may lie for it
// to have the document's year, or the year before.
const maxBefore = 180 * 24 * time.Hour

// inferred returns a date without a year as the last day of that name before the document's date or on it, if
// that is not too long before; one without a century in that of the document, if it is not after it.
func (d calendarDate) inferred(document calendarDate) (calendarDate, bool) {
	if d.century() {
		full := d.inCenturyOf(document)
		return full, document.year > 0 && full.year <= document.year+1
	}
	if d.year != 0 || d.day == 0 || !document.full() {
		return d, false
	}
	for _, year := range []int{document.year, document.year - 1} {
		guess := calendarDate{year, d.month, d.day}
		before := document.time().Sub(guess.time())
		if guess.exists() && before >= 0 && before <= maxBefore {
			return guess, true
		}
	}
	return d, false
}

// inCenturyOf returns a date of which the last two digits of the year are stated in the century of another.
func (d calendarDate) inCenturyOf(document calendarDate) calendarDate {
	if d.century() {
		d.year += document.year - document.year%100
	}
	return d
}

var fourDigits = expression.Lazy(`^([01]\d|2[0-3])[:.]?([0-5]\d)`)

// timeOfDay returns a time written as four digits as ISO 8601 has it: 19:55.
func timeOfDay(text string) string {
	m := fourDigits().FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return m[1] + ":" + m[2]
}
