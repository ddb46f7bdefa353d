package encode

import (
	"bytes"
	"cmp"

	"github.com/siglum/siglum/tei/notation"
)

// A dateOrder says which of the first two numbers of a date is the day: 3/4/1950.
type dateOrder int

const (
	orderOpen  dateOrder = iota
	dayFirst             // 14/10/1950
	monthFirst           // 10/14/1950
)

// set takes over the first two numbers of a date. Where both orders are possible it is that given; if none is, both are
// noted.
func (d *foundDate) set(a, b int, order dateOrder) {
	days, months := calendarDate{d.date.year, b, a}, calendarDate{d.date.year, a, b}
	switch {
	case a == b:
		d.date = days
	case b > 12:
		d.date, d.order = months, monthFirst
	case a > 12:
		d.date, d.order = days, dayFirst
	case order == dayFirst:
		d.date, d.ordered = days, true
	case order == monthFirst:
		d.date, d.ordered = months, true
	default:
		d.date, d.swapped = days, months
	}
}

// A dateReading is how the numbers of dates are read in a transcription.
type dateReading struct {
	order dateOrder
	why   string // for people; "" if the profile or the front matter says so
}

// readDateOrder finds the order of day and month in the dates of a transcription: that which the front matter
// or the profile states, else that of the dates in it whose numbers leave no choice, if it is the same in all.
func (e *encoder) readDateOrder() {
	switch cmp.Or(e.meta.Dates.Text, e.profile.Dates) {
	case notation.DayFirst:
		e.dates.order = dayFirst
		return
	case notation.MonthFirst:
		e.dates.order = monthFirst
		return
	}
	if dates := e.numberDates(); len(dates) > 0 {
		e.dates = dateReading{orderOf(dates), "as in other dates of the transcription"}
	}
}

// numberDates returns all dates in numbers of the transcription that may have day and month in both orders.
func (e *encoder) numberDates() []foundDate {
	raw := e.tree.File.Bytes()
	if bytes.IndexByte(raw, '/') < 0 && bytes.IndexByte(raw, '-') < 0 {
		return nil
	}
	return numberDates(string(raw), orderOpen)
}

// compareDateOrder finds the order, if it is still open, by the date of the document: one that has the same numbers.
func (e *encoder) compareDateOrder() {
	if e.dates.order != orderOpen || !e.facts.date.full() {
		return
	}
	var same []foundDate
	for _, d := range e.numberDates() {
		if d.swapped == (calendarDate{}) {
			continue
		}
		switch e.facts.date {
		case d.date.inCenturyOf(e.facts.date):
			same = append(same, foundDate{order: dayFirst})
		case d.swapped.inCenturyOf(e.facts.date):
			same = append(same, foundDate{order: monthFirst})
		}
	}
	e.dates = dateReading{orderOf(same), "as in the date of the document"}
}

// orderOf returns the order of dates whose numbers leave no choice, orderOpen if there are none, or of both orders.
func orderOf(dates []foundDate) dateOrder {
	order := orderOpen
	for _, d := range dates {
		switch {
		case d.order == orderOpen:
		case order != orderOpen && d.order != order:
			return orderOpen
		default:
			order = d.order
		}
	}
	return order
}
