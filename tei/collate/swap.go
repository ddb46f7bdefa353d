package collate

import "slices"

// Bounds of the search for blocks that changed places.
const (
	swapLongest = 40  // words of a block
	swapPivots  = 8   // runs that are tried as what kept its place
	swapCredit  = 0.8 // for a word that has moved, as part of what it is worth in its place
)

// A flanked run is a run of words that stand in their columns, between words of the
// text that got columns of their own and columns that stay empty.
type flanked struct{ c0, c1, t0, t1 int } // the run: columns and words

// unswap looks for a run that stands in its columns only because its neighbours on
// both sides have changed places around something that both sides share: in "the cat
// is black" and "black is the cat" it is "is" that has kept its place, and the others
// that have moved, although "the cat" is longer.
func (f *pathfinder) unswap(r region) {
	for _, x := range f.flankedRuns(r) {
		wide := region{f.emptyBefore(r, x.c0), f.emptyAfter(r, x.c1), f.addedBefore(r, x.t0), f.addedAfter(r, x.t1)}
		best, at := f.value(wide), slices.Clone(f.at[wide.t0:wide.t1])
		for _, p := range append(f.common(region{x.c1, wide.c1, wide.t0, x.t0}), f.common(region{wide.c0, x.c0, x.t1, wide.t1})...) {
			f.pivot(wide, p)
			if v := f.value(wide); v > best {
				best, at = v, slices.Clone(f.at[wide.t0:wide.t1])
			}
		}
		copy(f.at[wide.t0:wide.t1], at)
	}
}

// flankedRuns returns the runs of equal words between added words on one side and
// empty columns on the other.
func (f *pathfinder) flankedRuns(r region) []flanked {
	var list []flanked
	for t := r.t0; t < r.t1; {
		x := flanked{t0: t, t1: t}
		for x.t1 < r.t1 && f.at[x.t1] >= 0 && f.shares(int(f.at[x.t1]), x.t1) && (x.t1 == t || f.at[x.t1] == f.at[x.t1-1]+1) {
			x.t1++
		}
		if x.t1 == t {
			t++
			continue
		}
		x.c0, x.c1 = int(f.at[t]), int(f.at[x.t1-1])+1
		left := f.addedBefore(r, x.t0) < x.t0 && f.emptyAfter(r, x.c1) > x.c1
		right := f.addedAfter(r, x.t1) > x.t1 && f.emptyBefore(r, x.c0) < x.c0
		if (left || right) && x.t1-x.t0 <= swapLongest {
			list = append(list, x)
		}
		t = x.t1
	}
	return list
}

func (f *pathfinder) shares(c, t int) bool {
	return f.columns[c].count(f.text.words[t]) > 0 && !f.forbidden(c, t)
}

func (f *pathfinder) addedBefore(r region, t int) int {
	for t > r.t0 && f.at[t-1] < 0 {
		t--
	}
	return t
}

func (f *pathfinder) addedAfter(r region, t int) int {
	for t < r.t1 && f.at[t] < 0 {
		t++
	}
	return t
}

func (f *pathfinder) emptyBefore(r region, c int) int {
	for c > r.c0 && !slices.Contains(f.at[r.t0:r.t1], int32(c-1)) {
		c--
	}
	return c
}

func (f *pathfinder) emptyAfter(r region, c int) int {
	for c < r.c1 && !slices.Contains(f.at[r.t0:r.t1], int32(c)) {
		c++
	}
	return c
}

// pivot aligns a region around a run of words that is to stand in its columns.
func (f *pathfinder) pivot(r, p region) {
	for i := range p.length() {
		f.at[p.t0+i] = int32(p.c0 + i)
	}
	f.find(region{r.c0, p.c0, r.t0, p.t0})
	f.find(region{p.c1, r.c1, p.t1, r.t1})
}

// common returns the runs of words that stand in the columns and in the text of a
// region. Punctuation is no pivot around which words change places.
func (f *pathfinder) common(r region) []region {
	if r.width() > swapLongest || r.length() > swapLongest {
		return nil
	}
	var list []region
	for c := r.c0; c < r.c1; c++ {
		for t := r.t0; t < r.t1; t++ {
			if c > r.c0 && t > r.t0 && f.shares(c-1, t-1) {
				continue // the rest of a run
			}
			n := 0
			for c+n < r.c1 && t+n < r.t1 && f.shares(c+n, t+n) {
				n++
			}
			if n > 0 && len(list) < swapPivots && !f.marksOnly(t, t+n) {
				list = append(list, region{c, c + n, t, t + n})
			}
		}
	}
	return list
}

func (f *pathfinder) marksOnly(from, to int) bool {
	return !slices.ContainsFunc(f.text.words[from:to], func(w word) bool { return !f.punct[w] })
}

// value returns what the places of the words of a region are worth, with credit for
// words that have only moved.
func (f *pathfinder) value(r region) worth {
	var sum worth
	at := f.at[r.t0:r.t1]
	loose := map[word]int{} // words that stand in columns where the text has something else
	gap := false
	for c := r.c0; c < r.c1; c++ {
		i := slices.Index(at, int32(c))
		if i >= 0 {
			value, _ := f.pair(c, r.t0+i)
			sum += value
			gap = false
		} else {
			if sum -= f.skip(c); !gap {
				sum -= f.open(c)
			}
			gap = true
		}
		if i < 0 || !f.shares(c, r.t0+i) {
			for _, w := range f.columns[c].words {
				loose[w.word]++
			}
		}
	}
	for i, c := range at {
		w := f.text.words[r.t0+i]
		if c < 0 {
			if sum -= f.add(w); i == 0 || at[i-1] != c {
				sum -= addOpen
			}
		}
		if (c < 0 || !f.shares(int(c), r.t0+i)) && loose[w] > 0 {
			loose[w]--
			sum += steps(swapCredit * f.weight[w])
		}
	}
	return sum
}
