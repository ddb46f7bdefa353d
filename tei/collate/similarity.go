package collate

import "math/bits"

// similarity tells how alike two words are, by their letters.
type similarity struct {
	words []spelt
	known []remembered
}

// A spelt word has its letters ready, and a sketch of them: a bit for each letter that
// is in it, by the last bits of its number.
type spelt struct {
	letters []rune
	sketch  uint64
}

// A remembered pair of words, with how alike they are.
type remembered struct {
	pair  uint64
	alike float32
}

const (
	longestCompared = 64      // letters of a word that are compared
	mostKnown       = 1 << 16 // pairs of words that are remembered
)

func newSimilarity(forms []string) *similarity {
	return &similarity{words: make([]spelt, len(forms))}
}

// of returns a number from 0, nothing in common, to 1, equal: the share of letters
// that stay when one word is turned into the other with the fewest changes. Below
// least it may be any lower number.
func (s *similarity) of(forms []string, a, b word, least float32) float32 {
	if a == b {
		return 1
	}
	x, y := s.spelt(forms, a), s.spelt(forms, b)
	if longest := float32(max(len(x.letters), len(y.letters), 1)); 1-float32(fewestChanges(x, y))/longest < least {
		return 0
	}
	pair := uint64(min(a, b))<<32 | uint64(max(a, b))
	if s.known == nil {
		s.known = make([]remembered, mostKnown)
	}
	m := &s.known[pair*0x9E3779B97F4A7C15>>48%mostKnown]
	if m.pair != pair {
		*m = remembered{pair, 1 - float32(distance(x.letters, y.letters))/float32(max(len(x.letters), len(y.letters), 1))}
	}
	return m.alike
}

// fewestChanges returns a number of changes without which one word cannot become the
// other: it has letters to get rid of, and letters to get.
func fewestChanges(x, y *spelt) int {
	return max(len(x.letters)-len(y.letters), len(y.letters)-len(x.letters),
		bits.OnesCount64(x.sketch&^y.sketch), bits.OnesCount64(y.sketch&^x.sketch))
}

func (s *similarity) spelt(forms []string, w word) *spelt {
	x := &s.words[w]
	if x.letters == nil {
		for _, r := range forms[w] {
			if len(x.letters) == longestCompared {
				break
			}
			x.letters = append(x.letters, r)
			x.sketch |= 1 << (r % 64)
		}
	}
	return x
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
