package diag

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Nearest returns the word that a misspelt one most likely stands for, or "" if none
// is like it enough. Of those equally near it is the first of the alphabet, so that
// the order does not matter.
func Nearest(word string, among iter.Seq[string]) string {
	var best scored
	for s := range misspellings(word, among) {
		if best.word == "" || cmp.Or(cmp.Compare(s.cost, best.cost), cmp.Compare(s.word, best.word)) < 0 {
			best = s
		}
	}
	return best.word
}

// Near returns all words that a misspelt one may stand for, the nearest first; those
// that are equally near keep their order. The first is certain if no more than one
// letter is wrong and no other is as near.
func Near(word string, among iter.Seq[string]) (near []string, certain bool) {
	found := slices.SortedStableFunc(misspellings(word, among), func(a, b scored) int { return cmp.Compare(a.cost, b.cost) })
	for _, s := range found {
		near = append(near, s.word)
	}
	certain = len(found) > 0 && found[0].cost <= letter && (len(found) == 1 || found[1].cost > found[0].cost)
	return near, certain
}

// A scored word is one that another may be a misspelling of, at a cost.
type scored struct {
	word string
	cost int
}

// letter is what a letter costs that is wrong, missing, added or exchanged with its
// neighbour. One in the wrong case costs half, and so does a whole word in it.
const letter = 2

// misspellings yields the words that are like enough.
func misspellings(word string, among iter.Seq[string]) iter.Seq[scored] {
	limit := tolerance(word)
	letters := []rune(word)
	return func(yield func(scored) bool) {
		for candidate := range among {
			if cost := misspelling(word, letters, candidate, limit); cost <= limit && !yield(scored{candidate, cost}) {
				return
			}
		}
	}
}

// tolerance is the highest cost at which a word still counts as misspelt, about a
// letter in four: a short word is soon another word.
func tolerance(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n <= 2:
		return letter / 2
	case n <= 6:
		return letter
	case n <= 11:
		return 2 * letter
	}
	return 3 * letter
}

// misspelling returns the cost of a word, whose letters are given too, for another;
// above the limit, it may be any cost above it.
func misspelling(word string, letters []rune, other string, limit int) int {
	apart := len(letters) - utf8.RuneCountInString(other)
	switch {
	case letter*max(apart, -apart) > limit:
		return limit + 1
	case apart == 0 && strings.EqualFold(word, other):
		return letter / 2
	case len(letters)*len(other) > 1<<16:
		return limit + 1
	}
	return distance(letters, []rune(other), limit)
}

// distance is the cost of the cheapest way from one word to the other: the optimal
// string alignment distance, which counts two letters exchanged as one mistake. It
// gives up where the cost is above the limit.
func distance(x, y []rune, limit int) int {
	var short [96]int // most words need no more
	rows := short[:]
	width := len(y) + 1
	if 3*width > len(rows) {
		rows = make([]int, 3*width)
	}
	before, last, row := rows[:width], rows[width:2*width], rows[2*width:3*width]
	for j := range row {
		row[j] = letter * j
	}
	leastBefore := 0
	for i := 1; i <= len(x); i++ {
		before, last, row = last, row, before
		row[0] = letter * i
		least := row[0]
		for j := 1; j <= len(y); j++ {
			row[j] = min(last[j]+letter, row[j-1]+letter, last[j-1]+replaced(x[i-1], y[j-1]))
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+letter)
			}
			least = min(least, row[j])
		}
		if min(least, leastBefore) > limit {
			return limit + 1
		}
		leastBefore = least
	}
	return row[len(y)]
}

func replaced(x, y rune) int {
	switch {
	case x == y:
		return 0
	case sameLetter(x, y):
		return letter / 2
	}
	return letter
}

// sameLetter reports whether two characters differ in case only.
func sameLetter(x, y rune) bool {
	if x < utf8.RuneSelf && y < utf8.RuneSelf {
		return unicode.ToLower(x) == unicode.ToLower(y)
	}
	for r := unicode.SimpleFold(x); r != x; r = unicode.SimpleFold(r) {
		if r == y {
			return true
		}
	}
	return false
}
