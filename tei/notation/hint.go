package notation

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// Hints say what texts an expression may match. They tell of most rules of a profile that they do
// not match a text, sooner than an expression is compiled.
type Hints struct {
	First Bytes    // what it matches may begin with
	Any   bool     // it may match nothing at all, or nothing is known of its beginning
	Fixed bool     // it matches at the start of a text only
	Needs []string // it matches only texts that hold, of each, one of the words in it: see needsOf

	wanted once[[]wordSet] // the words of Needs
}

// Bytes is a set of bytes.
type Bytes [4]uint64

func (b *Bytes) add(c byte)      { b[c>>6] |= 1 << (c & 63) }
func (b *Bytes) has(c byte) bool { return b[c>>6]&(1<<(c&63)) != 0 }

// allow reports whether a match may stand in a text.
func (h *Hints) allow(text string) bool {
	return (!h.Fixed || h.begin(text)) && h.needed(text)
}

// allowWhole reports whether a text, the whole of it, may be a match.
func (h *Hints) allowWhole(text string) bool { return h.begin(text) && h.needed(text) }

// begin reports whether a match may stand at the start of a text.
func (h *Hints) begin(text string) bool {
	return h.Any || text != "" && h.First.has(text[0])
}

// needed reports whether a text holds the words that a match needs.
func (h *Hints) needed(text string) bool {
	sets := h.wanted.get(func() []wordSet { return wordSets(h.Needs) })
	for i := range sets {
		if !sets[i].in(text) {
			return false
		}
	}
	return true
}

// hintsOf returns what an expression tells of the texts that it matches.
func hintsOf(re *syntax.Regexp) *Hints {
	h := &Hints{}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		h.Any = true
		return h
	}
	h.Needs = needsOf(re)
	h.Fixed = prog.StartCond()&syntax.EmptyBeginText != 0
	h.walk(prog, uint32(prog.Start), make([]bool, len(prog.Inst)))
	return h
}

// walk follows the instructions that take no character.
func (h *Hints) walk(prog *syntax.Prog, at uint32, seen []bool) {
	if seen[at] || h.Any {
		return
	}
	seen[at] = true
	switch in := &prog.Inst[at]; in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		h.walk(prog, in.Out, seen)
		h.walk(prog, in.Arg, seen)
	case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
		h.walk(prog, in.Out, seen)
	case syntax.InstMatch:
		h.Any = true
	case syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		h.Any = true
	case syntax.InstRune, syntax.InstRune1:
		h.runes(in)
	}
}

// runes adds the first bytes of the characters that an instruction takes.
func (h *Hints) runes(in *syntax.Inst) {
	for b := range utf8.RuneSelf {
		if in.MatchRune(rune(b)) {
			h.First.add(byte(b))
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
				h.First.add(byte(b))
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
