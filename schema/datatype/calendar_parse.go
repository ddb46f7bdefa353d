package datatype

import (
	"fmt"
	"strconv"
	"strings"
)

// A calendarType is one of the date and time types: its layout, in which Y M D h m
// s stand for the fields and all else for itself.
type calendarType struct {
	layout  string
	what    string // "a date"
	form    string // how it is written, in words
	example string
}

var calendarTypes = map[string]calendarType{
	"dateTime":   {"Y-M-DTh:m:s", "a date with time", "year-month-day, T, hours:minutes:seconds", "1948-10-12T14:30:00"},
	"date":       {"Y-M-D", "a date", "year-month-day", "1948-10-12"},
	"time":       {"h:m:s", "a time", "hours:minutes:seconds", "14:30:00"},
	"gYearMonth": {"Y-M", "a month of a year", "year-month", "1948-10"},
	"gYear":      {"Y", "a year", "in four digits", "1948"},
	"gMonthDay":  {"--M-D", "a day of a month without year", "--month-day", "--10-12"},
	"gDay":       {"---D", "a day without month", "---day", "---12"},
	"gMonth":     {"--M", "a month without year", "--month", "--10"},
}

// reference holds the fields that a type does not write. Its year is a leap year,
// so that --02-29 is a day.
var reference = moment{year: 1972, month: 1, day: 1}

// parse reads a value of the type.
func (t calendarType) parse(s string, _ Context) (any, *Error) {
	m, err := t.scan(s)
	if err != nil {
		return nil, t.advise(s, err)
	}
	return m.instant(), nil
}

// scan reads the fields by the layout, and the time zone.
func (t calendarType) scan(s string) (m moment, err *Error) {
	m = reference
	rest := s
	for i := 0; i < len(t.layout); i++ {
		switch field := t.layout[i]; field {
		case 'Y':
			m.year, rest, err = t.year(s, rest)
		case 'M':
			m.month, rest, err = t.two(s, rest, 1, 12, "month")
		case 'D':
			m.day, rest, err = t.two(s, rest, 1, 31, "day")
		case 'h':
			m.hour, rest, err = t.two(s, rest, 0, 23, "hour")
		case 'm':
			m.min, rest, err = t.two(s, rest, 0, 59, "minute")
		case 's':
			m.sec, m.fraction, rest, err = t.seconds(s, rest)
		default:
			if rest == "" || rest[0] != field {
				return m, t.malformed(s)
			}
			rest = rest[1:]
		}
		if err != nil {
			return m, err
		}
	}
	if m.zoned, m.zone, err = t.timeZone(s, rest); err != nil {
		return m, err
	}
	return m, m.checkDay(t)
}

// malformed says how the type is written.
func (t calendarType) malformed(s string) *Error {
	if s == "" {
		return errorf(t.example, "nothing is given where %s is needed", t.what)
	}
	return errorf(t.example, "%s is written %s", t.what, t.form)
}

// maxYearDigits bounds years, so that days can be counted in 64 bits.
const maxYearDigits = 15

// year reads a year of at least four digits (XML Schema 2, 3.2.7.1).
func (t calendarType) year(s, rest string) (year int64, after string, err *Error) {
	unsigned := strings.TrimPrefix(rest, "-")
	n := digits(unsigned)
	written, after := unsigned[:n], unsigned[n:]
	switch {
	case n == 0:
		return 0, after, t.malformed(s)
	case n < 4:
		return 0, after, errorf(t.example, "the year %s has fewer than four digits", written)
	case strings.Trim(written, "0") == "":
		return 0, after, errorf(t.example, "there is no year 0: before the year 1 comes -0001, 1 BC")
	case n > 4 && written[0] == '0':
		return 0, after, errorf(t.example, "a year of more than four digits does not begin with 0")
	case n > maxYearDigits:
		return 0, after, errorf(t.example, "the year has more than %d digits", maxYearDigits)
	}
	year, _ = strconv.ParseInt(rest[:len(rest)-len(after)], 10, 64)
	return year, after, nil
}

// two reads a field of two digits.
func (t calendarType) two(s, rest string, low, high int, name string) (int, string, *Error) {
	if digits(rest) < 2 {
		return 0, rest, t.malformed(s)
	}
	n := int(rest[0]-'0')*10 + int(rest[1]-'0')
	if name == "hour" && n == 24 {
		return 0, rest, errorf(t.example, "24 is no hour; midnight is 00:00:00 of the next day")
	}
	if n < low || n > high {
		return 0, rest, errorf(t.example, "%s is no %s", rest[:2], name)
	}
	return n, rest[2:], nil
}

// seconds reads seconds with their fraction. 60 is a leap second.
func (t calendarType) seconds(s, rest string) (sec int, fraction, after string, err *Error) {
	sec, rest, err = t.two(s, rest, 0, 60, "second")
	if err != nil || !strings.HasPrefix(rest, ".") {
		return sec, "", rest, err
	}
	n := digits(rest[1:])
	return sec, strings.TrimRight(rest[1:1+n], "0"), rest[1+n:], nil
}

// timeZone reads what may follow: nothing, Z, or an offset such as +01:00.
func (t calendarType) timeZone(s, rest string) (zoned bool, minutes int, err *Error) {
	switch {
	case rest == "":
		return false, 0, nil
	case rest == "Z":
		return true, 0, nil
	case rest[0] != '+' && rest[0] != '-':
		return false, 0, t.malformed(s)
	}
	offset := rest[1:]
	if len(offset) != 5 || digits(offset) != 2 || offset[2] != ':' || digits(offset[3:]) != 2 {
		return false, 0, t.malformed(s)
	}
	hours, _ := strconv.Atoi(offset[:2])
	mins, _ := strconv.Atoi(offset[3:])
	minutes = hours*60 + mins
	if mins > 59 || minutes > 14*60 {
		return false, 0, errorf(t.example, "%s is no time zone; they reach from -14:00 to +14:00", rest)
	}
	if rest[0] == '-' {
		minutes = -minutes
	}
	return true, minutes, nil
}

// checkDay checks the day against its month, and in its year if one is written.
func (m moment) checkDay(t calendarType) *Error {
	last := daysIn(m.year, m.month)
	if m.day <= last || !strings.Contains(t.layout, "D") || !strings.Contains(t.layout, "M") {
		return nil
	}
	if m.month == 2 && m.day == 29 {
		return errorf(t.example, "29 February does not exist in %d, which is no leap year", m.year)
	}
	month := monthNames[m.month-1]
	if m.month == 2 && strings.Contains(t.layout, "Y") {
		month = fmt.Sprintf("February %d", m.year)
	}
	return errorf(t.example, "%s has %d days, not %d", month, last, m.day)
}

var monthNames = [...]string{"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December"}
