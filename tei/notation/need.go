package notation

import (
	"cmp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// What an expression needs is words without which it matches nothing. They are found in its
// syntax tree, as code search does it (R. Cox, Regular Expression Matching with a Trigram Index):
// each piece of the tree either stands for a few words, exactly, or needs words within it.

// maxWords is how many words one need names; of more nothing is known.
const maxWords = 80

// A piece is what is known of the texts that a piece of an expression matches.
type piece struct {
	exact []string   // all of them; nil if they are too many
	needs [][]string // each holds one word or more of each of these lists
}

// needsOf returns what an expression needs: of each list a word, in small letters, the easiest to
// look for first.
func needsOf(re *syntax.Regexp) []string {
	needs := pieceOf(re).all()
	slices.SortStableFunc(needs, func(a, b []string) int { return cmp.Compare(len(a), len(b)) })
	var lists []string
	for _, words := range needs {
		slices.Sort(words)
		if list := strings.Join(slices.Compact(words), wordEnd); !slices.Contains(lists, list) {
			lists = append(lists, list)
		}
	}
	return lists
}

// wordEnd stands between the words of a need; none of them holds it.
const wordEnd = "\x00"

func pieceOf(re *syntax.Regexp) piece {
	switch re.Op {
	case syntax.OpLiteral:
		return literalPiece(re)
	case syntax.OpCharClass:
		return classPiece(re)
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return piece{exact: []string{""}}
	case syntax.OpCapture:
		return pieceOf(re.Sub[0])
	case syntax.OpQuest:
		return union(piece{exact: []string{""}}, pieceOf(re.Sub[0]))
	case syntax.OpPlus:
		return piece{needs: pieceOf(re.Sub[0]).all()}
	case syntax.OpRepeat:
		if re.Min > 0 {
			return piece{needs: pieceOf(re.Sub[0]).all()}
		}
	case syntax.OpConcat:
		return concatPiece(re.Sub)
	case syntax.OpAlternate:
		p := pieceOf(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			p = union(p, pieceOf(sub))
		}
		return p
	}
	return piece{}
}

// literalPiece reads characters. Two small letters are capitals also beyond ASCII (K is the Kelvin sign,
// S the long s), so where case does not matter, a word that is looked for by its bytes stops at these.
func literalPiece(re *syntax.Regexp) piece {
	word := lowerASCII(string(re.Rune))
	if re.Flags&syntax.FoldCase == 0 {
		return held(word)
	}
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == 'k' || r == 's' || r >= utf8.RuneSelf })
	if len(parts) == 1 && parts[0] == word {
		return held(word)
	}
	var p piece
	for _, part := range parts {
		p.needs = append(p.needs, held(part).all()...)
	}
	return p
}

func held(word string) piece {
	if strings.ContainsAny(word, wordEnd+"\ufffd") { // the latter also matches what is no UTF-8
		return piece{}
	}
	return piece{exact: []string{word}}
}

// maxClass is how many characters of a class are looked at one by one.
const maxClass = 10

func classPiece(re *syntax.Regexp) piece {
	var p piece
	for i := 0; i < len(re.Rune); i += 2 {
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			if len(p.exact) == maxClass || r == 0 || r == utf8.RuneError {
				return piece{}
			}
			p.exact = append(p.exact, lowerASCII(string(r)))
		}
	}
	return p
}

// concatPiece reads pieces that follow one another: neighbours of which all words are known make
// longer words.
func concatPiece(subs []*syntax.Regexp) piece {
	run := piece{exact: []string{""}}
	var needs [][]string
	whole := true
	for _, sub := range subs {
		p := pieceOf(sub)
		if joined := product(run.exact, p.exact); joined != nil {
			run.exact = joined
			continue
		}
		whole = false
		needs = append(needs, run.all()...)
		run.exact = p.exact
		if p.exact == nil {
			needs = append(needs, p.needs...)
			run.exact = []string{""}
		}
	}
	if whole {
		return run
	}
	return piece{needs: append(needs, run.all()...)}
}

// product returns each word of a with each of b after it, or nil if these are too many.
func product(a, b []string) []string {
	if b == nil || len(a)*len(b) > maxWords {
		return nil
	}
	var words []string
	for _, first := range a {
		for _, second := range b {
			words = append(words, first+second)
		}
	}
	return words
}

// union is what is known of texts that one of two pieces matches.
func union(a, b piece) piece {
	if a.exact != nil && b.exact != nil && len(a.exact)+len(b.exact) <= maxWords {
		return piece{exact: slices.Concat(a.exact, b.exact)}
	}
	one, other := a.all(), b.all()
	if len(one) == 0 || len(other) == 0 {
		return piece{}
	}
	words := slices.Concat(slices.MaxFunc(one, rarer), slices.MaxFunc(other, rarer))
	if len(words) > maxWords {
		return piece{}
	}
	return piece{needs: [][]string{words}}
}

// all returns what a piece needs, without what nearly every text holds.
func (p piece) all() [][]string {
	if p.exact == nil {
		return p.needs
	}
	if rarity(p.exact) < 2 {
		return nil
	}
	return [][]string{p.exact}
}

func rarer(a, b []string) int { return cmp.Compare(rarity(a), rarity(b)) }

// rarity says how rare texts are that hold one of some words, 0 for none.
func rarity(words []string) int {
	least := 1 << 10
	for _, w := range words {
		n := 0
		for _, c := range []byte(w) {
			switch {
			case c == ' ':
			case 'a' <= c && c <= 'z':
				n++
			default:
				n += 2
			}
		}
		least = min(least, n)
	}
	return least
}

// lower gives capital letters of ASCII as small ones.
var lower = func() (table [256]byte) {
	for i := range table {
		table[i] = byte(i)
		if 'A' <= i && i <= 'Z' {
			table[i] += 'a' - 'A'
		}
	}
	return table
}()

func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		b[i] = lower[c]
	}
	return string(b)
}
