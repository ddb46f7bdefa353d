package site

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/transform"
)

// A bar of the timeline is a year, or ten where there would be too many; there is none of
// few documents, or of more than 800 years.
func TestBars(t *testing.T) {
	labels, err := transform.LoadLabels("en")
	if err != nil {
		t.Fatal(err)
	}
	bars := func(years ...string) []bar {
		var editions []*edition
		for _, y := range years {
			editions = append(editions, &edition{Date: dating{When: y}})
		}
		m := &maker{labels: labels, c: newCollection(editions, "en")}
		return m.bars()
	}
	want := []bar{
		{Page: "index/dates.html#y1901", Name: "1901", Title: "1901: 1 document", Height: 3},
		{Name: "1902"},
		{Page: "index/dates.html#y1903", Name: "1903", Title: "1903: 8 documents", Height: 20},
		{Page: "index/dates.html#y1904", Name: "1904", Title: "1904: 2 documents", Height: 5},
	}
	got := bars("1903-01", "1903", "1901", "1904-02-03", "1903", "1903", "1903", "1903", "1903", "1903", "1904", "")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	far := bars("-0012", "0003", "0003", "0003", "0003", "0003", "0003", "0003", "0003", "0085")
	if len(far) != 11 || far[0].Name != "20 BC–11 BC" || far[2].Title != "0–9: 8 documents" || far[2].Page != "index/dates.html#y3" || far[10].Name != "80–89" {
		t.Errorf("of decades: %+v", far)
	}
	for _, none := range [][]string{{"1901", "1905"}, {"1901", "1901", "1901", "1901", "1901", "1901", "1901", "1901", "1901", "1901"}, {"0001", "1905", "1", "1", "1", "1", "1", "1", "1", "1"}} {
		if got := bars(none...); got != nil {
			t.Errorf("of %v: %+v", none, got)
		}
	}
}
