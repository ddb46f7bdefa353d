package collate

// similarity tells how alike two words are, by their letters.
type similarity struct {
	letters [][]rune
	known   map[[2]word]float32
}

const (
	longestCompared = 64      // letters of a word that are compared
	mostKnown       = 1 << 18 // pairs of words that are remembered
)

func newSimilarity(forms []string) *similarity {
	return &similarity{letters: make([][]rune, len(forms)), known: map[[2]word]float32{}}
}

// of returns a number from 0, nothing in common, to 1, equal: the share of letters
// that stay when one word is turned into the other with the fewest changes.
func (s *similarity) of(forms []string, a, b word) float32 {
	if a == b {
		return 1
	}
	key := [2]word{min(a, b), max(a, b)}
	if v, ok := s.known[key]; ok {
		return v
	}
	x, y := s.runes(forms, a), s.runes(forms, b)
	if len(s.known) >= mostKnown {
		clear(s.known)
	}
	v := 1 - float32(distance(x, y))/float32(max(len(x), len(y), 1))
	s.known[key] = v
	return v
}

func (s *similarity) runes(forms []string, w word) []rune {
	if s.letters[w] == nil {
		r := []rune(forms[w])
		s.letters[w] = r[:min(len(r), longestCompared)]
	}
	return s.letters[w]
}

// distance returns the number of letters inserted, deleted or replaced (Levenshtein).
func distance(a, b []rune) int {
	var buffer [longestCompared + 1]int
	row := buffer[:len(b)+1]
	for j := range row {
		row[j] = j
	}
	for i, r := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, q := range b {
			cost := diagonal
			if r != q {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
