package collate

import (
	"math"
	"slices"
	"unicode"
)

// A word is a normal form, as its number in a vocabulary. Numbers follow the order
// of the normal forms, so that they do not depend on the order of the witnesses.
type word int32

// A vocabulary holds the distinct normal forms of all witnesses.
type vocabulary struct {
	forms  []string
	weight []float32 // how much it says that two texts share the word: at most 1
	punct  []bool    // it has neither letter nor digit
	near   likeness
	units  bool // the words are passages of a text
}

// A likeness tells how alike two words are: from 0, nothing in common, to 1, equal.
// Words that are less alike than least may be taken to have nothing in common.
type likeness interface {
	of(forms []string, a, b word, least float32) float32
}

// How much a shared word is worth.
const (
	weightPunctuation = 0.1
	weightShort       = 0.97 // of up to three letters
	weightFrequent    = 0.4  // taken off a word that stands a hundred times in a witness
)

// intern returns the vocabulary of witnesses, and each witness as words.
func intern(witnesses []*Witness) (*vocabulary, []text) {
	count := map[string]int{}
	for _, w := range witnesses {
		for i := range w.Tokens {
			count[w.Tokens[i].Normal]++
		}
	}
	v := &vocabulary{forms: make([]string, 0, len(count))}
	for form := range count {
		v.forms = append(v.forms, form)
	}
	slices.Sort(v.forms)
	number := make(map[string]word, len(count))
	for i, form := range v.forms {
		number[form] = word(i)
		punct := isPunctuation(form)
		v.punct = append(v.punct, punct)
		v.weight = append(v.weight, weigh(form, punct, float64(count[form])/float64(len(witnesses))))
	}
	texts := make([]text, len(witnesses))
	for i, w := range witnesses {
		t := text{name: w.ID, words: make([]word, len(w.Tokens)), bound: make([]bool, len(w.Tokens))}
		for j := range w.Tokens {
			t.words[j] = number[w.Tokens[j].Normal]
			t.bound[j] = v.punct[t.words[j]] && j > 0 && w.Tokens[j-1].Space == ""
		}
		texts[i] = t
	}
	v.near = newSimilarity(v.forms)
	return v, texts
}

// weigh returns the weight of a word that stands so many times in a witness.
func weigh(form string, punct bool, times float64) float32 {
	if punct {
		return weightPunctuation
	}
	w := 1.0
	if letters(form) <= 2 {
		w = weightShort
	}
	if times > 1 {
		w -= weightFrequent * min(1, math.Log10(times)/2)
	}
	return float32(w)
}

// letters returns the number of characters of a word, without signs on them.
func letters(form string) int {
	n := 0
	for _, r := range form {
		if !unicode.IsMark(r) {
			n++
		}
	}
	return n
}

func isPunctuation(form string) bool {
	for _, r := range form {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || unicode.IsNumber(r) {
			return false
		}
	}
	return true
}
