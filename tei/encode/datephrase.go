package encode

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/siglum/siglum/tei/expression"
)

// A datePhrase is a way of stating in metadata a date that is not exact.
type datePhrase struct {
	match func() *regexp.Regexp
	attrs func(m []string, order dateOrder) []string // nil if a part is no date
}

// datePhrases say what the whole value of a date field states. The first that matches is taken.
var datePhrases = []datePhrase{
	{expression.Lazy(`^(?i:between|zwischen|entre) (.+?) (?i:and|und|et) (.+)$`), twoDates("notBefore", "notAfter")},
	{expression.Lazy(`^(?i:from|von|vom|du) (.+?) (?i:to|until|till|bis|bis zum|au) (.+)$`), twoDates("from", "to")},
	{expression.Lazy(`^(?i:(?:not|no later than|by|before|vor|avant|until|till|bis) ?(?:after)?) (.+)$`), notAfter},
	{expression.Lazy(`^(?i:not before|no earlier than|after|since|nach|après|apres|seit|depuis) (.+)$`), oneDate("notBefore")},
	{expression.Lazy(`^(?i:circa|ca\.?|c\.|about|um|vers|approximately|probably|\[?c\.) ?(.+?)\]?$`), lowCertainty},
	{expression.Lazy(`^\[?(.+?) ?\?\]?$`), lowCertainty},
	{expression.Lazy(`^(?:the )?([12]\d{2}0)['’]?s$`), decade},
	{expression.Lazy(`^([12]\d{3}) ?(?:-|–|to|bis) ?([12]\d{3})$`), twoDates("from", "to")},
	{expression.Lazy(`^([12]\d{3}) ?(?:or|oder|ou|/) ?([12]\d{3})$`), twoDates("notBefore", "notAfter")},
	{expression.Lazy(`^(.*\d{4}) ?[-–] ?(.*\d{4})$`), twoDates("from", "to")},
	{expression.Lazy(`^(.*\d{4}) or (.*\d{4})$`), twoDates("notBefore", "notAfter")},
}

// dateAttrs returns how TEI states the value of a date field, nil if the value states no date
// that the calendar has.
func dateAttrs(value string, order dateOrder) []string {
	value = strings.TrimRight(foldBlanks(value), ".")
	if d, ok := parseDate(value, order); ok && !uncertain(value) {
		return []string{"when", d.iso()}
	}
	for _, p := range datePhrases {
		if m := p.match().FindStringSubmatch(value); m != nil {
			if attrs := p.attrs(m, order); attrs != nil {
				return attrs
			}
		}
	}
	if list := findDates(value, order); len(list) == 1 && list[0].certain() {
		return list[0].attrs()
	}
	return nil
}

var uncertainWord = expression.Lazy(`(?i)\b(?:not|before|after|since|until|till|by|circa|ca|c|about|probably|vor|nach|um|seit|bis|avant|après|vers|depuis|from|von|between|entre|zwischen)\b|\?`)

// uncertain reports whether a value holds a word that keeps its date from being exact.
func uncertain(value string) bool { return uncertainWord().MatchString(value) }

func oneDate(name string) func([]string, dateOrder) []string {
	return func(m []string, order dateOrder) []string {
		if d, ok := parseDate(m[1], order); ok {
			return []string{name, d.iso()}
		}
		return nil
	}
}

// notAfter reads "not after", "before", "by".
func notAfter(m []string, order dateOrder) []string {
	if words := strings.ToLower(m[0]); strings.HasPrefix(words, "not ") && !strings.HasPrefix(words, "not after ") {
		return nil
	}
	return oneDate("notAfter")(m, order)
}

func lowCertainty(m []string, order dateOrder) []string {
	if d, ok := parseDate(strings.Trim(m[1], "[] "), order); ok {
		return []string{"when", d.iso(), "cert", "low"}
	}
	return nil
}

// twoDates reads a first and a last date; where the first states no year or no month, it has those
// of the last.
func twoDates(first, last string) func([]string, dateOrder) []string {
	return func(m []string, order dateOrder) []string {
		to, ok := parseDate(m[2], order)
		if !ok {
			return nil
		}
		from, ok := parseDate(m[1], order)
		if day, err := strconv.Atoi(strings.TrimRight(m[1], ".")); err == nil && day < 32 {
			from, ok = calendarDate{to.year, to.month, day}, true
		}
		if from.year == 0 {
			from.year = to.year
		}
		if !ok || !from.exists() || from.iso() >= to.iso() {
			return nil
		}
		return []string{first, from.iso(), last, to.iso()}
	}
}

func decade(m []string, _ dateOrder) []string {
	return []string{"notBefore", m[1], "notAfter", m[1][:3] + "9"}
}
