package collate

import "slices"

// Options says how witnesses are aligned. The zero value is the default.
type Options struct {
	// Near also aligns words that are only similar, as colour and color are.
	Near bool
}

// refinements is how often each text is taken out and joined again, at the most.
const refinements = 3

// Align aligns witnesses. The order in which they are given decides nothing but the
// order of the rows.
func Align(witnesses []*Witness, o Options) *Table {
	v, all := intern(witnesses)
	texts, which := distinct(all)
	a := &aligner{vocabulary: v, texts: texts, near: o.Near, kin: measure(texts)}
	a.profile.rows = map[int][]int32{}
	a.build()
	for range refinements {
		if !a.refine() {
			break
		}
	}
	return newTable(witnesses, v, all, len(a.profile.columns), func(i int) []int32 { return a.profile.rows[which[i]] })
}

// distinct returns the different texts, ordered by content, and for each text given
// its number among them.
func distinct(all [][]word) (texts [][]word, which []int) {
	for _, t := range all {
		if len(t) > 0 {
			texts = append(texts, t)
		}
	}
	slices.SortFunc(texts, slices.Compare)
	texts = slices.CompactFunc(texts, slices.Equal)
	which = make([]int, len(all))
	for i, t := range all {
		which[i], _ = slices.BinarySearchFunc(texts, t, slices.Compare)
		if len(t) == 0 {
			which[i] = -1
		}
	}
	return texts, which
}

// An aligner joins texts to one profile.
type aligner struct {
	*vocabulary
	texts   [][]word
	kin     *kinship
	near    bool
	profile profile
	anchors anchorer
}

func (a *aligner) build() {
	for _, j := range a.kin.order() {
		a.join(j.text, j.guide)
	}
}

func (a *aligner) join(text, guide int) {
	a.profile.join(text, a.texts[text], a.place(text, guide))
}

// place finds the place of a text in the profile.
func (a *aligner) place(text, guide int) placement {
	f := &a.anchors
	f.scorer = &scorer{vocabulary: a.vocabulary, columns: a.profile.columns, joined: float32(len(a.profile.rows)), nearly: a.near}
	f.text = a.texts[text]
	f.guide, f.row = nil, nil
	if guide >= 0 {
		f.guide, f.row = a.texts[guide], a.profile.rows[guide]
	}
	return f.place()
}

// refine takes each text out and joins it again, and reports whether that changed
// anything.
func (a *aligner) refine() (changed bool) {
	if len(a.texts) < 3 {
		return false
	}
	for i := range a.texts {
		before := slices.Clone(a.profile.rows[i])
		width := len(a.profile.columns)
		a.profile.leave(i, a.texts[i])
		a.join(i, a.kin.guideOf(i))
		changed = changed || width != len(a.profile.columns) || !slices.Equal(before, a.profile.rows[i])
	}
	return changed
}
