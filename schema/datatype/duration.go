package datatype

import (
	"math/big"
	"strings"
)

// A duration is a value of duration: months and seconds, each as the shortest
// decimal, so that equal durations are equal as Go values.
type duration struct{ months, seconds string }

const (
	durationForm    = "a duration is written P, then years Y, months M, days D, then T, hours H, minutes M, seconds S"
	durationExample = "P1Y6M"
)

// durationUnits are the designators in their order, those of the time after T, and
// how many months or seconds one of them lasts.
var durationUnits = []struct {
	letter byte
	time   bool
	months int64
	secs   int64
}{
	{'Y', false, 12, 0}, {'M', false, 1, 0}, {'D', false, 0, daySeconds},
	{'H', true, 0, 3600}, {'M', true, 0, 60}, {'S', true, 0, 1},
}

func parseDuration(s string, _ Context) (any, *Error) {
	unsigned := strings.TrimPrefix(s, "-")
	rest, ok := strings.CutPrefix(unsigned, "P")
	if !ok {
		return nil, errorf(durationExample, durationForm)
	}
	date, clock, timed := strings.Cut(rest, "T")
	if rest == "" || timed && clock == "" {
		return nil, errorf(durationExample, "%s names no length of time", quote(s))
	}
	months, seconds := new(big.Int), new(big.Rat)
	if err := addUnits(s, date, false, months, seconds); err != nil {
		return nil, err
	}
	if err := addUnits(s, clock, true, months, seconds); err != nil {
		return nil, err
	}
	if unsigned != s {
		months.Neg(months)
		seconds.Neg(seconds)
	}
	return duration{months.String(), seconds.RatString()}, nil
}

// addUnits adds the numbers of one half of a duration, before T or after it.
func addUnits(s, half string, clock bool, months *big.Int, seconds *big.Rat) *Error {
	for _, u := range durationUnits {
		if u.time != clock || half == "" {
			continue
		}
		n := digits(half)
		if u.letter == 'S' {
			n = secondsLength(half)
		}
		if n == 0 || n == len(half) || half[n] != u.letter {
			continue
		}
		number := newRat(half[:n])
		months.Add(months, new(big.Int).Mul(number.Num(), big.NewInt(u.months)))
		seconds.Add(seconds, number.Mul(number, new(big.Rat).SetInt64(u.secs)))
		half = half[n+1:]
	}
	if half == "" {
		return nil
	}
	return durationError(s, half)
}

// secondsLength returns the length of the decimal that a string begins with.
func secondsLength(s string) int {
	n := digits(s)
	if n == len(s) || s[n] != '.' {
		return n
	}
	after := digits(s[n+1:])
	if n+after == 0 {
		return 0
	}
	return n + 1 + after
}

// newRat returns the number that digits, perhaps with a point, write.
func newRat(s string) *big.Rat {
	whole, fraction, _ := strings.Cut(s, ".")
	r, _ := new(big.Rat).SetString("0" + whole + "." + fraction + "0")
	return r
}

// durationError says what is wrong where the unread rest of a duration begins.
func durationError(s, rest string) *Error {
	n := secondsLength(rest)
	switch {
	case n == 0:
		return errorf(durationExample, "%s: a number is missing before %s; %s", quote(s), quote(rest), durationForm)
	case n == len(rest):
		return errorf(durationExample, "%s: the number %s has no letter after it that says of what; %s", quote(s), rest, durationForm)
	case rest[n] == 'W':
		return errorf("P14D", "weeks (W) are not known; count days (D)")
	case strings.Contains(rest[:n], "."):
		return errorf("PT1.5S", "only seconds may have a fraction, and %s is not seconds", rest[:n+1])
	}
	return errorf(durationExample, "%s: %s cannot stand there; %s", quote(s), quote(rest[:n+1]), durationForm)
}

// durationOrigins are the four dates to which durations are added to compare them
// (XML Schema 2, 3.2.6.2).
var durationOrigins = [...]moment{
	{year: 1696, month: 9}, {year: 1697, month: 2}, {year: 1903, month: 3}, {year: 1903, month: 7},
}

// compareDurations orders durations that are ordered from all four origins.
func compareDurations(a, b any) (int, bool) {
	x, y := a.(duration), b.(duration)
	first := x.since(durationOrigins[0]).Cmp(y.since(durationOrigins[0]))
	for _, origin := range durationOrigins[1:] {
		if x.since(origin).Cmp(y.since(origin)) != first {
			return 0, false
		}
	}
	return first, true
}

// since returns how many seconds a duration takes from the first of a month.
func (d duration) since(origin moment) *big.Rat {
	const cycleMonths, cycleDays = 400 * 12, 146097
	months, _ := new(big.Int).SetString(d.months, 10)
	seconds, _ := new(big.Rat).SetString(d.seconds)
	cycles, rest := new(big.Int).DivMod(months, big.NewInt(cycleMonths), new(big.Int))
	m := int64(origin.month-1) + rest.Int64()
	days := dayNumber(origin.year+m/12, int(m%12)+1, 1) - dayNumber(origin.year, origin.month, 1)
	total := cycles.Mul(cycles, big.NewInt(cycleDays))
	total.Add(total, big.NewInt(days))
	total.Mul(total, big.NewInt(daySeconds))
	return seconds.Add(seconds, new(big.Rat).SetInt(total))
}
