package notation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bracket reads a bracket that stands in the text between two offsets.
func (p *parser) bracket(b pair, start, end int) *Bracket {
	shape := p.profile.Brackets[b.shape]
	from, closing := b.open+len(shape.Open), b.close+len(shape.Close)
	n := &Bracket{
		Open:  p.text[b.open:from],
		Close: p.text[b.close:closing],
		Span:  p.span(b.open, closing),
	}
	c := bracketContext{
		open:   shape.Open,
		alone:  p.only(start, b.open) && p.only(closing, end),
		after:  start < b.open && lastIsLetter(p.text[start:b.open]),
		name:   endsWithName(p.text[start:b.open]),
		before: closing < end && firstIsLetter(p.text[closing:end]),
	}
	c.broken = special(p.text[from:b.close]) < b.close-from
	label := p.label(c.open, from, b.close)
	c.label, c.typed, c.text = label.name, label.typed, p.text[label.end:b.close]
	if len(c.text) <= maxMatched {
		c.text = foldBlanks(c.text)
	}
	n.Rule, n.Groups = p.rule(c)
	p.unknownLabel(n, from, b.close)
	if n.Rule != nil && n.Rule.labelled() {
		n.Label = p.text[from:label.end]
		from = label.end
	}
	n.Content = p.nodes(from, b.close)
	return n
}

// only reports whether there is nothing but blanks between two offsets.
func (p *parser) only(start, end int) bool {
	return start >= end || strings.TrimLeft(p.text[start:end], blanks+"\f") == ""
}

func lastIsLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func firstIsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// endsWithName reports whether the last word of a text, with blanks after it,
// begins with a capital letter.
func endsWithName(s string) bool {
	word := strings.TrimRight(s, " \n\r")
	if len(word) == len(s) {
		return false
	}
	if strings.ContainsAny(word[max(len(word)-1, 0):], ".,;:!?") {
		return false
	}
	i := strings.LastIndexAny(word, " \n\r\t([“\"")
	r, _ := utf8.DecodeRuneInString(word[i+1:])
	return unicode.IsUpper(r)
}

// A bracketContext is what the conditions of bracket rules are about.
type bracketContext struct {
	open   string // the opening sign of its shape
	label  string // folded; "" if no rule has it
	typed  string // the label as typed, with blanks folded
	text   string // the rest, with blanks folded
	alone  bool   // the bracket is all there is in its block or bracket
	after  bool   // it touches a letter before it
	before bool   // it touches a letter after it
	broken bool   // it holds a line end, the end of a page or a control character
	name   bool   // it follows a word with a capital letter
}

type bracketLabel struct {
	name  string // folded
	typed string // with blanks folded only
	end   int    // after the colon and the blanks after it
}

// maxLabel is the length in bytes of the longest label that is looked for.
const maxLabel = 120

// label finds the label of a bracket whose text stands between two offsets: the
// words before the first colon, if a rule of the profile for its shape has them.
func (p *parser) label(open string, start, end int) bracketLabel {
	none := bracketLabel{end: start}
	colon := strings.IndexByte(p.text[start:min(end, start+maxLabel)], ':')
	if colon < 0 {
		return none
	}
	typed := foldBlanks(p.text[start : start+colon])
	name := foldLabel(typed)
	if !p.isLabel(open, name) {
		return none
	}
	rest := p.text[start+colon+1 : end]
	return bracketLabel{name, typed, end - len(strings.TrimLeft(rest, blanks))}
}

// labelled reports whether a rule is for brackets with a label.
func (r *BracketRule) labelled() bool { return len(r.Labels) > 0 || r.Label != nil }

func (p *parser) isLabel(open, name string) bool {
	return slices.ContainsFunc(p.profile.Rules, func(r *BracketRule) bool { return r.Open == open && r.hasLabel(name) })
}

// HasLabel reports whether a rule reads brackets of a label, whatever its case.
func (r *BracketRule) HasLabel(label string) bool { return r.hasLabel(foldLabel(label)) }

func (r *BracketRule) hasLabel(name string) bool {
	return r.Label != nil && r.Label.MatchWhole(name) || slices.Contains(r.foldedLabels(), name)
}

func (r *BracketRule) foldedLabels() []string {
	if len(r.folded) == len(r.Labels) {
		return r.folded
	}
	folded := make([]string, len(r.Labels))
	for i, l := range r.Labels {
		folded[i] = foldLabel(l)
	}
	return folded
}

// foldLabel gives labels that mean the same one form: one blank between words, lower case,
// straight apostrophes.
func foldLabel(s string) string {
	return strings.ReplaceAll(strings.ToLower(foldBlanks(s)), "’", "'")
}

func foldBlanks(s string) string { return strings.Join(strings.Fields(s), " ") }

// maxMatched is the length in bytes of the longest text that expressions of
// bracket rules are tried on.
const maxMatched = 4000

// rule returns the first rule of the profile whose conditions a bracket meets, and
// the named groups of its expression.
func (p *parser) rule(c bracketContext) (*BracketRule, map[string]string) {
	for _, r := range p.profile.Rules {
		if !c.meets(r) || !p.profile.listed(r, c.text) || r.Needs != "" && r.Needs != p.language.Tag {
			continue
		}
		var found map[string]Range
		switch {
		case r.Match == nil && c.text != "": // brackets round nothing are characters, unless an expression says otherwise
		case r.Match == nil || len(c.text) > maxMatched:
			continue
		default:
			if found = r.Match.FindWhole(c.text); found == nil {
				continue
			}
		}
		words := map[string]string{}
		if c.label != "" && r.Label != nil {
			addGroups(words, asTyped(r.Label.FindWhole(c.label), c.label, c.typed), c.typed)
		}
		addGroups(words, found, c.text)
		return r, words
	}
	return nil, nil
}

// Reads reports whether the expression and the word list of a rule allow the text of a bracket, its label left out.
func (p *Profile) Reads(r *BracketRule, text string) bool {
	text = foldBlanks(text)
	return p.listed(r, text) && (r.Match == nil || r.Match.MatchWhole(text))
}

func (p *Profile) listed(r *BracketRule, text string) bool {
	return r.Words == "" || slices.ContainsFunc(p.Words[r.Words], func(w string) bool {
		return strings.EqualFold(strings.ReplaceAll(text, "’", "'"), w)
	})
}

// asTyped returns where groups that were found in a folded label stand in the label as typed.
// Folding changes letters, not their number.
func asTyped(found map[string]Range, folded, typed string) map[string]Range {
	at := make([]int, 0, len(typed)+1)
	for i := range typed {
		at = append(at, i)
	}
	at = append(at, len(typed))
	for name, r := range found {
		start := utf8.RuneCountInString(folded[:r.Start])
		end := start + utf8.RuneCountInString(folded[r.Start:r.End])
		found[name] = Range{at[start], at[end]}
	}
	return found
}

func addGroups(words map[string]string, found map[string]Range, text string) {
	for name, r := range found {
		if name != "" {
			words[name] = text[r.Start:r.End]
		}
	}
}

func (c bracketContext) meets(r *BracketRule) bool {
	if r.Open != c.open || c.label != "" && !r.hasLabel(c.label) || c.label == "" && r.labelled() {
		return false
	}
	return !r.Listed && // lists are given when the transcription is encoded
		(r.After != "letter" || c.after && !c.broken) &&
		(r.After != "name" || c.name) &&
		(r.Before != "letter" || c.before && !c.broken) &&
		(!r.Alone || c.alone)
}
