package collate

import (
	"slices"
	"strings"
)

// A Kind is a kind of variation between two readings.
type Kind string

// The kinds of variation.
const (
	Substantive  Kind = "substantive"   // other words
	Addition     Kind = "addition"      // words that the lemma does not have
	Omission     Kind = "omission"      // words that only the lemma has
	Transposed   Kind = "transposition" // words that stand elsewhere in other witnesses
	Orthographic Kind = "orthographic"  // the same words, spelt or marked up in another way
	Punctuation  Kind = "punctuation"   // the same words, other punctuation
	Spacing      Kind = "spacing"       // the same text, other white space
)

// kinds are those that an editor may choose.
var kinds = []Kind{Punctuation, Orthographic, Omission, Addition, Substantive, Transposed}

func kindNames() string {
	var names []string
	for _, k := range kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// A reading is what some witnesses have in a unit.
type reading struct {
	witnesses []int
	tokens    []Token // those of the first of them
	inside    bool    // the white space behind the last token is part of it
	key       string  // what is equal in equal readings
	marks     string  // the end of the key: it says that the witness begins or ends here
}

// readings groups the witnesses that take part in a unit by what they have there,
// with the white space that waits before it.
func (t *Table) readings(u unit, extents []extent, before map[int]string) []reading {
	inside := !t.sameEnds(u, extents)
	var list []reading
	for i := range t.Rows {
		if !extents[i].takesPart(u) {
			continue
		}
		tokens := t.Tokens(i, u.Segment)
		inside := inside || extents[i].endsIn(u)
		marks := extents[i].marks(u)
		key := before[i] + readingKey(tokens, inside) + marks
		k := slices.IndexFunc(list, func(r reading) bool { return r.key == key })
		if k < 0 {
			list = append(list, reading{tokens: tokens, inside: inside, key: key, marks: marks})
			k = len(list) - 1
		}
		list[k].witnesses = append(list[k].witnesses, i)
	}
	return list
}

// takesPart reports whether a witness takes part in a unit; a unit never crosses the
// ends of a witness.
func (x extent) takesPart(u unit) bool {
	return x.from < u.To && u.From < x.to && x.present(max(u.From, x.from))
}

// marks tells a reading in which a witness begins or ends from others.
func (x extent) marks(u unit) string {
	s := ""
	if x.beginsIn(u) {
		s = markStart
	}
	if x.endsIn(u) {
		s += markEnd
	}
	return s
}

// beginsIn and endsIn report whether a witness begins or ends in a unit, be it for a
// lacuna only.
func (x extent) beginsIn(u unit) bool {
	return x.startsLate && u.holds(x.from) || slices.ContainsFunc(x.lacunae, func(s Segment) bool { return u.holds(s.To) })
}

func (x extent) endsIn(u unit) bool {
	return x.endsSoon && u.holds(x.to-1) || slices.ContainsFunc(x.lacunae, func(s Segment) bool { return u.holds(s.From - 1) })
}

func (u unit) holds(c int) bool { return u.From <= c && c < u.To }

// sameEnds reports whether all witnesses of a unit have something there, with the same
// white space behind it, which can then stand behind the unit. With one that ends there
// nothing follows. White space at the end of the text always stands by itself.
func (t *Table) sameEnds(u unit, extents []extent) bool {
	if u.To == t.Width {
		return true
	}
	space, seen := "", false
	for i := range t.Rows {
		if !extents[i].takesPart(u) || extents[i].endsIn(u) {
			continue
		}
		tokens := t.Tokens(i, u.Segment)
		if len(tokens) == 0 {
			return false
		}
		s := blank(tokens[len(tokens)-1].Space)
		if seen && s != space {
			return false
		}
		space, seen = s, true
	}
	return true
}

// blank returns white space as it is compared: a single line end is a blank.
func blank(space string) string {
	if space == "\n" {
		return " "
	}
	return space
}

func readingKey(tokens []Token, inside bool) string {
	var b strings.Builder
	for i := range tokens {
		b.WriteString(tokens[i].key() + "\x00")
		if i < len(tokens)-1 || inside {
			b.WriteString(blank(tokens[i].Space))
		}
		b.WriteString("\x00")
	}
	return b.String()
}

// lemma returns the reading that stands in the text: that of the base, if it is named
// and takes part, else that of most witnesses, the first of equals. What a gap stands
// for is not known, so that it is no lemma where others have words.
func lemma(list []reading, base int) int {
	words := slices.ContainsFunc(list, func(r reading) bool { return len(r.tokens) > 0 && !r.lost() })
	best, votes := 0, -1
	for k, r := range list {
		if slices.Contains(r.witnesses, base) {
			return k
		}
		n := len(r.witnesses)
		if words && r.lost() {
			n = 0
		}
		if n > votes {
			best, votes = k, n
		}
	}
	return best
}

// lost reports whether a reading is nothing but a gap.
func (r *reading) lost() bool {
	return len(r.tokens) > 0 && !slices.ContainsFunc(r.tokens, func(k Token) bool { return !k.isGap() })
}

// kindOf returns how a reading differs from the lemma; "" if that is not known.
func kindOf(lem, r reading) Kind {
	switch {
	case lem.lost() || r.lost():
		return ""
	case len(lem.tokens)+len(r.tokens) > 0 && len(plainWords(lem.tokens))+len(plainWords(r.tokens)) == 0:
		return Punctuation
	case len(r.tokens) == 0:
		return Omission
	case len(lem.tokens) == 0:
		return Addition
	case plainLetters(lem.tokens, true) == plainLetters(r.tokens, true):
		if sameText(lem.tokens, r.tokens) {
			return Spacing
		}
		return Orthographic
	case slices.Equal(plainWords(lem.tokens), plainWords(r.tokens)):
		return Punctuation
	case plainLetters(lem.tokens, false) == plainLetters(r.tokens, false):
		return Orthographic // a hyphen, say
	}
	return Substantive
}

func sameText(a, b []Token) bool {
	return slices.EqualFunc(a, b, func(x, y Token) bool { return x.key() == y.key() })
}

// plainWords returns the words of tokens without what counts as spelling: case,
// accents, old letters.
func plainWords(tokens []Token) []string {
	var list []string
	for i := range tokens {
		if form := plainLetters(tokens[i:i+1], false); form != "" {
			list = append(list, form)
		}
	}
	return list
}

// plainLetters returns the words of tokens, with or without punctuation, run together
// and without what counts as spelling.
func plainLetters(tokens []Token, punctuation bool) string {
	var b strings.Builder
	for i := range tokens {
		if form := tokens[i].Normal; punctuation || !isPunctuation(form) {
			b.WriteString(Normalization{Accents: true, Letters: true}.Apply(form))
		}
	}
	return b.String()
}

// kindOfAll returns the kind of a whole unit: the weightiest of its readings; "" if
// they differ only in where a witness begins or ends.
func kindOfAll(list []reading, lem int) Kind {
	weight := []Kind{"", Spacing, Punctuation, Orthographic, Omission, Addition, Substantive}
	best := 0
	for k, r := range list {
		if k != lem && !sameButMarks(list[lem], r) {
			best = max(best, slices.Index(weight, kindOf(list[lem], r)))
		}
	}
	return weight[best]
}

// sameButMarks reports whether readings are the same but for where a witness begins or
// ends. At its end the white space of a witness is its own.
func sameButMarks(a, b reading) bool {
	if a.marks == "" && b.marks == "" {
		return false
	}
	return strings.TrimSuffix(a.key, a.marks) == strings.TrimSuffix(b.key, b.marks) || sameText(a.tokens, b.tokens)
}
