package datatype

import (
	"cmp"
	"strings"
)

// A decimal is a decimal number of any size: digits before the point without
// leading zeros, digits after it without trailing zeros. Zero is not negative.
// Equal numbers are equal as Go values.
type decimal struct {
	negative  bool
	whole     string
	fractions string
}

// newDecimal makes a decimal of a sign and two runs of digits.
func newDecimal(negative bool, whole, fractions string) decimal {
	d := decimal{negative, strings.TrimLeft(whole, "0"), strings.TrimRight(fractions, "0")}
	if d.whole == "" && d.fractions == "" {
		d.negative = false
	}
	return d
}

// scanDecimal reads a decimal (XML Schema 2, 3.2.3); ok is false if the string is
// none.
func scanDecimal(s string) (d decimal, ok bool) {
	unsigned := strings.TrimPrefix(s, "-")
	negative := unsigned != s
	if !negative {
		unsigned = strings.TrimPrefix(s, "+")
	}
	n := digits(unsigned)
	whole, rest := unsigned[:n], unsigned[n:]
	fractions := ""
	if rest != "" {
		if rest[0] != '.' {
			return d, false
		}
		fractions = rest[1:]
	}
	if digits(fractions) != len(fractions) || whole == "" && fractions == "" {
		return d, false
	}
	return newDecimal(negative, whole, fractions), true
}

// String returns the shortest way to write the number.
func (d decimal) String() string {
	s := d.whole
	if s == "" {
		s = "0"
	}
	if d.fractions != "" {
		s += "." + d.fractions
	}
	if d.negative {
		s = "-" + s
	}
	return s
}

// compareDecimals orders decimals. All of them are comparable.
func compareDecimals(a, b decimal) int {
	switch {
	case a.negative && b.negative:
		return compareMagnitudes(b, a)
	case a.negative:
		return -1
	case b.negative:
		return +1
	}
	return compareMagnitudes(a, b)
}

// compareMagnitudes orders decimals without their signs. Digits after the point
// order like letters, since neither has trailing zeros.
func compareMagnitudes(a, b decimal) int {
	return cmp.Or(
		cmp.Compare(len(a.whole), len(b.whole)),
		cmp.Compare(a.whole, b.whole),
		cmp.Compare(a.fractions, b.fractions),
	)
}

func parseDecimal(s string, _ Context) (any, *Error) {
	if d, ok := scanDecimal(s); ok {
		return d, nil
	}
	return nil, numberError(s, "3.14")
}

func parseInteger(s string, _ Context) (any, *Error) {
	d, ok := scanDecimal(s)
	if ok && !strings.Contains(s, ".") {
		return d, nil
	}
	if ok && d.fractions == "" {
		return nil, errorf("", "%s has a decimal point, and a whole number is needed", quote(s)).rewritten(d.String())
	}
	if ok {
		return nil, errorf("12", "%s has decimal places, and a whole number is needed", quote(s))
	}
	return nil, numberError(s, "12")
}
