package datatype

import "strings"

// monthStems are how the names of the months begin in Latin, English, German,
// French, Italian, Spanish, Portuguese and Dutch, by month.
var monthStems = [...][]string{
	{"jan", "jän", "gennaio", "genn", "ene", "ianuari"},
	{"feb", "fév", "fev"},
	{"mar", "mär", "mrz", "maart", "mrt"},
	{"apr", "avr", "abr"},
	{"may", "mai", "mag", "mei"},
	{"jun", "juin", "giu", "iuni"},
	{"jul", "juil", "lug", "iuli"},
	{"aug", "aoû", "aou", "ago"},
	{"sep", "set"},
	{"oct", "okt", "ott", "out"},
	{"nov"},
	{"dec", "dez", "déc", "dic"},
}

// monthOf returns the month, counted from 1, that a name or Roman numeral names,
// or 0.
func monthOf(word string) int {
	if n := roman(word); n >= 1 && n <= 12 {
		return n
	}
	lower := strings.ToLower(word)
	for i, stems := range monthStems {
		for _, stem := range stems {
			if strings.HasPrefix(lower, stem) {
				return i + 1
			}
		}
	}
	return 0
}
