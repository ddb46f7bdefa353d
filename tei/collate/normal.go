package collate

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A Normalization says which differences between words do not count when they are
// compared. What is printed is never changed. The zero value compares words without
// regard to case and to how Unicode composes letters.
type Normalization struct {
	Case         bool              // capitals count
	Accents      bool              // accents and other signs on letters do not count
	Letters      bool              // ſ and s, u and v, i and j, æ and ae, œ and oe do not differ
	Punctuation  bool              // all punctuation marks are equal
	Replacements map[string]string // whole words, as compared, and what they stand for: abbreviations
}

// Apply returns the form of a word that is compared.
func (n Normalization) Apply(text string) string {
	s := norm.NFC.String(text)
	if !n.Case {
		s = strings.ToLower(s)
	}
	if n.Accents {
		s = norm.NFC.String(strings.Map(withoutMark, norm.NFD.String(s)))
	}
	if n.Letters {
		s = sameLetters.Replace(s)
	}
	if n.Punctuation && isPunctuation(s) {
		return "."
	}
	if full, ok := n.Replacements[s]; ok {
		return full
	}
	return s
}

func withoutMark(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}

var sameLetters = strings.NewReplacer("ſ", "s", "v", "u", "V", "U", "j", "i", "J", "I", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE")
