package diag

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestWordsAreNearestToo misspells words at random: the index finds what a look at each word finds.
func TestWordsAreNearestToo(t *testing.T) {
	known := []string{"a", "ab", "add", "del", "note", "addSpan", "delSpan", "handShift", "listTranspose", "persName", "placeName", "Straße", "éditeur", "Ἀθήνη",
		"supplied", "surplus", "unclear", "space", "stage", "stamp", "table", "transcriptionDesc", "K", "\u212a", "lg", "l", "lem", "rdg", "app"}
	words := NewWords(slices.Values(known))
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune("aAeEnNstéßſκÉK")
	found := 0
	for range 20000 {
		word := []rune(known[r.IntN(len(known))])
		for range r.IntN(4) {
			at := r.IntN(len(word) + 1)
			switch r.IntN(4) {
			case 0:
				word = slices.Insert(word, at, letters[r.IntN(len(letters))])
			case 1:
				word = slices.Delete(word, min(at, len(word)), min(at+1, len(word)))
			case 2:
				if at < len(word) {
					word[at] = letters[r.IntN(len(letters))]
				}
			default:
				if at+1 < len(word) {
					word[at], word[at+1] = word[at+1], word[at]
				}
			}
		}
		want := Nearest(string(word), slices.Values(known))
		if got := words.Nearest(string(word)); got != want {
			t.Errorf("%q: got %q, want %q", string(word), got, want)
		}
		if want != "" {
			found++
		}
	}
	if found < 5000 {
		t.Errorf("only %d of the words were like one", found)
	}
}
