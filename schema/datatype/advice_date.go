package datatype

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/expression"
)

// advise improves the error of a string that is not of the type: where a date in
// another form can be recognised, it says what is different and gives the date in
// the type's own form.
func (t calendarType) advise(s string, err *Error) *Error {
	if swapped := t.swapDayMonth(s); swapped != "" {
		err.Example = swapped
		return err
	}
	d := readDate(s)
	d.useNumber(t.layout)
	if d.hint != "" {
		return errorf(t.example, "%s", d.hint)
	}
	if !d.found {
		return err
	}
	written := d.write(t.layout)
	_, bad := t.scan(written)
	if d.uncertain {
		return uncertainDate(s, t.example, written, bad)
	}
	if missing := d.missing(t.layout); missing != "" {
		return errorf(t.example, "%s is missing: %s is written %s", missing, t.what, t.form)
	}
	if bad != nil {
		return err
	}
	if surplus := d.surplus(t.layout); surplus != "" {
		return errorf(written, "%s is needed, and %s gives %s as well", t.what, quote(s), surplus)
	}
	if shape(s) != shape(t.example) {
		err.Reason = t.malformed(s).Reason
	}
	return err.rewritten(written)
}

func uncertainDate(s, example, written string, bad *Error) *Error {
	if bad == nil {
		example = written
	}
	return errorf(example, "%s says that the date is uncertain, and only a date can stand here", quote(s))
}

// shape returns a string with each run of digits as a single 0.
func shape(s string) string { return digitRuns().ReplaceAllString(s, "0") }

var digitRuns = expression.Lazy(`[0-9]+`)

// swapDayMonth returns the string with day and month exchanged if that makes it
// right: for 1948-13-10.
func (t calendarType) swapDayMonth(s string) string {
	at := strings.Index(t.layout, "M-D")
	if at < 0 || len(s) < 5 {
		return ""
	}
	if year := strings.Index(s[1:], "-") + 1; t.layout[0] == 'Y' {
		at = year + 1
	}
	if at+5 > len(s) {
		return ""
	}
	swapped := s[:at] + s[at+3:at+5] + s[at+2:at+3] + s[at:at+2] + s[at+5:]
	if _, err := t.scan(swapped); err != nil {
		return ""
	}
	return swapped
}

var (
	clockForm = expression.Lazy(`(?i)(?:^|[ T])(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2}))? ?(am|pm|a\.m\.|p\.m\.|uhr|h)?$`)
	dateWord  = expression.Lazy(`\pL+|\d+`)
	dashes    = strings.NewReplacer("–", "-", "—", "-", "−", "-", "‐", "-", "‑", "-")
	bcForm    = expression.Lazy(`(?i) ?(?:b\.? ?c\.?(?: ?e\.?)?|v\. ?chr\.|av\. ?j\.-c\.|a\. ?c\.)$`)
	doubt     = expression.Lazy(`(?i)^(?:c\.|ca\.?|circa|around|about|um|vers|verso) ?|[?\[\]()]`)
)

// readDate reads a date as people write it, in figures or with the month's name.
func readDate(s string) (d readableDate) {
	s = dashes.Replace(s)
	if certain := doubt().ReplaceAllString(s, ""); certain != s {
		d.uncertain, s = true, strings.TrimSpace(certain)
	}
	before := bcForm().ReplaceAllString(s, "")
	d.bc = before != s
	s = d.readClock(before)
	d.readWords(s, dateWord().FindAllString(s, -1))
	if d.bc && d.year != "" {
		d.year = "-" + d.year
	}
	d.found = d.found || d.clock != "" && s == ""
	return d
}

// readClock takes a time of day off the end of a string.
func (d *readableDate) readClock(s string) string {
	m := clockForm().FindStringSubmatch(s)
	if m == nil || m[2] == "" && m[4] == "" || strings.Count(s, ".") > 1 && m[4] == "" && !strings.Contains(m[0], ":") {
		return s
	}
	hour, _ := strconv.Atoi(m[1])
	switch half := strings.ToLower(m[4]); {
	case strings.HasPrefix(half, "p") && hour < 12:
		hour += 12
	case strings.HasPrefix(half, "a") && hour == 12:
		hour = 0
	}
	minute, second := m[2], m[3]
	if minute == "" {
		minute = "00"
	}
	if second == "" {
		second = "00"
	}
	d.clock = fmt.Sprintf("%02d:%s:%s", hour, minute, second)
	return strings.TrimSpace(s[:len(s)-len(m[0])])
}

// readWords finds year, month and day among numbers and words.
func (d *readableDate) readWords(s string, words []string) {
	kinds := ""
	var parts []string
	for i, w := range words {
		switch {
		case isDigit(w[0]) && len(w) <= 2 && !(d.bc && i == len(words)-1):
			kinds += "n"
		case isDigit(w[0]) && len(w) <= 4:
			kinds += "y"
		case isDigit(w[0]) && len(w) == 8 && len(words) == 1:
			kinds, parts = "ynn", []string{w[:4], w[4:6]}
			w = w[6:]
		case roman(w) >= 1000 && roman(w) < 3000:
			kinds += "y"
			w = strconv.Itoa(roman(w))
		case monthOf(w) > 0:
			kinds += "m"
			w = strconv.Itoa(monthOf(w))
		case isOrdinalOrArticle(w):
			continue
		default:
			return
		}
		parts = append(parts, w)
	}
	d.place(s, kinds, parts)
}

// place puts parts into fields; kinds says of each whether it is a year (y), a
// month's name (m) or a number of at most two digits (n).
func (d *readableDate) place(s, kinds string, p []string) {
	switch kinds {
	case "ynn", "ymn":
		d.set(p[0], p[1], p[2])
	case "nmy":
		d.set(p[2], p[1], p[0])
	case "mny":
		d.set(p[2], p[0], p[1])
	case "nny":
		d.dayOrMonthFirst(s, p)
	case "my", "ny":
		d.set(p[1], p[0], "")
	case "ym", "yn":
		d.set(p[0], p[1], "")
	case "nm":
		d.set("", p[1], p[0])
	case "mn":
		d.set("", p[0], p[1])
	case "nn":
		if strings.Contains(s, ".") {
			d.set("", p[1], p[0])
		}
	case "y":
		d.set(p[0], "", "")
	case "m":
		d.set("", p[0], "")
	case "n":
		d.number = p[0]
	case "nnn", "nmn", "mnn":
		d.hint = quote(s) + " gives a year of two digits, and four are needed"
	}
}

// dayOrMonthFirst decides between 12.10.1948, day first, and 10/12/1948, which may
// be either.
func (d *readableDate) dayOrMonthFirst(s string, p []string) {
	first, _ := strconv.Atoi(p[0])
	second, _ := strconv.Atoi(p[1])
	switch {
	case strings.Contains(s, ".") || first > 12 || first == second:
		d.set(p[2], p[1], p[0])
	case second > 12:
		d.set(p[2], p[0], p[1])
	default:
		d.hint = fmt.Sprintf("in %s either %s or %s may be the month; a date is written year-month-day", quote(s), p[0], p[1])
	}
}

func (d *readableDate) set(year, month, day string) {
	d.found = true
	d.year, d.month, d.day = pad(year, 4), pad(month, 2), pad(day, 2)
}

func pad(s string, width int) string {
	if s == "" {
		return ""
	}
	return strings.Repeat("0", max(0, width-len(s))) + s
}

func isOrdinalOrArticle(w string) bool {
	switch strings.ToLower(w) {
	case "st", "nd", "rd", "th", "er", "re", "de", "of", "the", "den", "der", "le", "el", "di", "del", "o", "ad":
		return true
	}
	return false
}
