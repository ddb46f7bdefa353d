package datatype

import "strings"

// A readableDate is a date as people write it. Fields that are absent are empty.
type readableDate struct {
	year, month, day string // in digits, padded
	clock            string // hh:mm:ss
	number           string // one or two digits, if there is nothing else
	uncertain        bool   // "ca. 1948", "1948?"
	bc               bool   // "44 BC"
	found            bool
	hint             string // why the date cannot be told
}

// useNumber takes a number that stands alone as the one field of the layout.
func (d *readableDate) useNumber(layout string) {
	switch {
	case d.number == "":
	case layout == "--M":
		d.set("", d.number, "")
	case layout == "---D":
		d.set("", "", d.number)
	}
}

func (d readableDate) missing(layout string) string {
	switch {
	case strings.Contains(layout, "Y") && d.year == "":
		return "the year"
	case strings.Contains(layout, "M") && d.month == "":
		return "the month"
	case strings.Contains(layout, "D") && d.day == "":
		return "the day"
	case strings.Contains(layout, "h") && d.clock == "":
		return "the time"
	}
	return ""
}

func (d readableDate) surplus(layout string) string {
	switch {
	case !strings.Contains(layout, "Y") && d.year != "":
		return "a year"
	case !strings.Contains(layout, "M") && d.month != "":
		return "a month"
	case !strings.Contains(layout, "D") && d.day != "":
		return "a day"
	case !strings.Contains(layout, "h") && d.clock != "":
		return "a time"
	}
	return ""
}

func (d readableDate) write(layout string) string {
	return strings.NewReplacer("Y", d.year, "M", d.month, "D", d.day, "h:m:s", d.clock).Replace(layout)
}
