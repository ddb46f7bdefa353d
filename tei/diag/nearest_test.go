package diag_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siglum/siglum/tei/diag"
)

func TestNearest(t *testing.T) {
	for _, test := range []struct{ reason, word, want string }{
		{"a letter missing", "perName", "persName"},
		{"a letter added", "ratt", "rat"},
		{"two letters changed in a long word", "placNane", "placeName"},
		{"two letters exchanged", "graet", "great"},
		{"another case", "PERSNAME", "persName"},
		{"another case in a very short word", "P", "p"},
		{"letters beyond ASCII", "Ubersetzung", "Übersetzung"},
		{"of two equally near ones the first of the alphabet", "cat", "bat"},
		{"two letters of five are too many", "wrong", ""},
		{"one letter of two is too many", "ib", ""},
		{"a short word that shares nothing", "x", ""},
		{"far from all", "paragraph", ""},
		{"nothing to compare", "", ""},
	} {
		among := slices.Values([]string{"placeName", "rat", "persName", "bat", "orgName", "front", "great", "ab", "p", "Übersetzung"})
		if got := diag.Nearest(test.word, among); got != test.want {
			t.Errorf("%s: Nearest(%q) = %q, want %q", test.reason, test.word, got, test.want)
		}
	}
}

func TestNear(t *testing.T) {
	for _, test := range []struct {
		reason, word string
		want         []string
		certain      bool
	}{
		{"one letter wrong, and the next is farther", "persNam", []string{"persName", "perName"}, true},
		{"two that are equally near, in their order", "cat", []string{"rat", "bat"}, false},
		{"two letters wrong", "plazeNane", []string{"placeName"}, false},
		{"none is near", "paragraph", nil, false},
	} {
		near, certain := diag.Near(test.word, slices.Values([]string{"perName", "rat", "persName", "bat", "placeName"}))
		if diff := cmp.Diff(test.want, near); diff != "" || certain != test.certain {
			t.Errorf("%s: Near(%q), certain is %v (-want +got)\n%s", test.reason, test.word, certain, diff)
		}
	}
}
