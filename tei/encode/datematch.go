package encode

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/expression"
)

// dateIn returns the first date in a window of a text that stands there as words of their own.
func dateIn(pattern *regexp.Regexp, text string, from, to int) (foundDate, bool) {
	for from < to {
		at := pattern.FindStringSubmatchIndex(text[from:to])
		if at == nil {
			return foundDate{}, false
		}
		m := dateMatch{pattern: pattern, text: text, from: from, at: at}
		start, end := m.span()
		if text[end-1] == '.' && !strings.HasSuffix(text[:end-1], " г") { // the stop ends the sentence
			end--
		}
		if isWordPart(lastRune(text[:start])) || m.yearTwice(end) {
			from = start + afterDigits(text[start:])
			continue
		}
		d, joint := m.date()
		switch {
		case isAnd(joint) && d.until.day != d.date.day+1 && startsWithDigit(text[start:]):
			from = start + afterDigits(text[start:]) // 13 and 20 September: the last is one
			continue
		case isAnd(joint) && d.until.day != d.date.day+1:
			return m.firstDay(d)
		case m.yearRunsOn(end):
			return m.withoutYear(d)
		}
		d.start, d.end = openingQuote(text, start, end), end
		return d, true
	}
	return foundDate{}, false
}

// A dateMatch is a match of datePattern, or of what it is for one month, in a text, from an offset on.
type dateMatch struct {
	pattern *regexp.Regexp

	text string
	from int
	at   []int
}

func (m dateMatch) span() (start, end int) { return m.from + m.at[0], m.from + m.at[1] }

// group returns where a group of the pattern stands, -1 if it took no part.
func (m dateMatch) group(name string) (start, end int) {
	i := m.pattern.SubexpIndex(name)
	if m.at[2*i] < 0 {
		return -1, -1
	}
	return m.from + m.at[2*i], m.from + m.at[2*i+1]
}

// lastYear returns where the year stands that ends the match, -1 if none does.
func (m dateMatch) lastYear() (start, end int) {
	for _, name := range []string{"y1", "y5", "y2", "y4", "y6", "y3"} {
		if start, end := m.group(name); start >= 0 {
			return start, end
		}
	}
	return -1, -1
}

// yearTwice reports whether the match begins with a year and another follows it: In 1948, October 12, 1949.
func (m dateMatch) yearTwice(end int) bool {
	start, _ := m.group("y7")
	year, _ := m.lastYear()
	return start >= 0 && (year >= 0 || yearAfter().MatchString(m.text[end:]))
}

var yearAfter = expression.Lazy(`^,?\s+[12]\d{3}\b`)

// yearRunsOn reports whether what the match takes for a year is none: it runs on into more digits (12 June 19481), or has two digits and
// is followed by the word that it counts (12 May 30 men).
func (m dateMatch) yearRunsOn(end int) bool {
	year, _ := m.lastYear()
	rest := m.text[end:]
	if isWordPart(firstRune(rest)) {
		return true
	}
	if year < 0 || end-year != 2 {
		return false
	}
	return !yearEnds().MatchString(rest)
}

var yearEnds = expression.Lazy(`^\s*(?:$|[.,;:!?)\]"”»’](?:\D|$)|[–—-]\s|\n|г\.|g\.)`)

// withoutYear returns the date of a match without the year, if it has a day.
func (m dateMatch) withoutYear(d foundDate) (foundDate, bool) {
	year, _ := m.lastYear()
	if d.date.day == 0 || year < 0 {
		return foundDate{}, false
	}
	d.date.year, d.until.year = 0, 0
	d.start, _ = m.span()
	d.end = len(strings.TrimRight(m.text[:year], ", \t\n"))
	return d, true
}

// firstDay returns the first of two days that follow the name of their month: October 13 of October 13 and 20.
func (m dateMatch) firstDay(d foundDate) (foundDate, bool) {
	joint, _ := m.group("j2")
	d.until, d.date.year = calendarDate{}, 0
	d.start, _ = m.span()
	d.end = joint
	return d, joint >= 0
}

// date returns what the match states, and the words between two days of it.
func (m dateMatch) date() (d foundDate, joint string) {
	var last int
	for i, name := range m.pattern.SubexpNames() {
		if name == "" || m.at[2*i] < 0 {
			continue
		}
		word := m.text[m.from+m.at[2*i] : m.from+m.at[2*i+1]]
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
			d.date.year, _ = strconv.Atoi(strings.TrimLeft(word, "'’"))
		}
	}
	if last > 0 {
		d.until = calendarDate{d.date.year, d.date.month, last}
		d.either = isEither(joint)
	}
	return d, joint
}

// isEither reports whether words between two dates say that it is one of them.
func isEither(joint string) bool {
	return joint == "/" || joint == "or" || joint == "oder" || joint == "ou"
}

func startsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

func isAnd(joint string) bool { return joint == "and" || joint == "und" || joint == "et" }

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
