package lint

import (
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/expression"
)

// A day is a date of the Gregorian calendar, as far as it is stated: month and day
// may be 0.
type day struct{ year, month, day int }

var (
	datePattern     = expression.Lazy(`^(-?\d{4,9})(?:-(\d\d)(?:-(\d\d))?)?(?:[T+Z].*|-\d\d:\d\d)?$`)
	monthDayPattern = expression.Lazy(`^--(\d\d)(?:-(\d\d))?(?:[+Z].*)?$`)
)

// readDay reads a date as TEI has it in @when and the like (ISO 8601 and XML Schema 2).
// It knows no weeks, ordinal dates or basic forms, and reports false for them.
func readDay(s string) (day, bool) {
	m := datePattern().FindStringSubmatch(s)
	if m == nil {
		return day{}, false
	}
	return day{number(m[1]), number(m[2]), number(m[3])}, true
}

// readMonthDay reads --MM-DD and --MM, as of a leap year.
func readMonthDay(s string) (day, bool) {
	m := monthDayPattern().FindStringSubmatch(s)
	if m == nil {
		return day{}, false
	}
	return day{2000, number(m[1]), number(m[2])}, true
}

// number reads digits that a pattern has found; none are 0.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

var monthDays = [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// fault says why there is no such day; "" if there is.
func (d day) fault(written string) string {
	hasMonth := strings.Contains(strings.TrimPrefix(written, "-"), "-")
	switch {
	case !hasMonth:
		return ""
	case d.month < 1 || d.month > 12:
		return "there is no month " + strconv.Itoa(d.month)
	case d.day == 0 && dayPattern().MatchString(written):
		return "there is no day 0"
	case d.day > d.daysOfMonth():
		return "that month has " + strconv.Itoa(d.daysOfMonth()) + " days"
	}
	return ""
}

var dayPattern = expression.Lazy(`-\d\d-\d\d(?:[T+Z]|$)`)

func (d day) daysOfMonth() int {
	if d.month == 2 && d.isLeap() {
		return 29
	}
	return monthDays[d.month-1]
}

// isLeap counts the year 0 as ISO 8601 does.
func (d day) isLeap() bool { return d.year%4 == 0 && (d.year%100 != 0 || d.year%400 == 0) }

// isJulianLeapDay reports whether the date is a 29 February that only the Julian
// calendar has.
func (d day) isJulianLeapDay() bool {
	return d.month == 2 && d.day == 29 && d.year%100 == 0 && d.year%400 != 0
}

// first and last return the first and the last day that a date may mean, as numbers
// that compare.
func (d day) first() int { return (d.year*100+max(1, d.month))*100 + max(1, d.day) }

func (d day) last() int {
	month, last := d.month, d.day
	if month == 0 {
		month = 12
	}
	if last == 0 {
		last = 31
	}
	return (d.year*100+month)*100 + last
}
