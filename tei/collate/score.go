package collate

// What alignments are worth. A shared word earns its weight, everything else costs.
const (
	gapOpen    = 0.2   // one more place where a text has nothing, or something of its own
	gapExtend  = 0.13  // each word of it
	markGap    = 0.5   // of the cost of a word in a gap, for punctuation
	openLeast  = 0.25  // of the cost of a gap, if few witnesses have words there
	rareShare  = 0.1   // taken off a match as far as the witnesses in the column disagree
	aloneShare = 0.5   // taken off a match as far as the other witnesses have nothing there
	lightGap   = 0.01  // for a gap behind a word, in proportion to the weight that it lacks
	boundMark  = 0.015 // for a mark that stands with the word that it stands directly behind
	together   = 0.03  // for a shared word behind another one
	intoGap    = 0.12  // off a word where no other witness has one
	unlike     = 0.8   // off punctuation that stands where others have a word
	alikeWorth = 0.1   // for a word like that of others, in proportion
	likeLeast  = 0.6   // similarity from which on it is alike
	hintLeast  = 0.45  // the same if similar words are to match
	nearWorth  = 1.1   // the same if similar words are to match
	nearLeast  = 0.51  // similarity from which on they do
	unitLeast  = 0.3   // share of the words of passages from which on they match
)

// A worth is what an alignment is worth, in whole steps, so that sums that should be
// equal are.
type worth int32

const worthOne = 2000 // steps of worth

func steps(x float32) worth {
	if x < 0 {
		return -worth(-x*worthOne + 0.5)
	}
	return worth(x*worthOne + 0.5)
}

// A scorer values the words of texts against the columns of a profile.
type scorer struct {
	*vocabulary
	columns []column
	joined  float32 // the number of texts in the profile
	nearly  bool    // similar words match
}

// share returns the part of the witnesses that have a word in a column.
func (s *scorer) share(c int) float32 { return float32(s.columns[c].taken) / s.joined }

// skip returns the cost of leaving a column empty, as part of a gap.
func (s *scorer) skip(c int) worth {
	cost := gapExtend * s.share(c)
	if s.punct[s.columns[c].words[0].word] {
		cost *= markGap
	}
	return steps(cost)
}

// add returns the cost of giving a word a column of its own, as part of a gap.
func (s *scorer) add(w word) worth {
	if s.punct[w] {
		return addMark
	}
	return addCost
}

// open returns the cost of a gap that begins at a column.
func (s *scorer) open(c int) worth { return steps(gapOpen * max(openLeast, s.share(c))) }

// match returns the worth of a word in a column, and whether the word is there
// already.
func (s *scorer) match(c int, w word) (value worth, equal bool) {
	col := &s.columns[c]
	shared, alike, clash := float32(0), float32(0), float32(0)
	for _, x := range col.words {
		part := float32(x.count) / float32(col.taken)
		switch {
		case x.word == w:
			shared = s.weight[w] * (1 - rareShare*(1-part))
		case s.punct[w] != s.punct[x.word]:
			clash += unlike * part
		default:
			alike += s.resemblance(w, x.word) * part
		}
	}
	alone := 1 - s.share(c)
	if shared > 0 {
		return steps(shared*(1-aloneShare*alone) - clash), true
	}
	return steps(alike*(1-aloneShare*alone) - clash - intoGap*alone), false
}

// resemblance returns the worth of two different words in one column.
func (s *scorer) resemblance(a, b word) float32 {
	if s.units {
		return s.resemblanceOfUnits(a, b)
	}
	if s.punct[a] {
		return 0
	}
	least := float32(likeLeast)
	if s.nearly {
		least = hintLeast
	}
	alike := s.near.of(s.forms, a, b, least)
	switch {
	case s.nearly && alike >= nearLeast:
		return nearWorth * alike
	case alike >= likeLeast || s.nearly && alike >= hintLeast:
		return alikeWorth * alike
	}
	return 0
}

// resemblanceOfUnits returns the worth of two different passages in one column: those
// that have little in common are kept apart.
func (s *scorer) resemblanceOfUnits(a, b word) float32 {
	if alike := s.near.of(s.forms, a, b, unitLeast); alike >= unitLeast {
		return alike
	}
	return -unlike
}
