package collate

import "slices"

// Bounds of the search for transpositions.
const (
	transpositionFarthest = 120 // columns between the two places
	transpositionNext     = 3   // later places of a word that are looked at
	transpositionLeast    = 0.7 // worth of the words, less what distance takes off
	transpositionDistance = 0.01
)

// A Transposition says that some witnesses have in one place what others have in
// another.
type Transposition struct {
	From, To   Segment // the columns of the two places, the earlier first
	Here       []int   // witnesses, by number, that have the words at From and not at To
	Elsewhere  []int   // those that have them at To and not at From
	Length     int     // words
	worthOfRun float32
}

// Transpositions returns the runs of words that stand in different places in
// different witnesses, in the order of the columns. A word of little weight, like a
// comma or an article, is no transposition by itself. A place belongs to one
// transposition at the most, the most telling first.
func (t *Table) Transpositions() []Transposition {
	places := t.loosePlaces()
	var found []Transposition
	for c := range t.Width {
		for _, p := range places.at[c] {
			for _, q := range places.later(p) {
				if x, ok := t.transposition(places, p, q); ok {
					found = append(found, x)
				}
			}
		}
	}
	slices.SortStableFunc(found, func(x, y Transposition) int {
		switch {
		case x.worthOfRun > y.worthOfRun:
			return -1
		case x.worthOfRun < y.worthOfRun:
			return 1
		}
		return 0
	})
	return apart(found)
}

// apart leaves out transpositions that share a column with a better one, and orders
// the others by place.
func apart(found []Transposition) []Transposition {
	taken := map[int]bool{}
	var kept []Transposition
	for _, x := range found {
		columns := append(x.From.columns(), x.To.columns()...)
		if slices.ContainsFunc(columns, func(c int) bool { return taken[c] }) {
			continue
		}
		for _, c := range columns {
			taken[c] = true
		}
		kept = append(kept, x)
	}
	slices.SortFunc(kept, func(x, y Transposition) int { return x.From.From - y.From.From })
	return kept
}

func (s Segment) columns() []int {
	var list []int
	for c := s.From; c < s.To; c++ {
		list = append(list, c)
	}
	return list
}

// A place is a word in a column that not all witnesses have there.
type place struct {
	word      word
	column    int
	witnesses []int
}

type loosePlaces struct {
	at      [][]place
	byWord  map[word][]place
	extents []extent
}

func (t *Table) loosePlaces() *loosePlaces {
	l := &loosePlaces{at: make([][]place, t.Width), byWord: map[word][]place{}, extents: t.extents()}
	for c := range t.Width {
		l.at[c] = t.placesIn(c)
		for _, p := range l.at[c] {
			l.byWord[p.word] = append(l.byWord[p.word], p)
		}
	}
	return l
}

func (t *Table) placesIn(c int) []place {
	var list []place
	for i := range t.Rows {
		w := t.word(i, c)
		if w == None {
			continue
		}
		k := slices.IndexFunc(list, func(p place) bool { return p.word == w })
		if k < 0 {
			list = append(list, place{word: w, column: c})
			k = len(list) - 1
		}
		list[k].witnesses = append(list[k].witnesses, i)
	}
	if len(list) == 1 && len(list[0].witnesses) == len(t.Rows) {
		return nil
	}
	return list
}

// later returns the next places of the same word.
func (l *loosePlaces) later(p place) []place {
	all := l.byWord[p.word]
	i, _ := slices.BinarySearchFunc(all, p.column+1, func(q place, c int) int { return q.column - c })
	end := i
	for end < len(all) && end < i+transpositionNext && all[end].column-p.column <= transpositionFarthest {
		end++
	}
	return all[i:end]
}

// transposition follows the words from two places on, as long as witnesses that have
// them at one place lack them at the other.
func (t *Table) transposition(l *loosePlaces, p, q place) (Transposition, bool) {
	here, elsewhere := l.lacking(p, q), l.lacking(q, p)
	if len(here) == 0 || len(elsewhere) == 0 {
		return Transposition{}, false
	}
	x := Transposition{From: Segment{p.column, p.column + 1}, To: Segment{q.column, q.column + 1}, Length: 1, Here: here, Elsewhere: elsewhere, worthOfRun: t.weight[p.word]}
	for x.From.To < x.To.From && x.To.To < t.Width {
		w := t.word(here[0], x.From.To)
		if w == None || !t.all(here, x.From.To, w) || !t.all(elsewhere, x.To.To, w) || t.any(here, x.To.To, w) || t.any(elsewhere, x.From.To, w) {
			break
		}
		x.From.To, x.To.To, x.Length = x.From.To+1, x.To.To+1, x.Length+1
		x.worthOfRun += t.weight[w]
	}
	x.worthOfRun -= transpositionDistance * float32(q.column-p.column)
	return x, x.worthOfRun >= transpositionLeast
}

func (t *Table) all(witnesses []int, c int, w word) bool {
	return !slices.ContainsFunc(witnesses, func(i int) bool { return t.word(i, c) != w })
}

func (t *Table) any(witnesses []int, c int, w word) bool {
	return slices.ContainsFunc(witnesses, func(i int) bool { return t.word(i, c) == w })
}

// lacking returns the witnesses that have a word at one place and, though they take
// part there, not at the other.
func (l *loosePlaces) lacking(at, other place) []int {
	var list []int
	for _, x := range at.witnesses {
		if l.extents[x].present(other.column) && !slices.Contains(other.witnesses, x) {
			list = append(list, x)
		}
	}
	return list
}
