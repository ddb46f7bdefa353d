package authority

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/notation"
)

// A Match is a name found in a text.
type Match struct {
	Start, End int                // bytes
	Entities   []*notation.Entity // whose name it is: several, if it is not clear
}

// Find returns the names in a text, in its order; of names that overlap, the first and longest. A
// name is found where all its words stand, divided by blanks or line ends alone, as it is written in the
// list or in capitals.
func (l *List) Find(text string) []Match {
	if l == nil || len(l.steps) == 0 {
		return nil
	}
	var found []Match
	words := splitWords(text)
	for i := 0; i < len(words); i++ {
		n := l.at(text, words[i:])
		if n == nil {
			continue
		}
		last := i + len(n.words) - 1
		if isPartOfName(text, words[i].start, words[last].end) {
			continue
		}
		found = append(found, Match{words[i].start, words[last].end, n.entities})
		i = last
	}
	return found
}

// Lookup returns those whose name a text is, as a whole, but for stops at its end.
func (l *List) Lookup(text string) []*notation.Entity {
	if l == nil {
		return nil
	}
	for words := splitWords(text); len(words) > 0; words = words[:len(words)-1] {
		if n := l.at(text, words); n != nil && len(n.words) == len(words) {
			return n.entities
		}
		if !isStop(words[len(words)-1].in(text)) {
			return nil
		}
	}
	return nil
}

// at returns the longest name that stands at the beginning of words, or nil.
func (l *List) at(text string, words []word) *name {
	var longest *name
	at := 0
	for _, w := range words {
		to, ok := l.steps[step{at, fold(w.in(text))}]
		if !ok {
			break
		}
		at = to
		for _, n := range l.ends[at] {
			if n.stands(text, words) {
				longest = n
				break
			}
		}
	}
	return longest
}

// stands reports whether a name stands at the beginning of words that are those of the name but for capitals.
func (n *name) stands(text string, words []word) bool {
	for i, w := range n.words {
		typed := words[i].in(text)
		if typed != w && !(isCapitals(typed) && strings.EqualFold(typed, w)) {
			return false
		}
	}
	return true
}

// isPartOfName reports whether a hyphen joins words to others: Brandt is not named in Brandt-Meyer.
func isPartOfName(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:start], "-\u2010\u2011"))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[end:], "-\u2010\u2011"))
	return strings.HasSuffix(text[:start], "-") && unicode.IsLetter(before) ||
		strings.HasPrefix(text[end:], "-") && unicode.IsLetter(after)
}

// isCapitals reports whether a word is written in capitals; a single letter is no sign of it.
func isCapitals(s string) bool {
	return utf8.RuneCountInString(s) > 1 && strings.ToUpper(s) == s && strings.ToLower(s) != s
}

// A word is a run of letters and digits in a text, or any other sign but a blank. Each
// character of a script without blanks is one.
type word struct{ start, end int }

func (w word) in(text string) string { return text[w.start:w.end] }

func splitWords(text string) []word {
	var words []word
	open := false // the last word may go on
	for i, r := range text {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			size = 1
		}
		switch letter := unicode.In(r, unicode.L, unicode.M, unicode.N); {
		case unicode.IsSpace(r):
			open = false
		case letter && open && !isIdeograph(r):
			words[len(words)-1].end = i + size
		default:
			words = append(words, word{i, i + size})
			open = letter && !isIdeograph(r)
		}
	}
	return words
}

func isIdeograph(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

func isStop(s string) bool { return strings.Contains(".,;:!?", s) }

// wordsOf returns the words of a name.
func wordsOf(text string) []string {
	var list []string
	for _, w := range splitWords(text) {
		list = append(list, w.in(text))
	}
	return list
}

// fold returns what a word has in common with those that [strings.EqualFold] holds equal to it.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && r != 'k' && r != 'K' && r != 's' && r != 'S' { // these have a third form
			return unicode.ToLower(r)
		}
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, s)
}
