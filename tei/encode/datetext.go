package encode

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/internal/expression"
)

// A foundDate is a date or a period in a text, with the bytes that it takes.
type foundDate struct {
	start, end int
	date       calendarDate
	until      calendarDate // the last day of a period, or the other of two days that are possible
	either     bool         // the date is one of the two or between them
}

// attrs returns how TEI states the date (TEI P5, 14.1.5): @when; of a period @from and @to; of
// one of two days @notBefore and @notAfter.
func (d foundDate) attrs() []string {
	switch {
	case d.until == (calendarDate{}):
		return []string{"when", d.date.iso()}
	case d.either:
		return []string{"notBefore", d.date.iso(), "notAfter", d.until.iso()}
	}
	return []string{"from", d.date.iso(), "to", d.until.iso()}
}

const (
	dayEnding = `(?:st|nd|rd|th|d|er|ère|\.|º|-?го|-е)?`
	dayJoint  = `(?:\s?[-–/]\s?|\s+(?:or|to|bis|oder|ou|au|à)\s+)`
	yearDigit = `[12]\d{3}`
)

// datePattern finds dates with the name of a month: 12 October 1948, October 12, 1948, "13" June
// 1956, October 1948, 8 October, October 8; le 1er mai 1883, 4. Mai 1883, 12 oktyabrya 1948 g.;
// 11/12 September 1957, October 3-5, 1948; Octr 3d 1862, Jan. 5th '63.
var datePattern = expression.Lazy(`(?:` +
	`(?P<d1>\d{1,2})` + dayEnding + `(?:(?P<j1>` + dayJoint + `)(?P<e1>\d{1,2})` + dayEnding + `)?[”"»“]?\s*(?:of\s+|de\s+|d['’]\s?)?` +
	`(?P<m1>` + monthPattern(false) + `)\.?(?:,?\s+(?P<y1>` + yearDigit + `)|,?\s+['’](?P<y5>\d{2}))?` +
	`|(?P<m3>` + monthPattern(false) + `)\.?,?\s+(?P<y3>` + yearDigit + `)` +
	`|(?P<m2>` + monthPattern(true) + `)\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th|d)?(?:(?P<j2>\s?[-–/]\s?)(?P<e2>\d{1,2})(?:st|nd|rd|th|d)?)?(?:,\s*(?P<y2>` + yearDigit + `)|\s(?P<y4>` + yearDigit + `)|,?\s['’](?P<y6>\d{2}))?` +
	`)`)

// findDates finds the dates of a text, in its order.
func findDates(text string) []foundDate {
	var list []foundDate
	if !strings.ContainsAny(text, "0123456789") {
		return nil // a month alone is none
	}
	end := 0 // of the last date, whatever the calendar says of it
	for month := range monthsIn(text) {
		if month.Start < end {
			continue
		}
		from, to := dateWindow(text, month, end)
		if !strings.ContainsAny(text[from:to], "0123456789") {
			continue
		}
		d, ok := dateIn(text, from, to)
		if !ok {
			continue
		}
		end = d.end
		if d.exists() {
			list = append(list, d)
		}
	}
	return withNumbers(list, text)
}

// dateIn returns the first date in a window of a text that stands there as words of their own.
func dateIn(text string, from, to int) (foundDate, bool) {
	for from < to {
		at := datePattern().FindStringSubmatchIndex(text[from:to])
		if at == nil {
			return foundDate{}, false
		}
		start, end := from+at[0], from+at[1]
		if text[end-1] == '.' && !strings.HasSuffix(text[:end-1], " г") { // the stop ends the sentence
			end--
		}
		if isWordPart(lastRune(text[:start])) {
			from = start + afterDigits(text[start:])
			continue
		}
		d := matchedDate(text[from:to], at)
		if isWordPart(firstRune(text[end:])) {
			return withoutYear(text, d, start, from, at)
		}
		d.start, d.end = openingQuote(text, start, end), end
		return d, true
	}
	return foundDate{}, false
}

// openingQuote returns the beginning of a date, with the quotation mark before its day if the one after that is in the
// date: "13" June 1956.
func openingQuote(text string, start, end int) int {
	if !strings.ContainsAny(text[start:end], `"”“»`) {
		return start
	}
	r, size := utf8.DecodeLastRuneInString(text[:start])
	if strings.ContainsRune(`"“„«”`, r) {
		return start - size
	}
	return start
}

// withoutYear returns the date of a match whose year runs on into more digits: 12 June 19481.
func withoutYear(text string, d foundDate, start, from int, at []int) (foundDate, bool) {
	y := datePattern().SubexpIndex("y1")
	if d.date.day == 0 || at[2*y] < 0 {
		return foundDate{}, false
	}
	d.date.year, d.until.year = 0, 0
	d.start = start
	d.end = from + len(strings.TrimRight(text[from:from+at[2*y]], ", \t\n"))
	return d, true
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

func matchedDate(text string, at []int) (d foundDate) {
	var last int
	joint := ""
	for i, name := range datePattern().SubexpNames() {
		if name == "" || at[2*i] < 0 {
			continue
		}
		word := text[at[2*i]:at[2*i+1]]
		switch name[0] {
		case 'd':
			d.date.day, _ = strconv.Atoi(word) // the expression allows digits only
		case 'e':
			last, _ = strconv.Atoi(word)
		case 'j':
			joint = strings.TrimSpace(word)
		case 'm':
			d.date.month = monthNumber(word)
		case 'y':
			d.date.year, _ = strconv.Atoi(word)
		}
	}
	if last > 0 {
		d.until = calendarDate{d.date.year, d.date.month, last}
		d.either = joint == "/" || joint == "or" || joint == "oder" || joint == "ou"
	}
	return d
}

// exists reports whether the calendar has the date, and, of a period, whether it ends after it
// began. Two days eleven to thirteen apart before 1924 are one day in two calendars.
func (d foundDate) exists() bool {
	if !d.date.exists() || d.date.day == 0 && d.date.year == 0 {
		return false
	}
	if d.until == (calendarDate{}) {
		return true
	}
	apart := d.until.day - d.date.day
	return d.until.exists() && apart > 0 && !(d.either && apart >= 10 && d.date.year < 1924)
}
