package encode

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/notation"
)

// monthNames are the names of the months as dates have them, from January: in English with the
// usual abbreviations and those of old letters (Octr), in French, German, and Russian in both scripts (where a day stands
// before the month, in the genitive).
var monthNames = [12][]string{
	{"January", "Jan", "Jany", "janvier", "Januar", "Jänner", "yanvarya", "января"},
	{"February", "Feb", "Feby", "février", "Février", "fevrier", "Februar", "fevralya", "февраля"},
	{"March", "Mar", "mars", "Mars", "März", "Maerz", "marta", "марта"},
	{"April", "Apr", "avril", "Avril", "aprelya", "апреля"},
	{"May", "mai", "Mai", "maya", "мая"},
	{"June", "Jun", "juin", "Juin", "Juni", "iyunya", "июня"},
	{"July", "Jul", "juillet", "Juillet", "Juli", "iyulya", "июля"},
	{"August", "Aug", "Augt", "août", "Août", "aout", "avgusta", "августа"},
	{"September", "Sept", "Sep", "Septr", "septembre", "Septembre", "sentyabrya", "сентября"},
	{"October", "Oct", "Octr", "octobre", "Octobre", "Oktober", "oktyabrya", "октября"},
	{"November", "Nov", "Novr", "novembre", "Novembre", "noyabrya", "ноября"},
	{"December", "Dec", "Decr", "décembre", "Décembre", "decembre", "Dezember", "dekabrya", "декабря"},
}

// englishMonths is how many of the names of a month are English: in English alone the
// day may follow the month.
var englishMonths = [12]int{3, 3, 2, 2, 1, 2, 2, 3, 4, 3, 3, 3}

// A monthName is a name of a month.
type monthName struct {
	name  string
	month int
}

// monthsByByte are the names of the months by their first bytes, the longest first.
var monthsByByte = byFirstByte()

func byFirstByte() (table [256][]monthName) {
	for i, names := range monthNames {
		for _, n := range names {
			table[n[0]] = append(table[n[0]], monthName{n, i + 1})
		}
	}
	for _, list := range table {
		slices.SortStableFunc(list, func(a, b monthName) int { return len(b.name) - len(a.name) })
	}
	return table
}

// monthNumber returns the number of the month of a name.
func monthNumber(name string) int {
	for _, m := range monthsByByte[name[0]] {
		if m.name == name {
			return m.month
		}
	}
	return 0
}

// monthPattern is the alternation of names of months, as an expression.
func monthPattern(english bool) string {
	var names []string
	for i, list := range monthNames {
		if english {
			list = list[:englishMonths[i]]
		}
		names = append(names, list...)
	}
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	return "(?:" + strings.Join(names, "|") + ")"
}

// monthsIn yields where the names of months stand in a text as words: most text has none, and
// to look for them is much faster than to try the expression for dates at each letter.
func monthsIn(text string) iter.Seq[notation.Range] {
	return func(yield func(notation.Range) bool) {
		for i := 0; i < len(text); i++ {
			list := monthsByByte[text[i]]
			if list == nil || i > 0 && (isASCIILetter(text[i-1]) || text[i-1] >= utf8.RuneSelf && lastIsLetter(text[:i])) {
				continue
			}
			for _, m := range list {
				if !strings.HasPrefix(text[i:], m.name) || firstIsLetter(text[i+len(m.name):]) {
					continue
				}
				if !yield(notation.Range{Start: i, End: i + len(m.name)}) {
					return
				}
				i += len(m.name) - 1
				break
			}
		}
	}
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func lastIsLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func firstIsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}
