package collate

import "slices"

// folds returns which columns a gap or an editor has joined, and which parted.
func (a *apparatus) folds() folds {
	f := folds{every: a.options.Group, joined: a.table.covered(), split: map[int]bool{}}
	if c := a.options.Choices; c != nil {
		for _, r := range c.joined {
			s := a.table.columnsOf(r)
			for at := s.From + 1; at < s.To; at++ {
				f.joined[at] = true
			}
		}
		for _, r := range c.split {
			f.split[a.table.column(r)] = true
		}
	}
	return f
}

// columnsOf returns the columns in which a range of tokens stands.
func (t *Table) columnsOf(r wordRange) Segment {
	row := t.Rows[r.witness]
	from := slices.Index(row, int32(r.from))
	return Segment{from, from + slices.Index(row[from:], int32(r.to-1)) + 1}
}

// lemmaWitness returns the witness whose reading is the lemma of a unit: an editor's
// choice, else the base, else -1.
func (a *apparatus) lemmaWitness(u unit) int {
	if c := a.options.Choices; c != nil {
		for _, x := range c.lemmas {
			if s := a.table.columnsOf(x.wordRange); s.From < u.To && u.From < s.To {
				return x.lemma
			}
		}
	}
	return a.base
}
