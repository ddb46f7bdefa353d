package syntax

// nearest returns the key of a vocabulary that a misspelt word is nearest to, or "" if
// none is near.
func nearest[V any](word string, vocabulary map[string]V) string {
	best, distance := "", 1+len(word)/3
	for known := range vocabulary {
		d := editDistance(word, known)
		if d < distance || d == distance && known < best {
			best, distance = known, d
		}
	}
	return best
}

// editDistance counts the bytes to insert, delete or replace to make one word of the
// other.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
