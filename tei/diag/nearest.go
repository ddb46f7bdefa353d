package diag

import (
	"iter"
	"strings"
)

// Nearest returns the word that a misspelt one most likely stands for, or "" if none
// is like it: the same letters in another case, else the one with the fewest
// letters inserted, deleted or replaced, at the most a third of the word and one more.
func Nearest(word string, among iter.Seq[string]) string {
	best, least := "", len(word)/3+1
	for candidate := range among {
		if strings.EqualFold(word, candidate) {
			return candidate
		}
		if len(candidate) > len(word)+least || len(word) > len(candidate)+least {
			continue
		}
		d := editDistance(word, candidate)
		if d < least || d == least && (best == "" || candidate < best) {
			best, least = candidate, d
		}
	}
	if least >= len(word) {
		return "" // nothing of the word is left
	}
	return best
}

// editDistance counts the bytes to insert, delete or replace to make one word of the
// other (Levenshtein).
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
