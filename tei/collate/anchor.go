package collate

import (
	"slices"
	"sort"
)

// Bounds of what is aligned at once.
const (
	cellsWhole   = 1 << 14 // a region of so many cells needs no anchors
	cellsMost    = 1 << 21 // one of more is cut, if it has none
	cutLength    = 64      // into pieces of so many words or columns
	anchorMargin = 2       // words at each end of an anchored run that are left free
)

// grams are the lengths of the runs of words that anchor a text, in the order in
// which they are tried.
var grams = []int{8, 4, 3, 2, 1}

// An anchor is a pair of places with the same run of words: in the text that is
// joined, and in one that is in the profile, its guide.
type anchor struct{ guide, text int }

// An anchorer places a text in a profile along a guide: the text in the profile that
// is most like it.
type anchorer struct {
	pathfinder
	guide []word
	row   []int32 // the columns of the guide's words
}

// region places the words of a region: between anchors, if it is large, which are
// runs of words that stand once in the text and once in the guide there.
func (a *anchorer) region(r region, gram int) {
	if r.length() == 0 || r.width() == 0 || r.cells() <= cellsWhole {
		a.small(r)
		return
	}
	g0, _ := slices.BinarySearch(a.row, int32(r.c0))
	g1, _ := slices.BinarySearch(a.row, int32(r.c1))
	for ; gram < len(grams); gram++ {
		chain := longestChain(shared(a.guide[g0:g1], a.text.words[r.t0:r.t1], grams[gram]))
		if pairs := margins(runs(chain, grams[gram]), grams[gram]); len(pairs) > 0 {
			a.between(r, pairs, g0, gram)
			return
		}
	}
	a.large(r)
}

// between places anchored words and aligns what stands between them.
func (a *anchorer) between(r region, pairs []anchor, g0, gram int) {
	c, t := r.c0, r.t0
	for _, p := range pairs {
		col, at := int(a.row[g0+p.guide]), r.t0+p.text
		if a.forbidden(col, at) {
			continue
		}
		a.region(region{c, col, t, at}, gram)
		a.at[at] = int32(col)
		c, t = col+1, at+1
	}
	a.region(region{c, r.c1, t, r.t1}, gram)
}

// small aligns a region that needs no anchors, or has only one side.
func (a *anchorer) small(r region) {
	switch {
	case r.length() == 0:
	case r.width() == 0:
		for t := r.t0; t < r.t1; t++ {
			a.at[t] = ^int32(r.c0)
		}
	case r.cells() > cellsMost:
		a.large(r)
	default:
		a.find(r)
		a.unswap(r)
	}
}

// large aligns a region without anchors. If it is too large to be searched, its
// words are taken to stand in proportion, so that time and memory stay in bounds.
func (a *anchorer) large(r region) {
	if r.cells() <= cellsMost {
		a.find(r)
		return
	}
	r = a.trim(r)
	pieces := max(r.width(), r.length())/cutLength + 1
	for i := range pieces {
		a.small(region{
			r.c0 + r.width()*i/pieces, r.c0 + r.width()*(i+1)/pieces,
			r.t0 + r.length()*i/pieces, r.t0 + r.length()*(i+1)/pieces,
		})
	}
}

// trim places the words at the start of a region that stand in its first columns.
func (a *anchorer) trim(r region) region {
	for r.length() > 0 && r.width() > 0 && a.shares(r.c0, r.t0) {
		a.at[r.t0] = int32(r.c0)
		r.c0, r.t0 = r.c0+1, r.t0+1
	}
	return r
}

// A run is a sequence of anchors that follow each other in both texts.
type run struct{ guide, text, length int }

// runs joins the runs of words of a chain that overlap or touch.
func runs(chain []anchor, gram int) []run {
	var list []run
	for _, p := range chain {
		if last := len(list) - 1; last >= 0 {
			r := &list[last]
			if p.text-r.text == p.guide-r.guide && p.text <= r.text+r.length {
				r.length = p.text + gram - r.text
				continue
			}
			if p.text < r.text+r.length || p.guide < r.guide+r.length {
				continue // it overlaps the run before it
			}
		}
		list = append(list, run{p.guide, p.text, gram})
	}
	return list
}

// margins returns the words of runs as anchors, but for those at the ends, which may
// belong to what stands beside the run.
func margins(list []run, gram int) []anchor {
	margin := min(anchorMargin, (gram-1)/2)
	var pairs []anchor
	for _, r := range list {
		for i := margin; i < r.length-margin; i++ {
			pairs = append(pairs, anchor{r.guide + i, r.text + i})
		}
	}
	return pairs
}

// shared returns the runs of n words that stand once in each of two texts, in the
// order of the second.
func shared(guide, text []word, n int) []anchor {
	if len(guide) < n || len(text) < n {
		return nil
	}
	a, b := once(guide, n), once(text, n)
	var list []anchor
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i]>>placeBits, b[j]>>placeBits
		switch {
		case x < y:
			i++
		case x > y:
			j++
		default:
			p := anchor{int(a[i] & placeMask), int(b[j] & placeMask)}
			if slices.Equal(guide[p.guide:p.guide+n], text[p.text:p.text+n]) {
				list = append(list, p)
			}
			i, j = i+1, j+1
		}
	}
	slices.SortFunc(list, func(p, q anchor) int { return p.text - q.text })
	return list
}

// A run of words is sorted as one number: some bits of its hash, then its place. In a
// text of more than 2^28 words, 268 million, places would run over.
const (
	placeBits = 28
	placeMask = 1<<placeBits - 1
)

// once returns the runs of n words that stand once in a text, ordered by hash.
func once(text []word, n int) []uint64 {
	list := make([]uint64, len(text)-n+1)
	for i := range list {
		list[i] = hash(text[i:i+n])>>placeBits<<placeBits | uint64(i)
	}
	slices.Sort(list)
	single := list[:0]
	for i := 0; i < len(list); {
		j := i + 1
		for j < len(list) && list[j]>>placeBits == list[i]>>placeBits {
			j++
		}
		if j == i+1 {
			single = append(single, list[i])
		}
		i = j
	}
	return single
}

func hash(text []word) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range text {
		h = (h ^ uint64(w)) * 1099511628211
		h ^= h >> 29
	}
	return h
}

// longestChain returns the longest subsequence of anchors that rises in the guide
// too; the anchors are in the order of the text.
func longestChain(list []anchor) []anchor {
	var ends []int // the anchor with which the best chain of each length ends
	before := make([]int, len(list))
	for i, p := range list {
		n := sort.Search(len(ends), func(k int) bool { return list[ends[k]].guide >= p.guide })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	chain := make([]anchor, len(ends))
	if len(ends) > 0 {
		for i, k := ends[len(ends)-1], len(ends)-1; k >= 0; i, k = before[i], k-1 {
			chain[k] = list[i]
		}
	}
	return chain
}
