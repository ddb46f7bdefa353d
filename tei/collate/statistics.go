package collate

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Statistics count how witnesses vary.
type Statistics struct {
	Witnesses []string `json:"witnesses"`
	Words     []int    `json:"words"`    // of each witness, punctuation among them
	Columns   int      `json:"columns"`  // of the table
	Variants  int      `json:"variants"` // entries of the apparatus
	Kinds     []Count  `json:"kinds"`    // how many of them are of each kind
	Alone     []int    `json:"alone"`    // entries in which a witness has a reading of its own
	Compared  [][]int  `json:"compared"` // entries in which two witnesses take part
	Agreed    [][]int  `json:"agreed"`   // those of them in which they have the same reading
}

// A Count says how many entries of the apparatus are of a kind.
type Count struct {
	Kind  Kind `json:"kind"`
	Count int  `json:"count"`
}

// Statistics counts the variants of a table. Witnesses agree in an entry if they have
// the same words in it; case and what else does not count when words are compared does
// not count here.
func (t *Table) Statistics() Statistics {
	s := Statistics{Columns: t.Width, Witnesses: []string{}}
	n := len(t.Witnesses)
	for _, w := range t.Witnesses {
		s.Witnesses = append(s.Witnesses, w.ID)
		s.Words = append(s.Words, len(w.Tokens))
	}
	s.Alone, s.Compared, s.Agreed = make([]int, n), square(n), square(n)
	for _, v := range t.variation() {
		s.count(v)
	}
	s.Kinds = t.kinds()
	return s
}

func square(n int) [][]int {
	m := make([][]int, n)
	for i := range m {
		m[i] = make([]int, n)
	}
	return m
}

func (s *Statistics) count(v []int) {
	s.Variants++
	size := map[int]int{}
	for _, state := range v {
		size[state]++
	}
	for i, a := range v {
		if a == missing {
			continue
		}
		if size[a] == 1 {
			s.Alone[i]++
		}
		for j, b := range v {
			if b != missing {
				s.Compared[i][j]++
				if a == b {
					s.Agreed[i][j]++
				}
			}
		}
	}
}

// kinds counts the entries of the apparatus by kind.
func (t *Table) kinds() []Count {
	list := []Count{}
	for _, kind := range []Kind{Substantive, Addition, Omission, Transposed, Orthographic, Punctuation, Spacing} {
		list = append(list, Count{kind, 0})
	}
	a := newApparatus(t, ApparatusOptions{})
	units := t.units(a.extents, folds{})
	moved := a.transposed(units)
	for k, u := range units {
		if u.agreed {
			continue
		}
		readings := t.readings(u, a.extents, nil)
		kind := kindOfAll(readings, lemma(readings, -1))
		if _, ok := moved[k]; ok {
			kind = Transposed
		}
		for i := range list {
			if list[i].Kind == kind {
				list[i].Count++
			}
		}
	}
	return list
}

// missing is the state of a witness that does not take part.
const missing = -1

// variation returns, for each place in which the words of witnesses vary, the state of
// each witness: equal states are equal readings.
func (t *Table) variation() [][]int {
	extents := t.extents()
	var list [][]int
	for _, s := range t.Segments() {
		states := make([]int, len(t.Rows))
		known := map[string]int{}
		for i := range t.Rows {
			states[i] = missing
			if !extents[i].takesPart(unit{Segment: s}) {
				continue
			}
			form := t.form(i, s)
			if _, ok := known[form]; !ok {
				known[form] = len(known)
			}
			states[i] = known[form]
		}
		if len(known) > 1 {
			list = append(list, states)
		}
	}
	return list
}

// Agreement returns the share of the entries in which two witnesses agree of those in
// which both take part; 1 if there are none.
func (s *Statistics) Agreement(i, j int) float64 {
	if s.Compared[i][j] == 0 {
		return 1
	}
	return float64(s.Agreed[i][j]) / float64(s.Compared[i][j])
}

// WriteText writes statistics for reading.
func (s *Statistics) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d witnesses, %d columns, %d places where words vary\n\n", len(s.Witnesses), s.Columns, s.Variants)
	name := len("witness")
	for _, id := range s.Witnesses {
		name = max(name, width(id))
	}
	b.WriteString(pad("witness", name) + "    words  readings of its own\n")
	for i, id := range s.Witnesses {
		fmt.Fprintf(&b, "%s  %7d  %7d\n", pad(id, name), s.Words[i], s.Alone[i])
	}
	b.WriteString("\nEntries of the apparatus, by kind\n")
	for _, c := range s.Kinds {
		fmt.Fprintf(&b, "%-14s %7d\n", c.Kind, c.Count)
	}
	b.WriteString("\nAgreement, in per cent of the places where words vary and both take part\n")
	cell := 5
	for _, id := range s.Witnesses {
		cell = max(cell, width(id))
	}
	b.WriteString(strings.Repeat(" ", name))
	for _, id := range s.Witnesses {
		b.WriteString("  " + strings.Repeat(" ", cell-width(id)) + id)
	}
	b.WriteByte('\n')
	for i, id := range s.Witnesses {
		b.WriteString(pad(id, name))
		for j := range s.Witnesses {
			fmt.Fprintf(&b, "  %*.1f", cell, 100*s.Agreement(i, j))
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteCSV writes the matrix of agreements: shares from 0 to 1.
func (s *Statistics) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	head := []string{""}
	for _, id := range s.Witnesses {
		head = append(head, harmless(id))
	}
	if err := out.Write(head); err != nil {
		return err
	}
	for i, id := range s.Witnesses {
		row := []string{harmless(id)}
		for j := range s.Witnesses {
			row = append(row, fmt.Sprintf("%.4f", s.Agreement(i, j)))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// WriteJSON writes all counts.
func (s *Statistics) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(s)
}
