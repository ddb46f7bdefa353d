package encode_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

// TestDates encodes the pieces of text of testdata/dates.tsv, each in a letter of the date given, and compares the dates
// that are marked and those that are told to be open. Decoding must give the piece back.
func TestDates(t *testing.T) {
	for _, cells := range cellsOf(t, "testdata/dates.tsv") {
		if len(cells) != 4 {
			t.Fatalf("not four cells: %q", cells)
		}
		front := "---\ntitle: A letter\n"
		if cells[0] != "-" {
			front += "date: " + cells[0] + "\n"
		}
		if cells[1] != "-" {
			front += "dates: " + cells[1] + "\n"
		}
		text := front + "---\n\nThey wrote to the others of the country: " + cells[2] + "\n"
		r, list := encode.Encode(source.NewFile("letter.txt", []byte(text)), encode.Options{})
		if r == nil {
			t.Fatal(list)
		}
		var want, got []string
		if cells[3] != "-" {
			want = strings.Split(cells[3], " ; ")
		}
		for e := range tei.Find(body(r.Document), "date") {
			words := []string{tei.Phrase(e), "="}
			for _, a := range e.Attr {
				words = append(words, a.Key, a.Value)
			}
			got = append(got, strings.Join(words, " "))
		}
		for _, d := range list {
			if d.Code == encode.CodeDateOpen {
				got = append(got, "? "+d.Span.Text())
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q, document of %s, %s (-want +got):\n%s", cells[2], cells[0], cells[1], diff)
		}
		if back := decoded(t, r.Document); back != text {
			t.Errorf("%q decodes to\n%s", text, back)
		}
	}
}
