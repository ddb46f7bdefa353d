package collate

import "slices"

// A strip is a range of the words of each text, which are aligned with each other.
type strip []passage

// Where verses are divided in other places, they are joined.
const (
	heldLeast  = 0.6 // of the words of one passage that another must hold to be joined with it
	longestHem = 4   // words at the end of one passage that may stand at the start of the next
)

// strips makes strips of aligned passages: one of each column, but for neighbours that
// are divided in one place in one witness, and elsewhere in another.
func strips(v *vocabulary, texts []text, cut [][]passage, outer alignment) []strip {
	columns := make([]strip, outer.width)
	for c := range columns {
		columns[c] = make(strip, len(texts))
	}
	for i, row := range outer.rows {
		for k, c := range row {
			columns[c][i] = cut[i][k]
		}
	}
	d := divider{v, texts}
	tied := tiedColumns(texts, cut, outer)
	var list []strip
	for c, b := range columns {
		if c > 0 && (tied[c] || d.across(columns[c-1], b)) {
			list[len(list)-1].extend(b)
		} else {
			list = append(list, slices.Clone(b))
		}
	}
	return list
}

// tiedColumns says of which columns a word is tied to one in an earlier column, so that
// they belong together with all between.
func tiedColumns(texts []text, cut [][]passage, outer alignment) []bool {
	tied := make([]bool, outer.width)
	first := map[int32]int32{} // the first column of a knot, and the last
	last := map[int32]int32{}
	for i := range texts {
		k := 0
		for _, x := range texts[i].ties {
			for cut[i][k].to <= int(x.at) {
				k++
			}
			c := outer.rows[i][k]
			if from, ok := first[x.knot]; !ok {
				first[x.knot], last[x.knot] = c, c
			} else {
				first[x.knot], last[x.knot] = min(from, c), max(last[x.knot], c)
			}
		}
	}
	for knot, from := range first {
		for c := from + 1; c <= last[knot]; c++ {
			tied[c] = true
		}
	}
	return tied
}

func (b strip) extend(next strip) {
	for i, p := range next {
		switch {
		case p.to == 0:
		case b[i].to == 0:
			b[i] = p
		default:
			b[i].to = p.to
		}
	}
}

// A divider looks for passages that go over from one column to the next.
type divider struct {
	*vocabulary
	texts []text
}

// across reports whether a witness has in one of two columns what another has in the
// other.
func (d *divider) across(a, b strip) bool {
	for i := range a {
		for j := range a {
			if i == j {
				continue
			}
			if b[i].to == 0 && d.held(b[j], j, a[i], i) || a[i].to == 0 && d.held(a[j], j, b[i], i) || d.hem(a[i], i, a[j], b[j], j) {
				return true
			}
		}
	}
	return false
}

// held reports whether one passage holds most words of another.
func (d *divider) held(p passage, of int, in passage, text int) bool {
	x, y := d.words(p, of), d.words(in, text)
	if len(x) < 2 || len(y) <= len(x) || p.label != "" && in.label != "" {
		return false
	}
	slices.Sort(x)
	slices.Sort(y)
	return float32(common(x, y)) >= heldLeast*float32(len(x))
}

// hem reports whether the last words of a passage of one text are the first of the
// next passage in another text, whose own ends otherwise.
func (d *divider) hem(p passage, of int, beside, next passage, text int) bool {
	if p.label != "" || p.to == 0 || beside.to == 0 || next.to == 0 {
		return false
	}
	x, y, z := d.words(p, of), d.words(beside, text), d.words(next, text)
	if len(x) == 0 || len(y) > 0 && y[len(y)-1] == x[len(x)-1] {
		return false
	}
	for n := 1; n <= longestHem && n <= len(x) && n <= len(z); n++ {
		if slices.Equal(x[len(x)-n:], z[:n]) && (n > 1 || d.weight[z[0]] > weightShort) {
			return true
		}
	}
	return false
}

// words returns the words of a passage but for punctuation.
func (d *divider) words(p passage, text int) []word {
	var list []word
	for _, w := range d.texts[text].words[p.from:p.to] {
		if !d.punct[w] {
			list = append(list, w)
		}
	}
	return list
}
