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
	Case        bool              // capitals count
	Accents     bool              // accents and other signs on letters do not count
	Letters     bool              // ſ and s, u and v, i and j, æ and ae, œ and oe do not differ
	Punctuation bool              // all punctuation marks are equal
	Spellings   []Spelling        // letters that stand for others, in this order
	Drop        string            // characters that do not count
	Words       map[string]string // whole words, as compared, and what they stand for: abbreviations
}

// A Spelling says that some letters, wherever they stand in a word, are compared as
// others.
type Spelling struct{ From, To string }

// Apply returns the form of a word that is compared.
func (n Normalization) Apply(text string) string {
	s := n.plain(text)
	if full, ok := n.Words[s]; ok {
		return full
	}
	for _, x := range n.Spellings {
		s = strings.ReplaceAll(s, x.From, x.To)
	}
	if full, ok := n.Words[s]; ok {
		return full
	}
	return s
}

// plain returns a word without what is not to count by the general rules.
func (n Normalization) plain(text string) string {
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
	if kept := n.dropped(s); kept != "" {
		s = kept
	}
	if n.Punctuation && isPunctuation(s) {
		return "."
	}
	return s
}

// dropped returns a word without the characters that do not count.
func (n Normalization) dropped(s string) string {
	if n.Drop == "" || !strings.ContainsAny(s, n.Drop) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(n.Drop, r) {
			return -1
		}
		return r
	}, s)
}

func withoutMark(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}

var sameLetters = strings.NewReplacer("ſ", "s", "v", "u", "V", "U", "j", "i", "J", "I", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE")
