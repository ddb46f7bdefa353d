package notation

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A BracketShape is a pair of signs that enclose words of the notation. The signs may have
// several characters, as [[underline]] and [[/underline]], and may be one and the same: such a
// pair stands in one paragraph, and words touch the inner side of each.
type BracketShape struct {
	Open    string `yaml:"open"`
	Close   string `yaml:"close"`
	Quiet   bool   `yaml:"quiet"`    // texts use its signs otherwise too: one without a partner is no mistake
	AnyCase bool   `yaml:"any-case"` // its letters may be capitals or not
	Alone   bool   `yaml:"alone"`    // where no closing sign follows, the opening one is a bracket of a shorter sign: [[note]]

	// Replaces is the opening sign of a shape of the profile that this one builds on. That shape is
	// gone, and the rules for it read this one.
	Replaces string `yaml:"replaces"`
}

func (s BracketShape) toggles() bool { return s.Open == s.Close }

// A bracketSign is an opening or closing sign of a shape, or both.
type bracketSign struct {
	text          string
	shape         int
	opens, closes bool
	anyCase       bool
}

// stands reports whether the sign stands at an offset of a text.
func (s *bracketSign) stands(text string, at int) bool {
	end := at + len(s.text)
	if end > len(text) {
		return false
	}
	return text[at:end] == s.text || s.anyCase && strings.EqualFold(text[at:end], s.text)
}

// bracketSigns returns the signs of some shapes by the byte that they begin with, the longest
// first.
func bracketSigns(shapes []BracketShape) *[256][]bracketSign {
	var signs [256][]bracketSign
	add := func(s bracketSign) {
		first := s.text[:1]
		for _, b := range []byte{first[0], strings.ToUpper(first)[0]} {
			if len(signs[b]) == 0 || signs[b][len(signs[b])-1] != s {
				signs[b] = append(signs[b], s)
			}
			if !s.anyCase {
				break
			}
		}
	}
	for n, s := range shapes {
		if s.toggles() {
			add(bracketSign{s.Open, n, true, true, s.AnyCase})
			continue
		}
		add(bracketSign{s.Open, n, true, false, s.AnyCase})
		add(bracketSign{s.Close, n, false, true, s.AnyCase})
	}
	for _, list := range signs {
		slices.SortStableFunc(list, func(a, b bracketSign) int { return cmp.Compare(len(b.text), len(a.text)) })
	}
	return &signs
}

// lastSign returns the offset of the last closing sign of a shape in a text, or -1.
func lastSign(text string, s BracketShape) int {
	if !s.AnyCase {
		return strings.LastIndex(text, s.Close)
	}
	for i := len(text) - len(s.Close); i >= 0; i-- {
		if text[i] == s.Close[0] && strings.EqualFold(text[i:i+len(s.Close)], s.Close) {
			return i
		}
	}
	return -1
}

// blankLine reports whether a text begins with a line of blanks.
func blankLine(text string) bool {
	rest := strings.TrimLeft(text, blanks+"\r")
	return rest == "" || rest[0] == '\n'
}

func beginsBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(blanks+"\n\r\f", r)
}

func endsBlank(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || strings.ContainsRune(blanks+"\n\r\f", r)
}

// Shape returns the shape of the brackets that a rule reads; that of a rule for signs is zero.
func (p *Profile) Shape(r *BracketRule) BracketShape {
	if r.Sign != nil {
		return BracketShape{}
	}
	for _, s := range p.Brackets {
		if s.Open == r.Open {
			return s
		}
	}
	return p.Brackets[0]
}
