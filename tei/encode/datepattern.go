package encode

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// datePatterns are what datePattern is for one name of a month each. With all names it is long, and
// takes several times as long to compile and to match.
var datePatterns sync.Map // name → *regexp.Regexp

// datePatternFor returns the expression for dates with the name of a month that was found in a
// piece of text. If the piece holds another name, it is the expression for all.
func datePatternFor(name, piece string) *regexp.Regexp {
	if slices.ContainsFunc(monthsOfSigns(), func(other string) bool { return strings.Contains(piece, other) }) {
		return datePattern()
	}
	if p, ok := datePatterns.Load(name); ok {
		return p.(*regexp.Regexp)
	}
	first := name
	if !isEnglishMonth(name) {
		first = nothing
	}
	p := regexp.MustCompile(dateExpression(name, first))
	datePatterns.Store(name, p)
	return p
}

// nothing is an expression that matches nothing.
const nothing = `[^\x00-\x{10FFFF}]`

func isEnglishMonth(name string) bool {
	for month := range englishMonths {
		if slices.Contains(namesOfMonth(month, true), name) {
			return true
		}
	}
	return false
}

// monthsOfSigns are the names of months that may stand in the window of another one, since all their
// bytes are signs of dates: août.
var monthsOfSigns = sync.OnceValue(func() []string {
	var names []string
	for month := range englishMonths {
		for _, name := range namesOfMonth(month, false) {
			if consistsOf(name, dateSigns) {
				names = append(names, name)
			}
		}
	}
	return names
})

// consistsOf reports whether all bytes of a word are among some.
func consistsOf(word, signs string) bool {
	for i := range len(word) {
		if strings.IndexByte(signs, word[i]) < 0 {
			return false
		}
	}
	return true
}
