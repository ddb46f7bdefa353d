package encode

import (
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/expression"
)

var relativeDate = expression.Lazy(`(\d{1,2})(?:st|nd|rd|th|d)?,?\s+(?:(inst)(?:ant)?|(ult)(?:imo)?|(prox)(?:imo)?)(?:$|[^\p{L}])`)

// relativeDates finds days that count from the month of the document: the 5th inst., 28 ult.
func relativeDates(text string) []foundDate {
	if !strings.Contains(text, " inst") && !strings.Contains(text, " ult") && !strings.Contains(text, " prox") {
		return nil
	}
	var list []foundDate
	for _, at := range relativeDate().FindAllStringSubmatchIndex(text, -1) {
		if isWordPart(lastRune(text[:at[0]])) {
			continue
		}
		d := foundDate{start: at[0]}
		d.date.day, _ = strconv.Atoi(text[at[2]:at[3]]) // the expression allows digits only
		for i, relative := range []relation{thisMonth, lastMonth, nextMonth} {
			if end := at[4+2*i+1]; end >= 0 {
				d.relative, d.end = relative, wordEnd(text, end)
			}
		}
		if d.date.day >= 1 && d.date.day <= 31 {
			list = append(list, d)
		}
	}
	return list
}

// wordEnd returns the end of the word at an offset.
func wordEnd(text string, at int) int {
	for at < len(text) && isASCIILetter(text[at]) {
		at++
	}
	return at
}

// from returns the day by the date of a document.
func (d foundDate) from(document calendarDate) (calendarDate, bool) {
	if document.year == 0 || document.month == 0 {
		return calendarDate{}, false
	}
	month := document.month
	switch d.relative {
	case lastMonth:
		month--
	case nextMonth:
		month++
	}
	day := calendarDate{document.year, month, d.date.day}
	switch month {
	case 0:
		day.year, day.month = day.year-1, 12
	case 13:
		day.year, day.month = day.year+1, 1
	}
	return day, day.exists()
}
