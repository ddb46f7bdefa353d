package encode

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Dates that stand so near one another that each could take a part of the other, and
// months that are no dates.
var datesInText = []struct {
	text string
	want []string
}{
	{"12 May June 1948", []string{"12 May --05-12", "June 1948 1948-06"}},
	{"May 12 June 1948", []string{"May 12 --05-12", "June 1948 1948-06"}},
	{"May 12, June 1948", []string{"May 12 --05-12", "June 1948 1948-06"}},
	{"12 October 1948, 13 October 1948", []string{"12 October 1948 1948-10-12", "13 October 1948 1948-10-13"}},
	{"October 12, 1948", []string{"October 12, 1948 1948-10-12"}},
	{"the \"13\" June 1956", []string{"\"13\" June 1956 1956-06-13"}},
	{"the “13” June 1956", []string{"“13” June 1956 1956-06-13"}},
	{"1st of\n   June", []string{"1st of\n   June --06-01"}},
	{"112 June 1948", []string{"June 1948 1948-06"}},
	{"31 June 1948", nil},
	{"12 Juneau, Maybe 1948, Augustus 14", nil},
	{"12 June 19481", []string{"12 June --06-12"}},
	{"May I come on the 12th?", nil},
}

func TestDatesInText(t *testing.T) {
	for _, test := range datesInText {
		var got []string
		for _, d := range findDates(test.text, orderOpen) {
			got = append(got, test.text[d.start:d.end]+" "+d.date.iso())
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}
