package merge

// pairs returns for each unit of a the index of its partner in b, or -1: units that are
// the same, in an order common to both, as many as possible; and between these, elements that may be
// the same, changed.
func pairs(a, b []unit) []int {
	partner := make([]int, len(a))
	for i := range partner {
		partner[i] = -1
	}
	match(a, b, 0, 0, partner, func(x, y unit) bool { return x.key == y.key })
	i, j := 0, 0
	for end := 0; end <= len(a); end++ {
		switch {
		case end == len(a):
			match(a[i:], b[j:], i, j, partner, unit.kin)
		case partner[end] >= 0:
			match(a[i:end], b[j:partner[end]], i, j, partner, unit.kin)
			i, j = end+1, partner[end]+1
		}
	}
	return partner
}

// match pairs the units of a longest common subsequence of a and b, which stand at the
// indices i and j of the whole sequences (Myers, An O(ND) difference algorithm, 1986).
func match(a, b []unit, i, j int, partner []int, same func(x, y unit) bool) {
	for len(a) > 0 && len(b) > 0 && same(a[0], b[0]) {
		partner[i] = j
		a, b, i, j = a[1:], b[1:], i+1, j+1
	}
	for len(a) > 0 && len(b) > 0 && same(a[len(a)-1], b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
		partner[i+len(a)] = j + len(b)
	}
	if len(a) == 0 || len(b) == 0 {
		return
	}
	for _, p := range path(a, b, same) {
		partner[i+p[0]] = j + p[1]
	}
}

// maxSteps bounds the work on sequences that have little in common: they are then taken
// for wholly different, which makes more conflicts, never a wrong result.
const maxSteps = 1000

// path returns the pairs of a shortest edit script, from the last to the first.
func path(a, b []unit, same func(x, y unit) bool) [][2]int {
	steps := min(len(a)+len(b), maxSteps)
	reach := make([]int, 2*steps+2) // by diagonal, the furthest x
	var trace [][]int
	for d := 0; d <= steps; d++ {
		trace = append(trace, append([]int(nil), reach...))
		for k := -d; k <= d; k += 2 {
			x := next(reach, k, d, steps)
			y := x - k
			for x < len(a) && y < len(b) && same(a[x], b[y]) {
				x, y = x+1, y+1
			}
			reach[k+steps] = x
			if x >= len(a) && y >= len(b) {
				return back(trace, len(a), len(b), d, steps)
			}
		}
	}
	return nil
}

// next returns where the furthest path on a diagonal goes on from its neighbours.
func next(reach []int, k, d, steps int) int {
	down := k == -d || k != d && reach[k-1+steps] < reach[k+1+steps]
	if down {
		return reach[k+1+steps]
	}
	return reach[k-1+steps] + 1
}

// back follows the path from its end to its beginning.
func back(trace [][]int, x, y, d, steps int) [][2]int {
	var found [][2]int
	for ; d >= 0; d-- {
		reach, k := trace[d], x-y
		from := k - 1
		if k == -d || k != d && reach[k-1+steps] < reach[k+1+steps] {
			from = k + 1
		}
		startX := 0
		if d > 0 {
			startX = reach[from+steps]
		}
		startY := startX - from
		if d == 0 {
			startY = 0
		}
		for x > startX && y > startY {
			x, y = x-1, y-1
			found = append(found, [2]int{x, y})
		}
		x, y = startX, startY
	}
	return found
}
