package encode

import (
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/expression"
	"github.com/siglum/siglum/tei/notation"
)

// sentence matches what ends like a sentence, and sentenceInCapitals what does so where small letters say nothing.
var sentence = expression.Lazy(`\p{Ll}{2}.*[.!?:;…]["'”’»)\]]*(?:\[\d{1,3}\])*$`)

var sentenceInCapitals = expression.Lazy(`\p{L}{2}.*[.!?:;…]["'”’»)\]]*$`)

// remarksAtEnd matches what brackets say after the end of a sentence.
var remarksAtEnd = expression.Lazy(`(?:\s\[[^\[\]]*\])+$`)

// minProse is the number of words that make a sentence: shorter ones may be a
// salutation or a signature.
const minProse = 6

// maxShort is the length in bytes of the longest block that need not be prose.
const maxShort = 240

// isRunning reports whether a block is running text: a sentence, or long.
func (e *encoder) isRunning(p *part) bool {
	if b, ok := onlyBracket(p.block); ok && b.Rule != nil && b.Rule.Role != "" {
		return false
	}
	if len(p.text) > maxShort {
		return true
	}
	folded := remarksAtEnd().ReplaceAllString(foldBlanks(p.text), "")
	ends := sentence
	if e.tree.Capitals {
		ends = sentenceInCapitals
	}
	return ends().MatchString(folded) && strings.Count(folded, " ") >= minProse-1
}

// strong reports whether a block is no prose by a rule of the profile, even if it
// reads like a sentence: "Printed from the original in the archive."
func (e *encoder) strong(p *part) bool {
	return slices.ContainsFunc(e.profile.Blocks, func(r *notation.BlockRule) bool { return isStrong(r, p) })
}

// strongBelow is strong for rules that do not hold above the text: what such a block heads is no list of the text itself.
func (e *encoder) strongBelow(p *part) bool {
	return slices.ContainsFunc(e.profile.Blocks, func(r *notation.BlockRule) bool { return r.Where != "start" && isStrong(r, p) })
}

func isStrong(r *notation.BlockRule, p *part) bool {
	return r.Strong && len(p.text) <= maxStrong && fits(r, p.text) && r.Read(p.text) != nil
}

// maxStrong is the length in bytes of the longest block that a strong rule is tried
// on.
const maxStrong = 2000
