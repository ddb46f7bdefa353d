package datatype

import (
	"cmp"
	"math"
	"strconv"
	"strings"
)

// A float is a value of float or double. NaN equals itself here (XML Schema 2,
// 3.2.4) and is comparable with nothing else; zero has no sign.
type float struct {
	number float64
	nan    bool
}

func parseFloat(bits int) func(string, Context) (any, *Error) {
	return func(s string, _ Context) (any, *Error) {
		switch s {
		case "NaN":
			return float{nan: true}, nil
		case "INF":
			return float{number: math.Inf(+1)}, nil
		case "-INF":
			return float{number: math.Inf(-1)}, nil
		}
		if !isFloat(s) {
			return nil, floatError(s)
		}
		// The only error left is ErrRange, with the infinity or zero that XML Schema
		// rounds to.
		f, _ := strconv.ParseFloat(s, bits)
		if f == 0 {
			f = 0 // not -0
		}
		return float{number: f}, nil
	}
}

// isFloat reports whether a string is a decimal, perhaps with an exponent.
func isFloat(s string) bool {
	mantissa := s
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		exponent := s[i+1:]
		if exponent != "" && (exponent[0] == '+' || exponent[0] == '-') {
			exponent = exponent[1:]
		}
		if exponent == "" || digits(exponent) != len(exponent) {
			return false
		}
		mantissa = s[:i]
	}
	_, ok := scanDecimal(mantissa)
	return ok
}

func floatError(s string) *Error {
	switch strings.ToLower(s) {
	case "+inf", "inf", "infinity", "+infinity", "∞", "+∞":
		return errorf("", "infinity is written INF").rewritten("INF")
	case "-inf", "-infinity", "-∞":
		return errorf("", "infinity is written -INF").rewritten("-INF")
	case "nan", "+nan", "-nan":
		return errorf("", `"not a number" is written NaN, without a sign`).rewritten("NaN")
	}
	return numberError(s, "3.14")
}

func compareFloats(a, b any) (int, bool) {
	x, y := a.(float), b.(float)
	if x.nan || y.nan {
		return 0, x.nan && y.nan
	}
	return cmp.Compare(x.number, y.number), true
}
