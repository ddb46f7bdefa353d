package encode

import (
	"strconv"

	"github.com/siglum/siglum/tei/expression"
)

// numberDate finds dates in numbers: 1948-10-12; 12.10.1948, 12. 10. 1948, 12.10.48; 12.X.1948, 12/X-48, 12 X 1948;
// 10/14/1950, 10/14/50, 10-14-1950.
var numberDate = expression.Lazy(`^(?:(?P<y>[12]\d{3})-(?P<m>\d{2})-(?P<d>\d{2})` +
	`|(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>[12]\d{3})` +
	`|(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<s>\d{2})` +
	`|(?P<d>\d{1,2})[./-]\s?(?P<r>[IVX]{1,4})[./-]\s?(?P<y>[12]\d{3}|\d{2})` +
	`|(?P<d>\d{1,2}) (?P<r>[IVX]{1,4}) (?P<y>[12]\d{3})` +
	`|(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>[12]\d{3}|\d{2})` +
	`|(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<y>[12]\d{3}))`)

// maxNumberDate is the length in bytes of the longest date in numbers.
const maxNumberDate = 16

// numberDates finds the dates in numbers of a text.
func numberDates(text string, order dateOrder) []foundDate {
	var list []foundDate
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			continue
		}
		if d, ok := numbersAt(text, i, order); ok {
			list = append(list, d)
			i = d.end - 1
			continue
		}
		for i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9' {
			i++
		}
	}
	return list
}

// numbersAt returns the date in numbers that begins at an offset with a digit.
func numbersAt(text string, i int, order dateOrder) (foundDate, bool) {
	rest := text[i:min(len(text), i+maxNumberDate)]
	sign := afterDigits(rest)
	if sign == len(rest) || !isDateSign(rest, sign) || isWordPart(lastRune(text[:i])) || i > 0 && (text[i-1] == '/' || text[i-1] == '.' || text[i-1] == '-') {
		return foundDate{}, false
	}
	at := numberDate().FindStringSubmatchIndex(rest)
	if at == nil {
		return foundDate{}, false
	}
	end := i + at[1]
	if r := firstRune(text[end:]); isWordPart(r) || r == '/' || r == '-' || r == '.' && isWordPart(firstRune(text[end+1:])) {
		return foundDate{}, false
	}
	if isOfFile(text[:i]) {
		return foundDate{}, false
	}
	d, ok := numbered(rest, at, order)
	d.start, d.end = i, end
	return d, ok
}

// isDateSign reports whether the sign after the first number of a text may stand in a date: a blank before a Roman
// numeral only.
func isDateSign(text string, i int) bool {
	switch text[i] {
	case '.', '/', '-':
		return true
	case ' ':
		return i+1 < len(text) && (text[i+1] == 'I' || text[i+1] == 'V' || text[i+1] == 'X')
	}
	return false
}

// isOfFile reports whether a text ends with a word that says that the numbers after it are those of a
// file, a page or a telephone.
func isOfFile(text string) bool {
	return fileWords().MatchString(text[max(0, len(text)-maxFileWord):])
}

var fileWords = expression.Lazy(`(?i)(?:(?:^|[^\p{L}])(?:nos?|nr|numbers?|files?|folders?|fond|opis|delo|papka|f|op|d|p|ll?|pp|vol|art|articles?|paras?|sections?|tel|telephone|phone|fax|ext|case|item|registry|ref)\.?:?|[#№§]|N[º°o]\.?)\s*$`)

// maxFileWord is the length in bytes of the text before numbers in which such a word is looked for.
const maxFileWord = 16

var romanMonths = map[string]int{
	"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12,
}

// numbered reads the numbers of a date.
func numbered(text string, at []int, order dateOrder) (f foundDate, ok bool) {
	var a, b int
	d := &f.date
	padded := false
	for i, name := range numberDate().SubexpNames() {
		if name == "" || at[2*i] < 0 {
			continue
		}
		word := text[at[2*i]:at[2*i+1]]
		n, _ := strconv.Atoi(word)
		switch name {
		case "y", "s":
			d.year = n
			f.loose = name == "s"
			if len(word) == 2 && n == 0 {
				return f, false
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
		padded = padded || word[0] == '0'
	}
	f.loose = f.loose && !padded && d.day <= 12
	if a > 0 {
		f.set(a, b, order)
	}
	return f, f.date.month >= 1 && f.date.month <= 12 && f.date.day >= 1 && f.date.exists()
}
