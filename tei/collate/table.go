package collate

// None marks a cell in which a witness has nothing.
const None = -1

// A Table is an alignment: rows are witnesses, columns are places in the text.
type Table struct {
	Witnesses []*Witness
	Rows      [][]int32 // for each witness and column the number of its token, or None
	Width     int       // the number of columns
	texts     []text
	*vocabulary
}

func newTable(witnesses []*Witness, v *vocabulary, texts []text, made alignment) *Table {
	t := &Table{Witnesses: witnesses, Width: made.width, texts: texts, vocabulary: v}
	for i := range witnesses {
		cells := make([]int32, made.width)
		for c := range cells {
			cells[c] = None
		}
		for token, c := range made.rows[i] {
			cells[c] = int32(token)
		}
		t.Rows = append(t.Rows, cells)
	}
	t.shiftGaps()
	return t
}

// Token returns the token of a witness in a column, or nil.
func (t *Table) Token(witness, column int) *Token {
	if n := t.Rows[witness][column]; n != None {
		return &t.Witnesses[witness].Tokens[n]
	}
	return nil
}

// word returns the word of a witness in a column, None if there is none.
func (t *Table) word(witness, column int) word {
	if n := t.Rows[witness][column]; n != None {
		return t.texts[witness].words[n]
	}
	return None
}
