package collate

import (
	"cmp"
	"slices"
)

// A text is what the aligner sees of a witness, or of a part of it.
type text struct {
	name  string // of the witness
	group string // what the layers of one witness share; "" if it has none
	words []word
	bound []bool // marks of punctuation that stand directly behind a word
	ties  []tie  // words that must share a column with others
	apart []tie  // words that must not
}

// A tie binds a word to others: those that have a tie with the same knot.
type tie struct {
	at   int32 // the number of the word
	knot int32
}

// constrained reports whether a text has ties: then it is not like one without, though
// they have the same words.
func (t *text) constrained() bool { return len(t.ties)+len(t.apart) > 0 || t.group != "" }

// part returns the text of a range of its words.
func (t *text) part(from, to int) text {
	p := *t
	p.words, p.bound = t.words[from:to], t.bound[from:to]
	p.ties, p.apart = tiesIn(t.ties, from, to), tiesIn(t.apart, from, to)
	return p
}

func tiesIn(ties []tie, from, to int) []tie {
	var list []tie
	for _, x := range ties {
		if int(x.at) >= from && int(x.at) < to {
			list = append(list, tie{x.at - int32(from), x.knot})
		}
	}
	return list
}

func compareTexts(a, b *text) int {
	if c := slices.Compare(a.words, b.words); c != 0 {
		return c
	}
	if a.constrained() || b.constrained() {
		return cmp.Compare(a.name, b.name)
	}
	return 0
}

// distinct returns the different texts, ordered by content, and for each text given
// its number among them, -1 for an empty one. In this order what is given in another
// is aligned alike.
func distinct(all []text) (texts []*text, which []int) {
	for i := range all {
		if len(all[i].words) > 0 {
			texts = append(texts, &all[i])
		}
	}
	slices.SortFunc(texts, compareTexts)
	kept := texts[:0]
	for _, t := range texts {
		if n := len(kept); n > 0 && compareTexts(kept[n-1], t) == 0 {
			kept[n-1] = joinBound(kept[n-1], t)
			continue
		}
		kept = append(kept, t)
	}
	which = make([]int, len(all))
	for i := range all {
		which[i] = -1
		if len(all[i].words) > 0 {
			which[i], _ = slices.BinarySearchFunc(kept, &all[i], compareTexts)
		}
	}
	return kept, which
}

// joinBound returns a text in which those marks are bound that are so in either of
// two with the same words.
func joinBound(a, b *text) *text {
	if slices.Equal(a.bound, b.bound) {
		return a
	}
	both := *a
	both.bound = slices.Clone(a.bound)
	for i := range both.bound {
		both.bound[i] = both.bound[i] || b.bound[i]
	}
	return &both
}
