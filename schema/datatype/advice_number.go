package datatype

import (
	"strconv"
	"strings"
	"unicode"
)

// numberError says why a string is no number, and what number was perhaps meant.
func numberError(s, example string) *Error {
	e := errorf(example, "%s is no number", quote(s))
	switch plain := westernDigits(s); {
	case s == "":
		e.Reason = "nothing is given where a number is needed"
	case plain != s && isNumberFor(plain, example):
		e.Reason = quote(s) + " is not written with the digits 0 to 9"
		e.rewritten(plain)
	case strings.Count(s, ",") == 1 && isNumberFor(strings.Replace(s, ",", ".", 1), example):
		e.Reason = quote(s) + " has a comma where a number has a point"
		e.rewritten(strings.Replace(s, ",", ".", 1))
	case isNumberFor(strings.Map(dropSpace, s), example):
		e.Reason = quote(s) + " has spaces inside a number"
		e.rewritten(strings.Map(dropSpace, s))
	case roman(s) > 0:
		e.Reason = quote(s) + " is a Roman numeral, and digits are needed"
		e.rewritten(strconv.Itoa(roman(s)))
	case strings.HasPrefix(s, "−") && isNumberFor("-"+strings.TrimPrefix(s, "−"), example):
		e.Reason = quote(s) + " begins with the sign − (U+2212), and the hyphen - is needed"
		e.rewritten("-" + strings.TrimPrefix(s, "−"))
	}
	return e
}

// isNumberFor reports whether a string is a decimal, and whole if the example is.
func isNumberFor(s, example string) bool {
	_, ok := scanDecimal(s)
	return ok && (strings.Contains(example, ".") || !strings.Contains(s, "."))
}

func dropSpace(r rune) rune {
	if unicode.IsSpace(r) {
		return -1
	}
	return r
}

// westernDigits writes the digits of all scripts as 0 to 9. Unicode gives each
// script its ten in a row, aligned so that zero follows a code point that is no
// digit or the nine of another ten.
func westernDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII || !unicode.Is(unicode.Nd, r) {
			return r
		}
		before := rune(0)
		for unicode.Is(unicode.Nd, r-before-1) {
			before++
		}
		return '0' + before%10
	}, s)
}

// roman returns the value of a Roman numeral in capital letters, or 0.
func roman(s string) int {
	values := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	sum := 0
	for i := 0; i < len(s); i++ {
		v := values[s[i]]
		if v == 0 {
			return 0
		}
		if i+1 < len(s) && values[s[i+1]] > v {
			v = -v
		}
		sum += v
	}
	return sum
}
