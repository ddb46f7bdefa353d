package relaxng

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// nearestWords returns the candidates that a word may be a misspelling of, the
// nearest first; those that are equally near keep their order.
func nearestWords(word string, candidates []string) []string {
	type scored struct {
		word string
		cost int
	}
	limit := tolerance(word)
	var near []scored
	for _, c := range candidates {
		if cost := misspelling(word, c, limit); cost <= limit {
			near = append(near, scored{c, cost})
		}
	}
	slices.SortStableFunc(near, func(a, b scored) int { return cmp.Compare(a.cost, b.cost) })
	var words []string
	for _, n := range near {
		words = append(words, n.word)
	}
	return words
}

// tolerance is the highest cost at which a word still counts as misspelt: a short
// word is soon another word.
func tolerance(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n <= 3:
		return 1 // case only
	case n <= 7:
		return 2
	case n <= 11:
		return 4
	}
	return 6
}

// misspelling returns twice the number of letters that are wrong, missing, added
// or exchanged with their neighbour; a letter in the wrong case counts half, and a
// whole word in the wrong case no more than that.
func misspelling(a, b string, limit int) int {
	if strings.EqualFold(a, b) {
		return 1
	}
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); 2*d > limit || -2*d > limit || len(x)*len(y) > 1<<16 {
		return limit + 1
	}
	return distance(x, y)
}

// distance is the optimal string alignment distance with costs doubled.
func distance(x, y []rune) int {
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		row[j] = 2 * j
	}
	for i := 1; i <= len(x); i++ {
		before, last, row = last, row, before
		row[0] = 2 * i
		for j := 1; j <= len(y); j++ {
			row[j] = min(last[j]+2, row[j-1]+2, last[j-1]+replaced(x[i-1], y[j-1]))
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+2)
			}
		}
	}
	return row[len(y)]
}

func replaced(x, y rune) int {
	switch {
	case x == y:
		return 0
	case strings.EqualFold(string(x), string(y)):
		return 1
	}
	return 2
}
