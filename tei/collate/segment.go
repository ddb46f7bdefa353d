package collate

import "slices"

// A Segment is a run of neighbouring columns, From up to To, that split the
// witnesses alike: those that agree in one of them agree in all.
type Segment struct{ From, To int }

// Segments joins neighbouring columns that split the witnesses alike.
func (t *Table) Segments() []Segment {
	var list []Segment
	var last []int
	for c := range t.Width {
		split := t.split(c)
		if c > 0 && slices.Equal(split, last) {
			list[len(list)-1].To = c + 1
		} else {
			list = append(list, Segment{c, c + 1})
		}
		last = split
	}
	return list
}

// Columns returns the columns one by one, as segments.
func (t *Table) Columns() []Segment {
	list := make([]Segment, t.Width)
	for c := range list {
		list[c] = Segment{c, c + 1}
	}
	return list
}

// split says which witnesses agree in a column: to each it gives the number of the
// first that has the same word. Having none is an agreement too.
func (t *Table) split(c int) []int {
	first := map[word]int{}
	split := make([]int, len(t.Rows))
	for i := range t.Rows {
		w := t.word(i, c)
		if _, ok := first[w]; !ok {
			first[w] = i
		}
		split[i] = first[w]
	}
	return split
}

// Tokens returns the tokens of a witness in a segment.
func (t *Table) Tokens(witness int, s Segment) []Token {
	first, end := int32(None), int32(None)
	for _, n := range t.Rows[witness][s.From:s.To] {
		if n != None {
			if first == None {
				first = n
			}
			end = n + 1
		}
	}
	if first == None {
		return nil
	}
	return t.Witnesses[witness].Tokens[first:end]
}
