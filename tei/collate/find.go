package collate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// Choices are decisions whose words were found in witnesses.
type Choices struct {
	Constraints []Constraint // for Align
	joined      []wordRange
	split       []TokenRef
	entries     []entryChoice
	placed      []placedConstraint
}

type placedConstraint struct {
	Constraint
	at source.Span
}

// A wordRange is a range of the tokens of a witness.
type wordRange struct{ witness, from, to int }

// An entryChoice says something of the entry in which words stand.
type entryChoice struct {
	wordRange
	lemma int  // the witness whose reading is the text, or -1
	kind  Kind // its type, or ""
}

// Resolve finds the words of decisions in witnesses. What cannot be found is a
// warning, and so is what has changed around words that were found.
func (d *Decisions) Resolve(witnesses []*Witness) (*Choices, diag.List) {
	f := &finder{witnesses: witnesses, lists: map[[2]int]*wordList{}}
	c := &Choices{}
	for _, x := range d.list {
		f.choose(c, x)
	}
	for _, x := range c.placed {
		c.Constraints = append(c.Constraints, x.Constraint)
	}
	return c, f.found
}

// Check says which decisions a table does not keep, since they contradict others.
func (c *Choices) Check(t *Table) diag.List {
	var found diag.List
	for _, x := range c.placed {
		if !t.Kept(x.Constraint) {
			found = append(found, diag.Diagnostic{Severity: diag.Warning, Code: CodeDecisionIgnored, Span: x.at,
				Message: "this decision contradicts another, or the order of the words, and was not followed",
				Help:    "take it out, or the other"})
		}
	}
	return slices.CompactFunc(found, func(a, b diag.Diagnostic) bool { return a.Span == b.Span })
}

// A finder finds words in witnesses.
type finder struct {
	witnesses []*Witness
	lists     map[[2]int]*wordList
	found     diag.List
}

// choose adds what one decision says.
func (f *finder) choose(c *Choices, x decision) {
	var ranges []wordRange
	for _, w := range x.words {
		if r, ok := f.find(w); ok {
			ranges = append(ranges, r)
		}
	}
	if len(ranges) < len(x.words) {
		return
	}
	switch x.kind {
	case "align":
		for k := range shortest(ranges) {
			c.constrain(x, false, ranges, k)
		}
	case "apart":
		for k := range shortest(ranges) {
			c.constrain(x, true, ranges, k)
		}
	case "join":
		c.joined = append(c.joined, ranges...)
	case "split":
		for _, r := range ranges {
			c.split = append(c.split, TokenRef{r.witness, r.from})
		}
	case "lemma":
		n := f.witness(x.value)
		if n < 0 {
			f.unknown(x.at, x.value)
			return
		}
		for _, r := range ranges {
			c.entries = append(c.entries, entryChoice{r, n, ""})
		}
	case "type":
		for _, r := range ranges {
			c.entries = append(c.entries, entryChoice{r, None, Kind(x.value)})
		}
	}
}

func (c *Choices) constrain(x decision, apart bool, ranges []wordRange, k int) {
	words := make([]TokenRef, len(ranges))
	for i, r := range ranges {
		words[i] = TokenRef{r.witness, r.from + k}
	}
	c.placed = append(c.placed, placedConstraint{Constraint{Apart: apart, Words: words}, x.at})
}

func shortest(ranges []wordRange) int {
	n := ranges[0].to - ranges[0].from
	for _, r := range ranges {
		n = min(n, r.to-r.from)
	}
	return n
}

func (f *finder) witness(siglum string) int {
	return slices.IndexFunc(f.witnesses, func(w *Witness) bool { return w.ID == siglum })
}

func (f *finder) unknown(at source.Span, siglum string) {
	f.warn(at, CodeDecisionPlace, fmt.Sprintf("there is no witness %q", siglum), "name one of those that are collated")
}

func (f *finder) warn(at source.Span, code diag.Code, message, help string) {
	f.found = append(f.found, diag.Diagnostic{Severity: diag.Warning, Code: code, Span: at, Message: message, Help: help})
}

// A wordList is the words of a witness as they are looked for.
type wordList struct {
	forms []string
	token []int
}

// A sought is the words that are looked for, and those around them.
type sought struct{ before, inside, after []string }

// find returns the tokens that are meant.
func (f *finder) find(w namedWords) (wordRange, bool) {
	n := f.witness(w.siglum)
	if n < 0 {
		f.unknown(w.at, w.siglum)
		return wordRange{}, false
	}
	s, marks := parseSought(w.text)
	list := f.list(n, marks)
	at, length, changed := list.search(s)
	switch {
	case len(at) == 0:
		f.warn(w.at, CodeDecisionPlace, fmt.Sprintf("these words are not in witness %s any more", w.siglum), "the decision was not followed: look whether the text was changed there")
		return wordRange{}, false
	case len(at) > 1:
		f.warn(w.at, CodeDecisionPlace, fmt.Sprintf("these words stand %d times in witness %s", len(at), w.siglum), "the decision was not followed: write more of the words around them")
		return wordRange{}, false
	}
	r := wordRange{n, list.token[at[0]], list.token[at[0]+length-1] + 1}
	if changed {
		f.warn(w.at, CodeDecisionMoved, fmt.Sprintf("the text around these words has changed: now it is %q", phraseOf(f.witnesses[n], r)), "the decision was followed; write the words as they are now")
	}
	return r, true
}

// phraseOf returns words with some around them.
func phraseOf(w *Witness, r wordRange) string {
	var b strings.Builder
	for i := max(0, r.from-3); i < min(len(w.Tokens), r.to+3); i++ {
		if i == r.from {
			b.WriteByte('[')
		}
		b.WriteString(w.Tokens[i].Text)
		if i == r.to-1 {
			b.WriteByte(']')
		}
		if w.Tokens[i].Space != "" {
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// parseSought cuts words with brackets, and reports whether punctuation is meant.
func parseSought(text string) (s sought, marks bool) {
	before, rest, _ := strings.Cut(text, "[")
	inside, after, _ := strings.Cut(rest, "]")
	meant := looseWords(inside, true)
	marks = !slices.ContainsFunc(meant, func(w string) bool { return !isPunctuation(w) })
	return sought{looseWords(before, marks), looseWords(inside, marks), looseWords(after, marks)}, marks
}

var loose = Normalization{Accents: true, Letters: true}

func looseWords(text string, marks bool) []string {
	w := &Witness{}
	c := cutter{witness: w, normal: loose}
	c.cut(text, func(int, int) source.Span { return source.Span{} })
	var list []string
	for i := range w.Tokens {
		if marks || !isPunctuation(w.Tokens[i].Normal) {
			list = append(list, w.Tokens[i].Normal)
		}
	}
	return list
}

func (f *finder) list(n int, marks bool) *wordList {
	key := [2]int{n, 0}
	if marks {
		key[1] = 1
	}
	if f.lists[key] == nil {
		l := &wordList{}
		for i, t := range f.witnesses[n].Tokens {
			if form := loose.Apply(t.Text); marks || !isPunctuation(form) {
				l.forms, l.token = append(l.forms, form), append(l.token, i)
			}
		}
		f.lists[key] = l
	}
	return f.lists[key]
}

// search returns where words stand with all that is around them; else, if the text has
// changed, where they stand with most of it; else what stands where they stood.
func (l *wordList) search(s sought) (at []int, length int, changed bool) {
	most := 0
	var best []int
	for i := 0; i+len(s.inside) <= len(l.forms); i++ {
		if !slices.Equal(l.forms[i:i+len(s.inside)], s.inside) {
			continue
		}
		n := l.around(i, s)
		if n == len(s.before)+len(s.after) {
			at = append(at, i)
		}
		if n > most {
			most, best = n, nil
		}
		if n == most {
			best = append(best, i)
		}
	}
	if len(at) > 0 {
		return at, len(s.inside), false
	}
	if 2*most >= len(s.before)+len(s.after) && most > 0 {
		return best, len(s.inside), true
	}
	if len(s.before) > 0 && len(s.after) > 0 {
		if at, length = l.between(s); len(at) > 0 {
			return at, length, true
		}
	}
	return nil, 0, false
}

// around counts the words around a place that are those that are wanted.
func (l *wordList) around(i int, s sought) (n int) {
	for k, w := range s.before {
		if p := i - len(s.before) + k; p >= 0 && l.forms[p] == w {
			n++
		}
	}
	for k, w := range s.after {
		if p := i + len(s.inside) + k; p < len(l.forms) && l.forms[p] == w {
			n++
		}
	}
	return n
}

// between returns where other words stand between those that are around the words
// that are sought.
func (l *wordList) between(s sought) (at []int, length int) {
	for i := len(s.before); i < len(l.forms); i++ {
		if !slices.Equal(l.forms[i-len(s.before):i], s.before) {
			continue
		}
		for n := 1; n <= len(s.inside)+1 && i+n+len(s.after) <= len(l.forms); n++ {
			if slices.Equal(l.forms[i+n:i+n+len(s.after)], s.after) {
				at, length = append(at, i), n
				break
			}
		}
	}
	return at, length
}
