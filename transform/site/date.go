package site

import (
	"strings"

	"github.com/siglum/siglum/tei"
)

// A dating is when something was written, sent or received. Its fields are as the
// edition has them; "" is what it does not state.
type dating struct {
	When      string `json:"when,omitempty"`
	NotBefore string `json:"notBefore,omitempty"`
	NotAfter  string `json:"notAfter,omitempty"`
	From      string `json:"from,omitempty"`
	To        string `json:"to,omitempty"`
	Text      string `json:"text,omitempty"` // in words
}

func datingOf(d tei.Date) dating {
	return dating{When: d.When, NotBefore: d.NotBefore, NotAfter: d.NotAfter, From: d.From, To: d.To, Text: d.Text}
}

// first is the earliest date that a dating states, "" if it states none.
func (d dating) first() string {
	for _, s := range []string{d.When, d.NotBefore, d.From, d.NotAfter, d.To} {
		if year(s) != "" {
			return s
		}
	}
	return ""
}

// label is a dating in the words of the edition, else in its digits.
func (d dating) label() string {
	if d.Text != "" {
		return d.Text
	}
	return d.digits()
}

func (d dating) digits() string {
	begin, end := either(d.When, either(d.NotBefore, d.From)), either(d.NotAfter, d.To)
	if begin == "" || end == "" || begin == end {
		return either(begin, end)
	}
	return begin + "–" + end
}

// key sorts dates: a year before its months, a month before its days, what is not
// dated last.
func (d dating) key() string {
	s := d.first()
	before, negative := strings.CutPrefix(s, "-")
	switch {
	case s == "":
		return "~"
	case negative: // the farther back, the earlier
		digits := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return '9' - r + '0'
			}
			return r
		}, before)
		return "-" + digits
	}
	return "0" + s
}

// year is the year of a date as @when has it: "1948", "-44".
func year(date string) string {
	sign := ""
	if strings.HasPrefix(date, "-") {
		sign, date = "-", date[1:]
	}
	digits := 0
	for digits < len(date) && date[digits] >= '0' && date[digits] <= '9' {
		digits++
	}
	if digits < 4 {
		return ""
	}
	number := strings.TrimLeft(date[:digits], "0")
	if number == "" {
		return ""
	}
	return sign + number
}

// yearName is a year as people write it.
func (m *maker) yearName(year string) string {
	if before, ok := strings.CutPrefix(year, "-"); ok {
		return m.labels.Get("site.before", "n", before)
	}
	return year
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
