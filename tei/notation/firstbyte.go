package notation

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// firstBytes are the bytes that what an expression matches may begin with. To look at one byte
// tells of most rules of a profile that they do not match.
type firstBytes struct {
	bytes [256]bool
	any   bool // it may match nothing at all, or nothing is known
	fixed bool // it matches at the start of a text only
}

// begins reports whether a match may stand at the start of a text.
func (f *firstBytes) begins(text string) bool {
	return f.any || text != "" && f.bytes[text[0]]
}

// firstBytesOf returns the first bytes of what an expression matches.
func firstBytesOf(re *syntax.Regexp) *firstBytes {
	f := &firstBytes{}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		f.any = true
		return f
	}
	f.fixed = prog.StartCond()&syntax.EmptyBeginText != 0
	f.walk(prog, uint32(prog.Start), make([]bool, len(prog.Inst)))
	return f
}

// walk follows the instructions that take no character.
func (f *firstBytes) walk(prog *syntax.Prog, at uint32, seen []bool) {
	if seen[at] || f.any {
		return
	}
	seen[at] = true
	switch in := &prog.Inst[at]; in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		f.walk(prog, in.Out, seen)
		f.walk(prog, in.Arg, seen)
	case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
		f.walk(prog, in.Out, seen)
	case syntax.InstMatch:
		f.any = true
	case syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		f.any = true
	case syntax.InstRune, syntax.InstRune1:
		f.runes(in)
	}
}

// runes adds the first bytes of the characters that an instruction takes.
func (f *firstBytes) runes(in *syntax.Inst) {
	for b := range utf8.RuneSelf {
		if in.MatchRune(rune(b)) {
			f.bytes[b] = true
		}
	}
	// Beyond ASCII a range is enough: these bytes begin few texts.
	for i := 0; i < len(in.Rune); i += 2 {
		high := in.Rune[i]
		if i+1 < len(in.Rune) {
			high = in.Rune[i+1]
		}
		if high >= utf8.RuneSelf || syntax.Flags(in.Arg)&syntax.FoldCase != 0 && foldsBeyondASCII(in.Rune[i]) {
			for b := utf8.RuneSelf; b < 256; b++ {
				f.bytes[b] = true
			}
			return
		}
	}
}

// foldsBeyondASCII reports whether a character has another case beyond ASCII, as k has the Kelvin sign.
func foldsBeyondASCII(r rune) bool {
	for c := unicode.SimpleFold(r); c != r; c = unicode.SimpleFold(c) {
		if c >= utf8.RuneSelf {
			return true
		}
	}
	return false
}
