package collate

// A Constraint is what an editor has decided about some words of different witnesses:
// that they share a column, or that they do not.
type Constraint struct {
	Apart bool
	Words []TokenRef
}

// A TokenRef names a token by the numbers of its witness and of the token in it.
type TokenRef struct{ Witness, Token int }

// bind gives texts the ties that layers and constraints put on their words.
func bind(witnesses []*Witness, texts []text, constraints []Constraint) {
	knot := bindLayers(witnesses, texts)
	for _, c := range constraints {
		for _, r := range c.Words {
			t := &texts[r.Witness]
			x := tie{int32(r.Token), knot}
			if c.Apart {
				t.apart = append(t.apart, x)
			} else {
				t.ties = insertTie(t.ties, x)
			}
		}
		knot++
	}
}

// insertTie keeps ties ordered by word. An editor's tie goes before that of a layer.
func insertTie(ties []tie, x tie) []tie {
	i := 0
	for i < len(ties) && ties[i].at < x.at {
		i++
	}
	return append(ties[:i:i], append([]tie{x}, ties[i:]...)...)
}

// bindLayers ties the words that the layers of one witness share, and returns the
// first knot that is free.
func bindLayers(witnesses []*Witness, texts []text) int32 {
	type origin struct {
		of string
		at int
	}
	knots := map[origin]int32{}
	for i, w := range witnesses {
		if w.Of == "" {
			continue
		}
		texts[i].group = w.Of
		for n := range w.Tokens {
			from := w.Tokens[n].Origin
			if from == 0 {
				continue
			}
			key := origin{w.Of, from}
			knot, ok := knots[key]
			if !ok {
				knot = int32(len(knots))
				knots[key] = knot
			}
			texts[i].ties = append(texts[i].ties, tie{int32(n), knot})
		}
	}
	return int32(len(knots))
}

// Kept reports whether a table keeps a constraint.
func (t *Table) Kept(c Constraint) bool {
	columns := map[int]bool{}
	for _, r := range c.Words {
		columns[t.column(r)] = true
	}
	if c.Apart {
		return len(columns) == len(c.Words)
	}
	return len(columns) == 1
}

// column returns the column in which a token stands.
func (t *Table) column(r TokenRef) int {
	for c, n := range t.Rows[r.Witness] {
		if int(n) == r.Token {
			return c
		}
	}
	return None
}
