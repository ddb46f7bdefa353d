package encode

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/notation"
)

// englishMonths are the names of the months in English, from January, with the usual abbreviations and those of old
// letters (Octr). In English alone the day may follow the month.
var englishMonths = [12][]string{
	{"January", "Jan", "Jany"},
	{"February", "Feb", "Febr", "Feby"},
	{"March", "Mar"},
	{"April", "Apr"},
	{"May"},
	{"June", "Jun"},
	{"July", "Jul"},
	{"August", "Aug", "Augt"},
	{"September", "Sept", "Sep", "Septr"},
	{"October", "Oct", "Octr"},
	{"November", "Nov", "Novr"},
	{"December", "Dec", "Decr"},
}

// otherMonths are their names in French, German, and Russian in both scripts: there by two ways of
// writing it in Latin letters, and where a day stands before the month, in the genitive.
var otherMonths = [12][]string{
	{"janvier", "Janvier", "janv", "Januar", "Jänner", "yanvarya", "ianvaria", "yanvar", "января", "январь"},
	{"février", "Février", "fevrier", "févr", "fevr", "Februar", "fevralya", "fevralia", "fevral", "февраля", "февраль"},
	{"mars", "Mars", "März", "Maerz", "marta", "марта", "март"},
	{"avril", "Avril", "avr", "aprelya", "aprelia", "aprel", "апреля", "апрель"},
	{"mai", "Mai", "maya", "maia", "мая", "май"},
	{"juin", "Juin", "Juni", "iyunya", "iiunia", "iyun", "июня", "июнь"},
	{"juillet", "Juillet", "juil", "Juli", "iyulya", "iiulia", "iyul", "июля", "июль"},
	{"août", "Août", "aout", "avgusta", "avgust", "августа", "август"},
	{"septembre", "Septembre", "sept", "sentyabrya", "sentiabria", "sentyabr", "сентября", "сентябрь"},
	{"octobre", "Octobre", "Oktober", "Okt", "oktyabrya", "oktiabria", "oktyabr", "октября", "октябрь"},
	{"novembre", "Novembre", "noyabrya", "noiabria", "noyabr", "ноября", "ноябрь"},
	{"décembre", "Décembre", "decembre", "déc", "Dezember", "Dez", "dekabrya", "dekabria", "dekabr", "декабря", "декабрь"},
}

// namesOfMonth returns the names of a month, 0 for January: of English ones also those in capitals.
func namesOfMonth(month int, english bool) []string {
	var names []string
	for _, name := range englishMonths[month] {
		names = append(names, name)
		if upper := strings.ToUpper(name); upper != name {
			names = append(names, upper)
		}
	}
	if !english {
		names = append(names, otherMonths[month]...)
	}
	return names
}

// A monthName is a name of a month.
type monthName struct {
	name  string
	month int
}

// monthsByByte are the names of the months by their first bytes, the longest first.
var monthsByByte = byFirstByte()

func byFirstByte() (table [256][]monthName) {
	for i := range englishMonths {
		for _, n := range namesOfMonth(i, false) {
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
	for i := range englishMonths {
		names = append(names, namesOfMonth(i, english)...)
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
