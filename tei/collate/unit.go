package collate

import (
	"slices"
	"strings"
)

// lacunaLeast is the number of columns that a witness must lack at its beginning or
// its end to count as a fragment, which says nothing about what it lacks.
const lacunaLeast = 20

// A unit is a run of columns in which either all witnesses agree, to the letter, or
// they vary in one way.
type unit struct {
	Segment
	agreed bool
}

// A span of columns in which a witness takes part; outside of it, it is not there.
type extent struct {
	from, to             int
	startsLate, endsSoon bool
	lacunae              []Segment // in it, after a gap that the witness states
}

// extents returns where each witness begins and ends.
func (t *Table) extents() []extent {
	list := make([]extent, len(t.Rows))
	for i, row := range t.Rows {
		x := extent{to: t.Width}
		first, last := -1, -1
		for c, n := range row {
			if n != None {
				if first < 0 {
					first = c
				}
				last = c
			}
		}
		switch {
		case first < 0:
			x.to, x.endsSoon = min(1, t.Width), true
		default:
			if first >= lacunaLeast {
				x.from, x.startsLate = first, true
			}
			if t.Width-1-last >= lacunaLeast {
				x.to, x.endsSoon = last+1, true
			}
		}
		x.lacunae = t.lacunae(i, x)
		list[i] = x
	}
	return list
}

// stretchLeast is the number of columns that a witness must lack behind a gap for the
// gap to stand for them.
const stretchLeast = 3

// lacunae returns the columns that are lost in a gap of a witness.
func (t *Table) lacunae(i int, x extent) []Segment {
	var list []Segment
	lost := -1 // the column behind a gap
	for c := x.from; c < x.to; c++ {
		token := t.Token(i, c)
		if token == nil {
			continue
		}
		if lost >= 0 && c-lost >= stretchLeast {
			list = append(list, Segment{lost, c})
		}
		if lost = -1; token.isGap() {
			lost = c + 1
		}
	}
	if lost >= 0 && x.to-lost >= stretchLeast {
		list = append(list, Segment{lost, x.to})
	}
	return list
}

// covered returns the columns that a gap of a witness stands for together with the one
// that it stands in: those behind it that the witness lacks, if they are few.
func (t *Table) covered() map[int]bool {
	columns := map[int]bool{}
	for i, row := range t.Rows {
		for c := range row {
			if token := t.Token(i, c); token == nil || !token.isGap() {
				continue
			}
			end := c + 1
			for end < t.Width && row[end] == None {
				end++
			}
			for k := c + 1; k < end && end-c-1 < stretchLeast; k++ {
				columns[k] = true
			}
		}
	}
	return columns
}

// isGap reports whether a token stands for text that is not there.
func (k *Token) isGap() bool { return k.Normal == string(placeholder)+"gap" }

// shiftGaps moves a gap to the first of the columns that its witness lacks there.
func (t *Table) shiftGaps() {
	for i, row := range t.Rows {
		first := 0 // the column behind the last token
		for c, n := range row {
			if n == None {
				continue
			}
			if first < c && t.Witnesses[i].Tokens[n].isGap() {
				row[first], row[c] = n, None
				first++
				continue
			}
			first = c + 1
		}
	}
}

// present reports whether a witness takes part in a column.
func (x extent) present(c int) bool {
	return x.from <= c && c < x.to && !slices.ContainsFunc(x.lacunae, func(s Segment) bool { return s.From <= c && c < s.To })
}

// The keys of what is no word in a column.
const (
	keyAbsent = "\x00absent" // the witness does not take part
	keyNone   = "\x00none"   // it has nothing there
	markStart = "\x00start"  // it begins there, late
	markEnd   = "\x00end"    // it ends there, early
)

// keys returns, for each witness, what it has in a column: equal keys are equal
// readings, to the letter and with their markup.
func (t *Table) keys(c int, extents []extent) []string {
	list := make([]string, len(t.Rows))
	for i := range t.Rows {
		x := extents[i]
		token := t.Token(i, c)
		switch {
		case !x.present(c):
			list[i] = keyAbsent
		case token == nil:
			list[i] = keyNone
		default:
			list[i] = token.key()
		}
		list[i] += x.marks(unit{Segment: Segment{c, c + 1}})
	}
	return list
}

// key returns the text of a token with its markup.
func (k *Token) key() string {
	if k.Pieces == nil {
		return k.Text
	}
	var b strings.Builder
	for _, p := range k.Pieces {
		for _, m := range p.Marks {
			b.WriteString("<" + m.Name)
			for _, a := range m.Attrs {
				b.WriteString(" " + a.Name + "=" + a.Value)
			}
			b.WriteString(">")
		}
		b.WriteString(p.Text + "\x00")
	}
	return b.String()
}

// Folds say which neighbouring columns become one unit.
type folds struct {
	every  Grouping
	joined map[int]bool // columns that belong to the one before them
	split  map[int]bool // columns that do not
}

// sameExtents reports whether the same witnesses take part in a column and in the one
// before it.
func sameExtents(extents []extent, c int) bool {
	for _, x := range extents {
		if x.present(c) != x.present(c-1) {
			return false
		}
	}
	return true
}

// units cuts a table into units.
func (t *Table) units(extents []extent, f folds) []unit {
	var list []unit
	var last []int
	for c := range t.Width {
		keys := t.keys(c, extents)
		split, agreed := partition(keys)
		switch n := len(list) - 1; {
		case n >= 0 && f.joined[c] && sameExtents(extents, c):
			list[n].To = c + 1
			list[n].agreed = list[n].agreed && agreed
		case n >= 0 && !f.split[c] && list[n].agreed == agreed && (agreed || f.every != GroupNone) && (equalSplit(split, last) || f.every == GroupAll && !agreed && sameExtents(extents, c)):
			list[n].To = c + 1
		default:
			list = append(list, unit{Segment{c, c + 1}, agreed})
		}
		last = split
	}
	return list
}

// partition says which keys are equal, and whether all are that take part.
func partition(keys []string) (split []int, agreed bool) {
	first := map[string]int{}
	split = make([]int, len(keys))
	readings := 0
	agreed = true
	for i, k := range keys {
		if _, ok := first[k]; !ok {
			first[k] = i
			if k != keyAbsent {
				readings++
			}
		}
		split[i] = first[k]
		if k == keyAbsent {
			split[i] = -1
		}
		agreed = agreed && k != keyNone && !strings.Contains(k, markStart) && !strings.Contains(k, markEnd)
	}
	return split, agreed && readings == 1
}

func equalSplit(a, b []int) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
