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

// A placedChoice is what an editor has said of the entry in some columns.
type placedChoice struct {
	Segment
	entryChoice
}

// placeChoices finds the columns of what an editor has said of entries.
func (a *apparatus) placeChoices() {
	if c := a.options.Choices; c != nil {
		for _, x := range c.entries {
			a.choices = append(a.choices, placedChoice{a.table.columnsOf(x.wordRange), x})
		}
	}
}

// lemmaWitness returns the witness whose reading is the lemma of a unit: an editor's
// choice, else the base, else -1.
func (a *apparatus) lemmaWitness(u unit) int {
	for _, x := range a.choices {
		if x.From < u.To && u.From < x.To && x.lemma != None {
			return x.lemma
		}
	}
	return a.base
}

// chosenKind returns the type that an editor has given to a unit, or "".
func (a *apparatus) chosenKind(u unit) Kind {
	for _, x := range a.choices {
		if x.From < u.To && u.From < x.To && x.kind != "" {
			return x.kind
		}
	}
	return ""
}
