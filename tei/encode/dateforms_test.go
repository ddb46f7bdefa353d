package encode

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Dates in running text as English, French, German and Russian texts and their translations
// write them; each with the attributes by which TEI states it. None is marked that the calendar
// does not have, or whose day and month could change places.
var dateForms = []struct {
	text string
	want []string
}{
	{"on 12 October 1948 he", []string{"12 October 1948: when 1948-10-12"}},
	{"the 12th of October, 1948", []string{"12th of October, 1948: when 1948-10-12"}},
	{"12 Oct. 1948.", []string{"12 Oct. 1948: when 1948-10-12"}},
	{"Oct. 12, 1948", []string{"Oct. 12, 1948: when 1948-10-12"}},
	{"October 12 1948", []string{"October 12 1948: when 1948-10-12"}},
	{"1st Sept. 1883", []string{"1st Sept. 1883: when 1883-09-01"}},
	{"in Feb 1950", []string{"Feb 1950: when 1950-02"}},
	{"Nov. 3rd", []string{"Nov. 3rd: when --11-03"}},
	{"11/12 September 1957", []string{"11/12 September 1957: notBefore 1957-09-11 notAfter 1957-09-12"}},
	{"on 11 or 12 September 1957", []string{"11 or 12 September 1957: notBefore 1957-09-11 notAfter 1957-09-12"}},
	{"3-5 October 1948", []string{"3-5 October 1948: from 1948-10-03 to 1948-10-05"}},
	{"October 3–5, 1948", []string{"October 3–5, 1948: from 1948-10-03 to 1948-10-05"}},
	{"3 to 5 October 1948", []string{"3 to 5 October 1948: from 1948-10-03 to 1948-10-05"}},
	{"1884 Jan. 3, and in 1884 Feb 11th", []string{"1884 Jan. 3: when 1884-01-03", "1884 Feb 11th: when 1884-02-11"}},
	{"Octr 3d 1862", []string{"Octr 3d 1862: when 1862-10-03"}},
	{"Jany. 22d, 1863", []string{"Jany. 22d, 1863: when 1863-01-22"}},
	{"the 2d of Novr 1841", []string{"2d of Novr 1841: when 1841-11-02"}},
	{"Jan. 5th '63 and 6 Feby ’63", []string{"Jan. 5th '63: when 0063-01-05", "6 Feby ’63: when 0063-02-06"}}, // the century is the document's
	{"5-3 October 1948", nil},
	{"12/24 May 1883", nil}, // one day in two calendars
	{"31 June 1948", nil},
	{"29 February 1949, 29 February 1948", []string{"29 February 1948: when 1948-02-29"}},
	{"Mayor June Smith, May I ask, in March", nil},
	{"Augusta 5, Marching 1948", nil},

	{"le 1er mai 1883,", []string{"1er mai 1883: when 1883-05-01"}},
	{"ce 12 octobre 1948", []string{"12 octobre 1948: when 1948-10-12"}},
	{"Paris, le 3 août 1914", []string{"3 août 1914: when 1914-08-03"}},
	{"28 Février 1871", []string{"28 Février 1871: when 1871-02-28"}},
	{"en décembre 1916", []string{"décembre 1916: when 1916-12"}},
	{"du 3 au 5 juin 1905", []string{"3 au 5 juin 1905: from 1905-06-03 to 1905-06-05"}},
	{"le 12 d'octobre", []string{"12 d'octobre: when --10-12"}},
	{"12 vendémiaire an III", nil},

	{"den 4. Mai 1883", []string{"4. Mai 1883: when 1883-05-04"}},
	{"Am 1. März 1871 fiel", []string{"1. März 1871: when 1871-03-01"}},
	{"vom 3. bis 5. Oktober 1913", []string{"3. bis 5. Oktober 1913: from 1913-10-03 to 1913-10-05"}},
	{"im Dezember 1989", []string{"Dezember 1989: when 1989-12"}},
	{"24. Jänner 1797", []string{"24. Jänner 1797: when 1797-01-24"}},
	{"am 3. oder 4. Juni 1870", []string{"3. oder 4. Juni 1870: notBefore 1870-06-03 notAfter 1870-06-04"}},

	{"12 oktyabrya 1948 g.", []string{"12 oktyabrya 1948: when 1948-10-12"}},
	{"12 октября 1948 г.", []string{"12 октября 1948: when 1948-10-12"}},
	{"7 ноября", []string{"7 ноября: when --11-07"}},
	{"“13” June 1956", []string{"“13” June 1956: when 1956-06-13"}},
	{"29.IV.1957", []string{"29.IV.1957: when 1957-04-29"}},
	{"29/IV-1957", []string{"29/IV-1957: when 1957-04-29"}},
	{"29.04.1957", []string{"29.04.1957: when 1957-04-29"}},
	{"29/IV-57", []string{"29/IV-57: when 0057-04-29"}}, // the century is the document's
	{"Typed on 10/14/50", []string{"10/14/50: when 0050-10-14"}},
	{"10/14/1950 at 03:15", []string{"10/14/1950: when 1950-10-14"}},
	{"14/10/1950", []string{"14/10/1950: when 1950-10-14"}},
	{"3/4/1950", []string{"3/4/1950: when 1950-04-03 or 1950-03-04"}}, // the order is open
	{"1948-10-12", []string{"1948-10-12: when 1948-10-12"}},
	{"1948-13-12, 31.02.1948", nil},
	{"F. 45, op. 1, d. 331, 1.2.3.1950, 12.10.194", nil},
	{"192.168.10.1948", nil},
}

func TestDateForms(t *testing.T) {
	for _, test := range dateForms {
		var got []string
		for _, d := range findDates(test.text, orderOpen) {
			attrs := strings.Join(d.attrs(), " ")
			if d.swapped != (calendarDate{}) {
				attrs += " or " + d.swapped.iso()
			}
			got = append(got, test.text[d.start:d.end]+": "+attrs)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

// What the whole value of a date field of the header states.
var datePhraseForms = []struct{ value, want string }{
	{"October 12, 1948", "when 1948-10-12"},
	{"November 1967", "when 1967-11"},
	{"1948", "when 1948"},
	{"1948-10", "when 1948-10"},
	{"4. Mai 1883", "when 1883-05-04"},
	{"ca. 1948", "when 1948 cert low"},
	{"circa October 1948", "when 1948-10 cert low"},
	{"[1948?]", "when 1948 cert low"},
	{"before 12 October 1948", "notAfter 1948-10-12"},
	{"not after 1948", "notAfter 1948"},
	{"not before May 1948", "notBefore 1948-05"},
	{"after 12 October 1948", "notBefore 1948-10-12"},
	{"nach dem Krieg", ""},
	{"between 3 May 1948 and 5 June 1948", "notBefore 1948-05-03 notAfter 1948-06-05"},
	{"between 3 and 5 June 1948", "notBefore 1948-06-03 notAfter 1948-06-05"},
	{"entre mai 1870 et juin 1871", "notBefore 1870-05 notAfter 1871-06"},
	{"from 3 May to 5 June 1948", "from 1948-05-03 to 1948-06-05"},
	{"1948-1949", "from 1948 to 1949"},
	{"1948 or 1949", "notBefore 1948 notAfter 1949"},
	{"the 1950s", "notBefore 1950 notAfter 1959"},
	{"12-15 October 1948", "from 1948-10-12 to 1948-10-15"},
	{"28 September 1948 - 3 October 1948", "from 1948-09-28 to 1948-10-03"},
	{"1949-1948", ""},
	{"31 June 1948", ""},
	{"undated", ""},
	{"12 May 1948 and 13 June 1949", ""},
}

func TestDatePhrases(t *testing.T) {
	for _, test := range datePhraseForms {
		if got := strings.Join(dateAttrs(test.value, orderOpen), " "); got != test.want {
			t.Errorf("%q: got %q, want %q", test.value, got, test.want)
		}
	}
}
