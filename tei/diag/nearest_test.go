package diag_test

import (
	"slices"
	"testing"

	"github.com/siglum/siglum/tei/diag"
)

func TestNearest(t *testing.T) {
	for _, test := range []struct{ reason, word, want string }{
		{"a letter missing", "perName", "persName"},
		{"letters changed", "placNane", "placeName"},
		{"another case", "PERSNAME", "persName"},
		{"of two equally near ones the first of the alphabet", "cat", "bat"},
		{"a short word that shares nothing", "x", ""},
		{"far from all", "paragraph", ""},
		{"nothing to compare", "", ""},
	} {
		among := slices.Values([]string{"placeName", "rat", "persName", "bat", "orgName"})
		if got := diag.Nearest(test.word, among); got != test.want {
			t.Errorf("%s: Nearest(%q) = %q, want %q", test.reason, test.word, got, test.want)
		}
	}
}
