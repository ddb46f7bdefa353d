package encode_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEachDecisionNamesItsPlaceRuleAndElement lists what is recognised in a small letter.
func TestEachDecisionNamesItsPlaceRuleAndElement(t *testing.T) {
	r, _ := encoded(t, "letter.txt", "Berlin, 3 May 1912\n\nDear Anna,\n\nthank you for your letter of 20 April. [We] are well.\n\nI. WEBER\n\nsent by Jones\n\n3 May 1912\n\n1955\n")
	var got []string
	for _, d := range r.Decisions {
		guess := ""
		if d.Guess {
			guess = "?"
		}
		got = append(got, fmt.Sprintf("%s %s%s (%s) %s", d.Span.Position(), d.What, guess, d.Rule, d.Path))
	}
	want := []string{
		"1:1 dateline? (place-and-date) /TEI/text[1]/body[1]/div[1]/div[1]/opener[1]/dateline[1]",
		"1:1 name of a place (place-and-date) /TEI/text[1]/body[1]/div[1]/div[1]/opener[1]/dateline[1]/placeName[1]",
		"1:1 title: the name of the file, since the text has none? (title) /TEI/teiHeader[1]/fileDesc[1]/titleStmt[1]/title[1]",
		"1:9 date 1912-05-03 (place-and-date) /TEI/text[1]/body[1]/div[1]/div[1]/opener[1]/dateline[1]/date[1]",
		"3:1 salutation? (salutation) /TEI/text[1]/body[1]/div[1]/div[1]/opener[1]/salute[1]",
		"5:30 date 1912-04-20: the year is inferred from the document's? (date) /TEI/text[1]/body[1]/div[1]/div[1]/p[1]/date[1]",
		"5:40 supplied (supplied) /TEI/text[1]/body[1]/div[1]/div[1]/p[1]/supplied[1]",
		"7:1 name of a person (name-in-capitals) /TEI/text[1]/body[1]/div[1]/div[1]/closer[1]/signed[1]/persName[1]",
		"7:1 signature? (name-in-capitals) /TEI/text[1]/body[1]/div[1]/div[1]/closer[1]/signed[1]",
		"9:1 line of the transmission? (sent-by) /TEI/text[1]/body[1]/div[1]/div[2]/ab[1]",
		"9:9 name of a person (sent-by) /TEI/text[1]/body[1]/div[1]/div[2]/ab[1]/persName[1]",
		"11:1 date 1912-05-03 (transmission-date) /TEI/text[1]/body[1]/div[1]/div[2]/ab[2]/date[1]",
		"11:1 line of the transmission? (transmission-date) /TEI/text[1]/body[1]/div[1]/div[2]/ab[2]",
		"13:1 time of day 19:55, or else a number? (transmission-time) /TEI/text[1]/body[1]/div[1]/div[2]/ab[3]/time[1]",
		"13:1 line of the transmission, or else a number? (transmission-time) /TEI/text[1]/body[1]/div[1]/div[2]/ab[3]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("decisions (-want +got):\n%s", diff)
	}
}
