package collate

import "slices"

// A column of a profile counts the words that stand in it.
type column struct {
	words []wordCount
	taken int32 // witnesses that have a word here
}

type wordCount struct {
	word  word
	count int32
}

func (c *column) add(w word, by int32) {
	c.taken += by
	for i := range c.words {
		if c.words[i].word == w {
			if c.words[i].count += by; c.words[i].count == 0 {
				c.words = slices.Delete(c.words, i, i+1)
			}
			return
		}
	}
	c.words = append(c.words, wordCount{w, by})
}

func (c *column) count(w word) int32 {
	for _, x := range c.words {
		if x.word == w {
			return x.count
		}
	}
	return 0
}

// A profile is an alignment that grows: columns, and for each text that was joined
// the column of each of its words.
type profile struct {
	columns []column
	rows    map[int][]int32 // by the number of a text
}

// A placement says where each word of a text goes in a profile: into the column
// column[i], or, where that is negative, into a new one before the column ^column[i].
type placement []int32

// join adds a text to the profile.
func (p *profile) join(number int, text []word, at placement) {
	moved := p.insert(at)
	row := make([]int32, len(text))
	next := int32(0) // the first column that is free for new words
	for i, c := range at {
		if c >= 0 {
			row[i] = moved[c]
		} else {
			row[i] = max(next, start(moved, ^c))
		}
		next = row[i] + 1
		p.columns[row[i]].add(text[i], 1)
	}
	p.rows[number] = row
}

// start returns the first new column before an old one.
func start(moved []int32, c int32) int32 {
	if c == 0 {
		return 0
	}
	return moved[c-1] + 1
}

// insert makes the new columns of a placement, and returns where the old ones are.
func (p *profile) insert(at placement) []int32 {
	fresh := make([]int32, len(p.columns)+1) // new columns before each old one
	total := 0
	for _, c := range at {
		if c < 0 {
			fresh[^c]++
			total++
		}
	}
	moved := make([]int32, len(p.columns))
	columns := make([]column, len(p.columns)+total)
	shift := int32(0)
	for c := range p.columns {
		shift += fresh[c]
		moved[c] = int32(c) + shift
		columns[moved[c]] = p.columns[c]
	}
	p.columns = columns
	if total > 0 {
		for _, row := range p.rows {
			for i, c := range row {
				row[i] = moved[c]
			}
		}
	}
	return moved
}

// leave takes a text out again, with the columns that only it had.
func (p *profile) leave(number int, text []word) {
	row := p.rows[number]
	delete(p.rows, number)
	empty := false
	for i, c := range row {
		p.columns[c].add(text[i], -1)
		empty = empty || p.columns[c].taken == 0
	}
	if empty {
		p.compact()
	}
}

func (p *profile) compact() {
	moved := make([]int32, len(p.columns))
	kept := p.columns[:0]
	for c, col := range p.columns {
		moved[c] = int32(len(kept))
		if col.taken > 0 {
			kept = append(kept, col)
		}
	}
	clear(p.columns[len(kept):])
	p.columns = kept
	for _, row := range p.rows {
		for i, c := range row {
			row[i] = moved[c]
		}
	}
}
