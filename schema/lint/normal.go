package lint

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A normality says what is known of a character by itself about Normalization Form C.
type normality uint8

const (
	unsettled normality = iota // what stands beside it decides, or it is never normal
	starter                    // normal whatever comes before it
	mark                       // normal after a starter: it joins with none
)

// settled is the end of the characters that the table knows: the alphabets of nearly
// all editions are before it.
const settled = 0x3000

// normalities is a table of the characters below settled. Below U+0300 all are starters.
var normalities = sync.OnceValue(func() *[settled]normality {
	var table [settled]normality
	joins := map[rune]bool{} // with the character before it
	for r := range rune(settled) {
		p := norm.NFC.PropertiesString(string(r))
		if last, _ := utf8.DecodeLastRune(p.Decomposition()); len(p.Decomposition()) > 0 {
			joins[last] = true
		}
		switch {
		case !norm.NFC.IsNormalString(string(r)):
		case p.BoundaryBefore():
			table[r] = starter
		case p.CCC() > 0:
			table[r] = mark
		}
	}
	for r := range joins {
		if r < settled && table[r] == mark {
			table[r] = unsettled
		}
	}
	return &table
})

// surelyNormal reports whether a text is in Normalization Form C as far as each of its
// characters can tell. It is many times quicker than asking for certain.
func surelyNormal(text string) bool {
	var table *[settled]normality
	last := unsettled
	for i := 0; i < len(text); {
		if b := text[i]; b < 0xCC { // below U+0300
			i += 1 + int(b>>7) // one byte, or two
			last = starter
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r >= settled {
			return false
		}
		if table == nil {
			table = normalities()
		}
		now := table[r]
		if now == unsettled || now == mark && last != starter {
			return false
		}
		last = now
		i += size
	}
	return true
}
