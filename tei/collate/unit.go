package collate

import "strings"

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
}

// extents returns where each witness begins and ends.
func (t *Table) extents() []extent {
	list := make([]extent, len(t.Rows))
	for i, row := range t.Rows {
		x := extent{0, t.Width, false, false}
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
		list[i] = x
	}
	return list
}

// present reports whether a witness takes part in a column.
func (x extent) present(c int) bool { return x.from <= c && c < x.to }

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
		if x.startsLate && c == x.from {
			list[i] += markStart
		}
		if x.endsSoon && c == x.to-1 {
			list[i] += markEnd
		}
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
		case n >= 0 && !f.split[c] && list[n].agreed == agreed && (agreed || f.every != GroupNone) && (equalSplit(split, last) || f.every == GroupAll && !agreed):
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
