package datatype

import (
	"cmp"
)

// A moment is what the date and time types write (XML Schema 2, 3.2.7 to 3.2.14).
// Fields that a type does not write hold those of its reference moment.
type moment struct {
	year       int64 // as written: there is no year 0, and -1 comes before 1
	month, day int
	hour, min  int
	sec        int
	fraction   string // digits after the point of the seconds, without trailing zeros
	zoned      bool
	zone       int // minutes east of UTC
}

// An instant is the value of a moment: two moments are equal if their instants are
// equal as Go values. Those without a time zone are never equal to others.
type instant struct {
	day      int64 // days since 1 January of the year 1
	second   int   // of the day
	fraction string
	zoned    bool
}

const daySeconds = 24 * 60 * 60

// instant returns the value, in UTC if there is a time zone.
func (m moment) instant() instant {
	i := instant{
		day:      dayNumber(m.year, m.month, m.day),
		second:   (m.hour*60+m.min)*60 + m.sec,
		fraction: m.fraction,
		zoned:    m.zoned,
	}
	return i.shift(-60 * m.zone)
}

// shift moves an instant by seconds, at most a day.
func (i instant) shift(seconds int) instant {
	i.second += seconds
	for i.second < 0 {
		i.second += daySeconds
		i.day--
	}
	for i.second >= daySeconds {
		i.second -= daySeconds
		i.day++
	}
	return i
}

// compareInstants orders instants as XML Schema 2, 3.2.7.4 does: without a time
// zone on one side, the two are comparable only if more than 14 hours lie between.
func compareInstants(a, b any) (int, bool) {
	x, y := a.(instant), b.(instant)
	switch {
	case x.zoned == y.zoned:
		return x.compare(y), true
	case y.zoned:
		order, ok := compareInstants(b, a)
		return -order, ok
	}
	const widest = 14 * 60 * 60
	early, late := y.shift(-widest), y.shift(+widest)
	switch {
	case x.compare(early) < 0:
		return -1, true
	case x.compare(late) > 0:
		return +1, true
	}
	return 0, false
}

func (i instant) compare(j instant) int {
	return cmp.Or(cmp.Compare(i.day, j.day), cmp.Compare(i.second, j.second), cmp.Compare(i.fraction, j.fraction))
}

// dayNumber counts days from 1 January of the year 1 in the proleptic Gregorian
// calendar.
func dayNumber(year int64, month, day int) int64 {
	y := astronomical(year) - 1
	days := 365*y + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400)
	for m := 1; m < month; m++ {
		days += int64(daysIn(year, m))
	}
	return days + int64(day) - 1
}

// astronomical returns the year in the count that has a year 0, the year -1 of
// XML Schema 1.0.
func astronomical(year int64) int64 {
	if year < 0 {
		return year + 1
	}
	return year
}

func isLeap(year int64) bool {
	y := astronomical(year)
	return y%4 == 0 && (y%100 != 0 || y%400 == 0)
}

// daysIn returns how many days a month has, counted from 1.
func daysIn(year int64, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if isLeap(year) {
			return 29
		}
		return 28
	}
	return 31
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
