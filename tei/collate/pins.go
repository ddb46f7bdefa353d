package collate

import "slices"

// pin finds the columns to which words of a text are tied, and those that are
// forbidden to it, by where the texts in the profile have the same knots. Ties that
// cross are not all kept: as many as can be.
func (a *aligner) pin(t *text) (pins []anchor, banned map[int][]int32) {
	if len(t.ties) > 0 {
		columns := a.knots(t.ties, func(t *text) []tie { return t.ties })
		for _, x := range t.ties {
			at := columns[x.knot]
			if n := len(pins); len(at) > 0 && (n == 0 || pins[n-1].text < int(x.at)) {
				pins = append(pins, anchor{int(at[0]), int(x.at)})
			}
		}
		pins = longestChain(pins)
	}
	if len(t.apart) > 0 {
		columns := a.knots(t.apart, func(t *text) []tie { return t.apart })
		banned = map[int][]int32{}
		for _, x := range t.apart {
			banned[int(x.at)] = append(banned[int(x.at)], columns[x.knot]...)
		}
	}
	return pins, banned
}

// knots returns the columns in which knots stand.
func (a *aligner) knots(wanted []tie, of func(*text) []tie) map[int32][]int32 {
	columns := make(map[int32][]int32, len(wanted))
	for _, x := range wanted {
		columns[x.knot] = nil
	}
	for n, row := range a.profile.rows {
		for _, x := range of(a.texts[n]) {
			if at, ok := columns[x.knot]; ok && !slices.Contains(at, row[x.at]) {
				columns[x.knot] = append(at, row[x.at])
			}
		}
	}
	for _, at := range columns {
		slices.Sort(at)
	}
	return columns
}

// pinned places the words that have pins, and what stands between them.
func (a *anchorer) pinned(pins []anchor) {
	c, t := 0, 0
	for _, p := range pins {
		a.region(region{c, p.guide, t, p.text}, 0)
		a.at[p.text] = int32(p.guide)
		c, t = p.guide+1, p.text+1
	}
	a.region(region{c, len(a.columns), t, len(a.text.words)}, 0)
}

// forbidden reports whether a word must not stand in a column.
func (f *pathfinder) forbidden(c, t int) bool {
	return f.banned != nil && slices.Contains(f.banned[t], int32(c))
}
