package datatype

import "strings"

// nearest returns the name that a misspelt one most likely means, or "": the same
// letters in another case, else the fewest letters changed, at most a third.
func nearest(name string, among []string) string {
	best, bound := "", len(name)/3+1
	for _, candidate := range among {
		if strings.EqualFold(name, candidate) {
			return candidate
		}
		if d := distance(name, candidate); d < bound || d == bound && best == "" {
			best, bound = candidate, d
		}
	}
	return best
}

// distance counts the letters to insert, delete or replace (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 0; i < len(a); i++ {
		diagonal := row[0]
		row[0] = i + 1
		for j := 0; j < len(b); j++ {
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
