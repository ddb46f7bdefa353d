package collate

import (
	"context"
	"slices"
)

// Options says how witnesses are aligned. The zero value is the default.
type Options struct {
	// Near also aligns words that are only similar, as colour and color are.
	Near bool
	// Unit is aligned first, and then the words within it.
	Unit Unit
	// Constraints are what an editor has decided about words.
	Constraints []Constraint
	// Progress is called from time to time with how many of all words have been
	// placed, each of which is placed several times.
	Progress func(done, total int)
}

// refinements is how often each text is taken out and joined again, at the most.
const refinements = 3

// Align aligns witnesses. The order in which they are given decides nothing but the
// order of the rows. The error is that of the context, if it ends before the work.
func Align(ctx context.Context, witnesses []*Witness, o Options) (*Table, error) {
	v, texts := intern(witnesses)
	bind(witnesses, texts, o.Constraints)
	w := &work{ctx: ctx, progress: o.Progress, nearly: o.Near}
	for i := range texts {
		w.total += len(texts[i].words) * (1 + refinements)
	}
	var made alignment
	if o.Unit == Word {
		made = w.align(v, texts)
	} else {
		made = w.alignUnits(v, texts, cutUnits(witnesses, o.Unit))
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return newTable(witnesses, v, texts, made), nil
}

// An alignment says for each word of each text in which column it stands.
type alignment struct {
	width int
	rows  [][]int32
}

// Work is what one call does.
type work struct {
	ctx         context.Context
	progress    func(done, total int)
	done, total int
	nearly      bool
}

// placed says that so many words have been placed, and whether to go on.
func (w *work) placed(words int) bool {
	w.done += words
	if w.progress != nil {
		w.progress(w.done, w.total)
	}
	return w.ctx.Err() == nil
}

// align aligns texts.
func (w *work) align(v *vocabulary, all []text) alignment {
	texts, which := distinct(all)
	a := &aligner{vocabulary: v, work: w, texts: texts, kin: measure(texts)}
	a.profile.rows = map[int][]int32{}
	before, words := w.done, 0
	for i := range all {
		words += len(all[i].words)
	}
	a.build()
	for range refinements {
		if !a.refine() {
			break
		}
	}
	w.placed(before + words*(1+refinements) - w.done)
	made := alignment{len(a.profile.columns), make([][]int32, len(all))}
	for i, n := range which {
		if n >= 0 {
			made.rows[i] = a.profile.rows[n]
		}
	}
	return made
}

// An aligner joins texts to one profile.
type aligner struct {
	*vocabulary
	*work
	texts   []*text
	kin     *kinship
	profile profile
	anchors anchorer
}

func (a *aligner) build() {
	for _, j := range a.kin.order() {
		if !a.join(j.text, j.guide) {
			return
		}
	}
}

// join joins a text along a guide that is in, and reports whether to go on.
func (a *aligner) join(text, guide int) bool {
	t := a.texts[text]
	a.profile.join(text, t.words, a.place(t, guide))
	return a.placed(len(t.words))
}

// place finds the place of a text in the profile.
func (a *aligner) place(t *text, guide int) placement {
	f := &a.anchors
	f.scorer = &scorer{vocabulary: a.vocabulary, columns: a.profile.columns, joined: float32(len(a.profile.rows)), nearly: a.nearly}
	f.text = t
	f.guide, f.row = nil, nil
	if guide >= 0 {
		f.guide, f.row = a.texts[guide].words, a.profile.rows[guide]
	}
	var pins []anchor
	pins, f.banned = a.pin(t)
	f.at = make(placement, len(t.words))
	f.pinned(pins)
	return f.at
}

// refine takes each text out and joins it again, all layers of a witness at once, and
// reports whether that changed anything.
func (a *aligner) refine() (changed bool) {
	if len(a.texts) < 3 {
		return false
	}
	for _, group := range a.groups() {
		before := make([][]int32, len(group))
		width := len(a.profile.columns)
		for k, i := range group {
			before[k] = slices.Clone(a.profile.rows[i])
		}
		for _, i := range group {
			a.profile.leave(i, a.texts[i].words)
		}
		for k, i := range group {
			if !a.join(i, a.kin.guideOf(i, group[k:])) {
				return false
			}
		}
		changed = changed || width != len(a.profile.columns)
		for k, i := range group {
			changed = changed || !slices.Equal(before[k], a.profile.rows[i])
		}
	}
	return changed
}

// groups returns the texts, those of one witness together.
func (a *aligner) groups() [][]int {
	var list [][]int
	known := map[string]int{}
	for i, t := range a.texts {
		if n, ok := known[t.group]; ok && t.group != "" {
			list[n] = append(list[n], i)
			continue
		}
		known[t.group] = len(list)
		list = append(list, []int{i})
	}
	return list
}
