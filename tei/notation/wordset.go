package notation

import "strings"

// A wordSet are words of which a text is to hold one, its letters of ASCII small or large. They
// are looked for all at once.
type wordSet struct {
	first Bytes
	words [32][]string // by the last five bits of their first bytes
	sign  byte         // the first byte of all of them, if that is one and has no case; else 0
}

// wordSets reads needs.
func wordSets(needs []string) []wordSet {
	sets := make([]wordSet, len(needs))
	for i, need := range needs {
		for word := range strings.SplitSeq(need, wordEnd) {
			sets[i].add(word)
		}
		if c := need[0]; sets[i].first == bytesOf(c) && !('a' <= c && c <= 'z') {
			sets[i].sign = c
		}
	}
	return sets
}

func bytesOf(c byte) (b Bytes) {
	b.add(c)
	return b
}

func (s *wordSet) add(word string) {
	s.first.add(word[0])
	s.words[word[0]&31] = append(s.words[word[0]&31], word)
}

// in reports whether a text holds one of the words.
func (s *wordSet) in(text string) bool {
	for i := 0; i < len(text); i++ {
		if s.sign != 0 {
			n := strings.IndexByte(text[i:], s.sign)
			if n < 0 {
				return false
			}
			i += n
		}
		c := lower[text[i]]
		if s.first.has(c) && s.begins(text[i:], c) {
			return true
		}
	}
	return false
}

// begins reports whether a text begins with one of the words; c is its first byte, made small.
func (s *wordSet) begins(text string, c byte) bool {
	for _, word := range s.words[c&31] {
		if len(word) <= len(text) && equalLower(text[:len(word)], word) {
			return true
		}
	}
	return false
}

func equalLower(text, word string) bool {
	for i := range len(word) {
		if lower[text[i]] != word[i] {
			return false
		}
	}
	return true
}
