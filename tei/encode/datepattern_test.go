package encode

import (
	"slices"
	"strings"
	"testing"
)

// TestDatePatternFor holds the expression for one month to finding what the one for all months does.
func TestDatePatternFor(t *testing.T) {
	for _, form := range []string{
		"12 M 1948", "on M 12, 1948", "the 3rd of M, 1950.", "“13” M 1956", "M 1948", "8 M", "M 8", "le 1er M 1883", "1948, M 12",
		"11/12 M 1957", "M 3-5, 1948", "M 3d '63", "14 M. 50", "5 M\n1948 г.", "Mx 5", "xM 5", "M", "12 or 13 M 1950", "12 M 1948 août 5", "3 aout, M 7", "3 août, M 7",
	} {
		for month := range englishMonths {
			for _, name := range namesOfMonth(month, false) {
				text := strings.ReplaceAll(form, "M", name)
				if got, want := datePatternFor(name, text).FindStringSubmatchIndex(text), datePattern().FindStringSubmatchIndex(text); !slices.Equal(got, want) {
					t.Errorf("%q: %v, want %v", text, got, want)
				}
			}
		}
	}
}

// TestNoMonthEndsAnother holds names of months to not ending one another: else the expression for one could
// miss what the one for all finds.
func TestNoMonthEndsAnother(t *testing.T) {
	var names []string
	for month := range englishMonths {
		names = append(names, namesOfMonth(month, false)...)
	}
	for _, name := range names {
		for _, other := range names {
			if name != other && strings.HasSuffix(name, other) {
				t.Errorf("%q ends %q", other, name)
			}
		}
	}
}
