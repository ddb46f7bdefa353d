package collate

import "math"

// A step records, for each of the three ways to end in a cell of the path matrix, the
// way before: two bits each.
type step = uint8

// The ways to end in a cell.
const (
	paired  = iota // the word stands in the column
	skipped        // the column is left empty
	added          // the word gets a column of its own
)

// What a word costs that gets a column of its own, and what it earns for standing
// behind a shared word, if it is one itself.
const (
	addOpen = worth(gapOpen * worthOne)
	addCost = worth(gapExtend * worthOne)
	addMark = worth(gapExtend * markGap * worthOne)
	runOn   = worth(together * worthOne)
	boundOn = worth(boundMark * worthOne)

	lateStart = 2 * runOn // for words before the first of all others
)

const (
	worst  = worth(math.MinInt32 / 2)
	noPair = worst / 64 // for a word in a column that is forbidden to it
)

// A region is a part of a profile and a part of a text that are to be aligned with
// each other: columns from c0 up to c1, words from t0 up to t1.
type region struct{ c0, c1, t0, t1 int }

func (r region) width() int  { return r.c1 - r.c0 }
func (r region) length() int { return r.t1 - r.t0 }
func (r region) cells() int  { return (r.width() + 1) * (r.length() + 1) }

// A pathfinder finds the best way through a region by dynamic programming with
// affine gap costs (Gotoh 1982), over columns instead of single words.
type pathfinder struct {
	*scorer
	text   *text
	banned map[int][]int32 // for words that must not stand in some columns, those
	at     placement
	trace  []step
	rows   [2][3][]worth
	equal  []bool
}

// find places the words of a region.
func (f *pathfinder) find(r region) {
	n := r.length()
	if size := r.cells(); cap(f.trace) < size {
		f.trace, f.equal = make([]step, size), make([]bool, size)
	}
	for i := range f.rows {
		for way := range f.rows[i] {
			if cap(f.rows[i][way]) <= n {
				f.rows[i][way] = make([]worth, n+1)
			}
			f.rows[i][way] = f.rows[i][way][:n+1]
		}
	}
	f.firstRow(r, n)
	for c := range r.width() {
		f.row(r, c, f.rows[c%2], f.rows[(c+1)%2])
	}
	f.back(r, f.rows[r.width()%2])
}

func (f *pathfinder) firstRow(r region, n int) {
	row := f.rows[0]
	row[paired][0], row[skipped][0], row[added][0] = 0, worst, worst
	clear(f.equal[:n+1])
	f.equal[0] = true
	for j := 1; j <= n; j++ {
		from := added
		this := f.add(f.text.words[r.t0+j-1])
		cost := row[added][j-1] - this
		if j == 1 {
			from, cost = paired, -addOpen-this
			if r.c0 == 0 && r.t0 == 0 {
				cost -= lateStart
			}
		}
		row[paired][j], row[skipped][j], row[added][j] = worst, worst, cost
		f.trace[j] = step(from) << (2 * added)
	}
}

// row fills the row behind a column of the region.
func (f *pathfinder) row(r region, c int, above, row [3][]worth) {
	n := r.length()
	base := (c + 1) * (n + 1)
	skip, open := f.skip(r.c0+c), f.open(r.c0+c)
	for j := 0; j <= n; j++ {
		var t step
		row[skipped][j], t = bestOf(above[paired][j]-open-f.light(r, base-n-1, j), above[skipped][j], above[added][j]-open, f.equal[base-n-1+j])
		row[skipped][j] -= skip
		if r.t0+j == len(f.text.words) {
			row[skipped][j] += 2 // where it is all the same, a text breaks off early
		}
		packed := t << (2 * skipped)
		row[paired][j], row[added][j] = worst, worst
		f.equal[base+j] = false
		if j > 0 {
			value, equal := f.pair(r.c0+c, r.t0+j-1)
			f.equal[base+j] = equal
			before := f.equal[base-n-2+j]
			run := above[paired][j-1]
			if equal && before && c > 0 && j > 1 {
				run += f.runOn(r.t0 + j - 1)
			}
			row[paired][j], t = bestOf(run, above[skipped][j-1], above[added][j-1], before)
			row[paired][j] += value
			packed |= t
			row[added][j], t = bestOf(row[paired][j-1]-addOpen-f.light(r, base, j-1), row[skipped][j-1]-addOpen, row[added][j-1], f.equal[base+j-1])
			if row[added][j] -= f.add(f.text.words[r.t0+j-1]); r.c0+c+1 == len(f.columns) {
				row[added][j]++
			}
			packed |= t << (2 * added)
		}
		f.trace[base+j] = packed
	}
}

// light returns what it costs to open a gap behind a shared word: the less the weightier it
// is, so that of "the black saw the black cat" either "saw the black" is added or "the
// black saw", but not "black saw the".
func (f *pathfinder) light(r region, row, j int) worth {
	if j == 0 || !f.equal[row+j] {
		return 0
	}
	if f.text.bound[r.t0+j-1] {
		return 0 // behind a sentence or a part of one
	}
	return steps(lightGap * (1 - f.weight[f.text.words[r.t0+j-1]]))
}

// runOn returns what a shared word earns for standing behind another one. A mark that
// stands directly behind its word belongs to it, and stays with it rather than with
// what follows.
func (f *pathfinder) runOn(t int) worth {
	if f.text.bound[t] {
		return runOn + boundOn
	}
	return runOn
}

// pair returns the worth of a word in a column, and whether the word is there already.
func (f *pathfinder) pair(c, t int) (worth, bool) {
	if f.forbidden(c, t) {
		return noPair, false
	}
	return f.match(c, f.text.words[t])
}

// bestOf returns the best of three ways. Among equals, a pair of equal words goes
// first, other pairs last.
func bestOf(pair, skip, add worth, equal bool) (worth, step) {
	switch {
	case pair > skip && pair > add, equal && pair >= skip && pair >= add:
		return pair, paired
	case skip > add:
		return skip, skipped
	}
	return add, added
}

// back walks back from the end of a region and places its words. Where ways are
// equally good, shared words stand as late as they can, others as early.
func (f *pathfinder) back(r region, last [3][]worth) {
	n := r.length()
	c, j := r.width(), n
	_, way := bestOf(last[paired][n], last[skipped][n], last[added][n], f.equal[c*(n+1)+n])
	for c > 0 || j > 0 {
		before := f.trace[c*(n+1)+j] >> (2 * way) & 3
		switch way {
		case paired:
			c, j = c-1, j-1
			f.at[r.t0+j] = int32(r.c0 + c)
		case skipped:
			c--
		case added:
			j--
			f.at[r.t0+j] = ^int32(r.c0 + c)
		}
		way = before
	}
}
