package collate

import "strings"

// A Unit is what is aligned first, before the words in it.
type Unit int

// The units.
const (
	Word      Unit = iota // nothing: the words of the whole text are aligned at once
	Line                  // lines, of verse above all
	Paragraph             // what blank lines divide
	Numbered              // what has a number in TEI (@n): equal numbers are fixed points
)

// A passage is a unit of a text: a range of its words.
type passage struct {
	from, to int
	label    string // its number, if that counts; else ""
}

// cutUnits returns the passages of each witness.
func cutUnits(witnesses []*Witness, u Unit) [][]passage {
	list := make([][]passage, len(witnesses))
	for i, w := range witnesses {
		list[i] = w.passages(u)
	}
	return list
}

func (w *Witness) passages(u Unit) []passage {
	var list []passage
	for i := range w.Tokens {
		if i == 0 || u.divides(&w.Tokens[i-1], &w.Tokens[i]) {
			list = append(list, passage{from: i})
			if u == Numbered {
				list[len(list)-1].label = w.Tokens[i].Unit
			}
		}
		list[len(list)-1].to = i + 1
	}
	return list
}

// divides reports whether a unit begins between two tokens.
func (u Unit) divides(before, after *Token) bool {
	switch u {
	case Line:
		return strings.Contains(before.Space, "\n")
	case Paragraph:
		return strings.Count(before.Space, "\n") > 1
	case Numbered:
		return before.Unit != after.Unit || after.Unit == "" && strings.Contains(before.Space, "\n\n")
	}
	return false
}
