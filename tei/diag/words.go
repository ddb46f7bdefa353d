package diag

import (
	"iter"
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// Words are the words that a misspelt one may stand for, kept so that many misspelt ones are looked up in little
// time. They are safe for concurrent use.
type Words struct {
	byLength map[int][]lettered // by the number of letters
}

// A lettered word is one with the set of its letters, one bit each; letters may share a bit.
type lettered struct {
	word    string
	letters uint64
}

// NewWords returns an index of words.
func NewWords(words iter.Seq[string]) *Words {
	w := &Words{map[int][]lettered{}}
	for word := range words {
		n := utf8.RuneCountInString(word)
		w.byLength[n] = append(w.byLength[n], lettered{word, letterSet(word)})
	}
	return w
}

// Nearest returns what the function [Nearest] returns of these words.
func (w *Words) Nearest(word string) string { return Nearest(word, w.like(word)) }

// like yields the words that can be near enough: those of about as many letters, of which most are the
// same. A letter that is wrong changes two letters of the set at most.
func (w *Words) like(word string) iter.Seq[string] {
	n, set, wrong := utf8.RuneCountInString(word), letterSet(word), tolerance(word)/letter
	return func(yield func(string) bool) {
		for length := n - wrong; length <= n+wrong; length++ {
			for _, each := range w.byLength[length] {
				if bits.OnesCount64(each.letters^set) <= 2*wrong && !yield(each.word) {
					return
				}
			}
		}
	}
}

// letterSet returns the letters of a word, whatever their case.
func letterSet(word string) uint64 {
	var set uint64
	for _, r := range word {
		set |= 1 << (leastCase(r) % 64)
	}
	return set
}

// leastCase returns the first of the characters that are the same but for their case.
func leastCase(r rune) rune {
	least := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	return least
}
