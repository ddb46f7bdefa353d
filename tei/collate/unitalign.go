package collate

import (
	"slices"
	"strings"
)

// alignUnits aligns passages, and the words of those that belong together. A passage
// is aligned as a word is, and is like another as far as their words are the same.
func (w *work) alignUnits(v *vocabulary, texts []text, cut [][]passage) alignment {
	units, whole := internPassages(v, texts, cut)
	total := w.total
	w.total = 2 * total // the passages are work too
	outer := w.align(units, whole)
	w.done, w.total = total, 2*total
	made := alignment{rows: make([][]int32, len(texts))}
	for i := range texts {
		made.rows[i] = make([]int32, len(texts[i].words))
	}
	for _, b := range strips(v, texts, cut, outer) {
		parts := make([]text, len(texts))
		for i := range texts {
			parts[i] = texts[i].part(b[i].from, b[i].to)
		}
		inner := w.align(v, parts)
		for i, row := range inner.rows {
			for n, c := range row {
				made.rows[i][b[i].from+n] = int32(made.width) + c
			}
		}
		made.width += inner.width
	}
	return made
}

// internPassages makes passages the words of texts.
func internPassages(v *vocabulary, texts []text, cut [][]passage) (*vocabulary, []text) {
	of := map[string]passageContent{}
	forms := make([][]string, len(cut))
	for i, list := range cut {
		for _, p := range list {
			form := p.label
			if form == "" {
				form = spell(v, texts[i].words[p.from:p.to])
			}
			forms[i] = append(forms[i], form)
			if _, known := of[form]; !known {
				of[form] = passageContent{label: p.label, words: content(v, texts[i].words[p.from:p.to])}
			}
		}
	}
	units := &vocabulary{units: true}
	like := &passageLikeness{known: map[[2]word]float32{}}
	for form := range of {
		units.forms = append(units.forms, form)
	}
	slices.Sort(units.forms)
	for _, form := range units.forms {
		units.weight = append(units.weight, 1)
		units.punct = append(units.punct, false)
		like.contents = append(like.contents, of[form])
	}
	units.near = like
	whole := make([]text, len(texts))
	for i := range texts {
		whole[i] = text{name: texts[i].name, group: texts[i].group, bound: make([]bool, len(cut[i]))}
		for k, p := range cut[i] {
			n, _ := slices.BinarySearch(units.forms, forms[i][k])
			whole[i].words = append(whole[i].words, word(n))
			whole[i].ties = append(whole[i].ties, unitTies(texts[i].ties, p, k)...)
		}
	}
	return units, whole
}

// unitTies returns the ties of a passage: those of its words.
func unitTies(ties []tie, p passage, number int) []tie {
	list := tiesIn(ties, p.from, p.to)
	for i := range list {
		list[i].at = int32(number)
	}
	return list
}

// spell returns words as a string, which sorts before all labels.
func spell(v *vocabulary, words []word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString("\x00" + v.forms[w])
	}
	return b.String()
}

// content returns the words of a passage but for punctuation, ordered.
func content(v *vocabulary, words []word) []word {
	var list []word
	for _, w := range words {
		if !v.punct[w] {
			list = append(list, w)
		}
	}
	slices.Sort(list)
	return list
}

// A passageLikeness tells how alike passages are.
type passageLikeness struct {
	contents []passageContent
	known    map[[2]word]float32
}

type passageContent struct {
	label string
	words []word // ordered
}

// of returns the share of the words that two passages have in common (Dice 1945). Those
// with different numbers have nothing in common.
func (l *passageLikeness) of(_ []string, a, b word, _ float32) float32 {
	x, y := l.contents[a], l.contents[b]
	switch {
	case a == b:
		return 1
	case x.label != "" || y.label != "":
		return 0
	}
	key := [2]word{min(a, b), max(a, b)}
	if v, ok := l.known[key]; ok {
		return v
	}
	if len(l.known) >= mostKnown {
		clear(l.known)
	}
	v := 2 * float32(common(x.words, y.words)) / float32(max(1, len(x.words)+len(y.words)))
	l.known[key] = v
	return v
}

// common returns how many words two ordered lists have in common.
func common(a, b []word) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}
