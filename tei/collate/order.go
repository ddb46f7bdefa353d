package collate

import "slices"

// sketchSize bounds what of a text is compared when texts are ordered.
const sketchSize = 4096

// A kinship says how alike texts are, by the pairs of neighbouring words that they
// share.
type kinship struct{ share [][]float32 }

// measure compares each text with each.
func measure(texts []*text) *kinship {
	sketches := make([][]uint64, len(texts))
	for i, t := range texts {
		sketches[i] = sketch(t.words)
	}
	k := &kinship{share: make([][]float32, len(texts))}
	for i := range texts {
		k.share[i] = make([]float32, len(texts))
	}
	for i := range texts {
		for j := range i {
			k.share[i][j] = overlap(sketches[i], sketches[j])
			k.share[j][i] = k.share[i][j]
		}
	}
	return k
}

// sketch returns the hashes of the words and the pairs of neighbouring words of a
// text, ordered; of a long text the smallest, which are a sample of it that is the
// same in every text (Broder 1997).
func sketch(text []word) []uint64 {
	list := make([]uint64, 0, 2*len(text))
	for i := range text {
		list = append(list, hash(text[i:i+1]))
		if i > 0 {
			list = append(list, hash(text[i-1:i+1]))
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	return slices.Clone(list[:min(len(list), sketchSize)])
}

// overlap returns the share of the hashes of two sketches that are in both.
func overlap(a, b []uint64) float32 {
	both, all := 0, 0
	i, j := 0, 0
	for i < len(a) && j < len(b) && all < sketchSize {
		switch {
		case a[i] == b[j]:
			both, i, j = both+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
		all++
	}
	if len(a) < sketchSize && len(b) < sketchSize {
		all += len(a) - i + len(b) - j
	}
	return float32(both) / float32(max(all, 1))
}

// A joining says which text is joined next, and which of those before it is most
// like it: -1 for the first.
type joining struct{ text, guide int }

// order returns the order in which texts are joined: the one most like all others
// first, then always the one most like one that is in. Among equals the first of
// the list goes first, which is therefore ordered by content.
func (k *kinship) order() []joining {
	n := len(k.share)
	if n == 0 {
		return nil
	}
	first, most := 0, float32(-1)
	for i := range n {
		sum := float32(0)
		for _, s := range k.share[i] {
			sum += s
		}
		if sum > most {
			first, most = i, sum
		}
	}
	list := []joining{{first, -1}}
	in := make([]bool, n)
	nearest := make([]int, n) // for each text outside, the one inside most like it
	for last := first; ; {
		in[last] = true
		next := -1
		for i := range n {
			if in[i] {
				continue
			}
			if len(list) == 1 || k.share[i][last] > k.share[i][nearest[i]] {
				nearest[i] = last
			}
			if next < 0 || k.share[i][nearest[i]] > k.share[next][nearest[next]] {
				next = i
			}
		}
		if next < 0 {
			return list
		}
		list = append(list, joining{next, nearest[next]})
		last = next
	}
}

// guideOf returns the text most like another that is not out.
func (k *kinship) guideOf(text int, out []int) int {
	best := -1
	for i, s := range k.share[text] {
		if !slices.Contains(out, i) && (best < 0 || s > k.share[text][best]) {
			best = i
		}
	}
	return best
}
