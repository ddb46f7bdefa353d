package encode

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A calendarDate is a date as far as it is stated: a year of 0 or a day of 0 is
// not.
type calendarDate struct{ year, month, day int }

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
	if year == 0 {
		year = 2000 // a leap year: 29 February exists in some year
	}
	t := calendarDate{year, d.month, d.day}.time()
	return t.Day() == d.day && int(t.Month()) == d.month
}

const monthWords = "January|February|March|April|May|June|July|August|September|October|November|December"

var (
	months     = strings.Split(monthWords, "|")
	monthNames = numbered(months)
)

func numbered(words []string) map[string]int {
	numbers := make(map[string]int, len(words))
	for i, w := range words {
		numbers[w] = i + 1
	}
	return numbers
}

// datePattern finds dates in English: 12 October 1948, October 12, 1948, "13" June
// 1956, October 1948, 8 October, October 8.
var datePattern = regexp.MustCompile(`\b(?:` +
	`(?P<d1>\d{1,2})(?:st|nd|rd|th)?[”"]?\s+(?:of\s+)?(?P<m1>` + monthWords + `)(?:,?\s+(?P<y1>\d{4}))?` +
	`|(?P<m2>` + monthWords + `)\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?:,\s*(?P<y2>\d{4}))?` +
	`|(?P<m3>` + monthWords + `),?\s+(?P<y3>\d{4})` +
	`)\b`)

// A foundDate is a date in a text, with the bytes that it takes.
type foundDate struct {
	start, end int
	date       calendarDate
}

// findDates finds the dates of a text.
func findDates(text string) []foundDate {
	var list []foundDate
	end := 0 // of the last date, whatever the calendar says of it
	for month := range monthsIn(text) {
		if month.Start < end {
			continue
		}
		from, to := dateWindow(text, month, end)
		at := datePattern.FindStringSubmatchIndex(text[from:to])
		if at == nil {
			continue
		}
		end = from + at[1]
		if d := matchedDate(text[from:to], at); d.exists() && (d.day != 0 || d.year != 0) {
			list = append(list, foundDate{from + at[0], end, d})
		}
	}
	return list
}

func matchedDate(text string, at []int) (d calendarDate) {
	for i, name := range datePattern.SubexpNames() {
		if name == "" || at[2*i] < 0 {
			continue
		}
		word := text[at[2*i]:at[2*i+1]]
		switch name[0] {
		case 'd':
			d.day, _ = strconv.Atoi(word) // the expression allows digits only
		case 'm':
			d.month = monthNames[word]
		case 'y':
			d.year, _ = strconv.Atoi(word)
		}
	}
	return d
}

var isoDate = regexp.MustCompile(`^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$`)

// parseISODate reads a date as metadata states it: 1948-10-12, 1948-10, 1948.
func parseISODate(text string) (d calendarDate, ok bool) {
	m := isoDate.FindStringSubmatch(text)
	if m == nil {
		return d, false
	}
	d.year, _ = strconv.Atoi(m[1]) // the expression allows digits only
	d.month, _ = strconv.Atoi(m[2])
	d.day, _ = strconv.Atoi(m[3])
	return d, d.exists()
}

// parseDate returns the only date of a text.
func parseDate(text string) (calendarDate, bool) {
	if d, ok := parseISODate(strings.TrimSpace(text)); ok {
		return d, true
	}
	list := findDates(text)
	if len(list) != 1 {
		return calendarDate{}, false
	}
	return list[0].date, true
}

// maxBefore is how long before the document a day without a year may lie for it
// to have the document's year, or the year before.
const maxBefore = 180 * 24 * time.Hour

// inferred returns a date without a year as the last day of that name before the document's date or on it, if
// that is not too long before.
func (d calendarDate) inferred(document calendarDate) (calendarDate, bool) {
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

var fourDigits = regexp.MustCompile(`^([01]\d|2[0-3])[:.]?([0-5]\d)`)

// timeOfDay returns a time written as four digits as ISO 8601 has it: 19:55.
func timeOfDay(text string) string {
	m := fourDigits.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return m[1] + ":" + m[2]
}
