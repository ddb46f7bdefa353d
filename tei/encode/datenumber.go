package encode

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/siglum/siglum/tei/internal/expression"
)

// numberDate finds dates in numbers: 1948-10-12; 12.10.1948, 12. 10. 1948; 12.X.1948,
// 12/X-48; 10/14/1950, 10/14/50.
var numberDate = expression.Lazy(`^(?:(?P<y>[12]\d{3})-(?P<m>\d{2})-(?P<d>\d{2})` +
	`|(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>[12]\d{3})` +
	`|(?P<d>\d{1,2})[./-]\s?(?P<r>[IVX]{1,4})[./-]\s?(?P<y>[12]\d{3}|\d{2})` +
	`|(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>[12]\d{3}|\d{2}))`)

// maxNumberDate is the length in bytes of the longest date in numbers.
const maxNumberDate = 16

// withNumbers adds the dates in numbers to the dates of a text.
func withNumbers(list []foundDate, text string) []foundDate {
	n := len(list)
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			continue
		}
		if d, ok := numbersAt(text, i); ok && !slices.ContainsFunc(list[:n], d.overlaps) {
			list = append(list, d)
			i = d.end - 1
			continue
		}
		for i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9' {
			i++
		}
	}
	if len(list) > n {
		slices.SortFunc(list, func(a, b foundDate) int { return cmp.Compare(a.start, b.start) })
	}
	return list
}

func (d foundDate) overlaps(other foundDate) bool { return d.start < other.end && other.start < d.end }

// numbersAt returns the date in numbers that begins at an offset with a digit.
func numbersAt(text string, i int) (foundDate, bool) {
	rest := text[i:min(len(text), i+maxNumberDate)]
	sign := afterDigits(rest)
	if sign == len(rest) || rest[sign] != '.' && rest[sign] != '/' && rest[sign] != '-' || isWordPart(lastRune(text[:i])) || i > 0 && (text[i-1] == '/' || text[i-1] == '.' || text[i-1] == '-') {
		return foundDate{}, false
	}
	at := numberDate().FindStringSubmatchIndex(rest)
	if at == nil {
		return foundDate{}, false
	}
	end := i + at[1]
	if r := firstRune(text[end:]); isWordPart(r) || r == '/' || r == '-' {
		return foundDate{}, false
	}
	d, ok := numbered(rest, at)
	return foundDate{start: i, end: end, date: d}, ok && d.exists()
}

var romanMonths = map[string]int{
	"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12,
}

// numbered reads the numbers of a date. ok is false where the order of day and month is open:
// 3/4/1950.
func numbered(text string, at []int) (d calendarDate, ok bool) {
	var a, b int
	for i, name := range numberDate().SubexpNames() {
		if name == "" || at[2*i] < 0 {
			continue
		}
		word := text[at[2*i]:at[2*i+1]]
		n, _ := strconv.Atoi(word)
		switch name {
		case "y":
			d.year = n
			if len(word) == 2 && n == 0 {
				return d, false
			}
		case "m":
			d.month = n
		case "d":
			d.day = n
		case "r":
			d.month = romanMonths[word]
		case "a":
			a = n
		case "b":
			b = n
		}
	}
	switch {
	case a > 12:
		d.day, d.month = a, b
	case b > 12:
		d.month, d.day = a, b
	case a > 0:
		return d, false
	}
	return d, d.month >= 1 && d.month <= 12 && d.day >= 1
}
