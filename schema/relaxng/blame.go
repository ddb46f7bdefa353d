package relaxng

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/siglum/siglum/schema/datatype"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// A blame says why a value is wrong.
type blame struct {
	wrong   string // the value, or the item of a list, that is wrong
	item    bool   // it is an item of a list
	reason  string
	help    string
	instead string   // what to put in its place, if that is clear
	certain bool     // it may be put there unasked
	example string   // a right value
	words   []string // if the values are enumerated: all of them
}

// blame finds out why a text is not what any of the states expects.
func (v *Validator) blame(states []*state, text string) blame {
	var leaves []*term
	for _, s := range states {
		leaves = append(leaves, v.machine.leaves(s)...)
	}
	var b blame
	var failures []*datatype.Error
	for _, t := range leaves {
		switch s := t.source.(type) {
		case *Value:
			b.words = append(b.words, s.Text)
		case *Data:
			failures = append(failures, v.failure(s, text))
		}
		if t.kind == listTerm && len(leaves) == 1 {
			return v.blameList(t, text)
		}
	}
	b.wrong = collapse(text)
	b.choose(failures)
	return b
}

// leaves returns what text may be in a state: data, values, lists.
func (a *automaton) leaves(s *state) []*term {
	a.mu.Lock()
	defer a.mu.Unlock()
	var leaves []*term
	for _, w := range a.pool.textWays(s.term) {
		leaves = append(leaves, w.leaf)
	}
	return leaves
}

// failure returns the datatype's reason to refuse a text.
func (v *Validator) failure(s *Data, text string) *datatype.Error {
	var e *datatype.Error
	switch err := s.Type.Check(text, &v.scope); {
	case err == nil:
		return &datatype.Error{Reason: fmt.Sprintf("%q is an exception that the schema makes", text)}
	case errors.As(err, &e):
		return e
	default:
		return &datatype.Error{Reason: err.Error()}
	}
}

// choose makes the reason from why each alternative was refused.
func (b *blame) choose(failures []*datatype.Error) {
	switch {
	case b.chooseRewritten(failures):
	case len(b.words) > 0:
		b.chooseWord()
	case len(failures) == 0:
		b.reason = "nothing is allowed here"
	case len(failures) == 1:
		b.reason, b.example = failures[0].Reason, failures[0].Example
		b.help = forExample(b.example)
	default:
		b.chooseAmong(failures)
	}
}

// chooseRewritten takes the first reason that comes with the right form of what
// was meant.
func (b *blame) chooseRewritten(failures []*datatype.Error) bool {
	for _, f := range failures {
		if f.Rewritten {
			b.reason, b.instead, b.example, b.certain = f.Reason, f.Example, f.Example, true
			b.help = fmt.Sprintf("write %q", f.Example)
			return true
		}
	}
	return false
}

// chooseWord blames a value that is none of an enumeration.
func (b *blame) chooseWord() {
	b.example = b.words[0]
	quoted := make([]string, len(b.words))
	for i, w := range b.words {
		quoted[i] = fmt.Sprintf("%q", w)
	}
	b.reason = fmt.Sprintf("%q is not one of the values allowed", b.wrong)
	if len(b.words) == 1 {
		b.reason = fmt.Sprintf("%q is not %s", b.wrong, quoted[0])
		b.instead = b.words[0]
	}
	near, certain := diag.Near(b.wrong, slices.Values(b.words))
	if len(near) == 0 {
		b.help = "write " + listing(quoted, "or", 2*mostNamed)
		return
	}
	b.instead, b.certain = near[0], certain
	b.help = fmt.Sprintf("did you mean %q?", near[0])
}

// chooseAmong gives the reason that the first alternative has, which schemas put
// first because it is the usual one, and one example of each.
func (b *blame) chooseAmong(failures []*datatype.Error) {
	b.reason = failures[0].Reason
	var examples []string
	seen := map[string]bool{}
	for _, f := range failures {
		if f.Example != "" && !seen[f.Example] {
			seen[f.Example] = true
			examples = append(examples, fmt.Sprintf("%q", f.Example))
		}
	}
	if len(examples) > 0 {
		b.example = failures[0].Example
		b.help = "right values are, for example, " + listing(examples[:min(len(examples), 2)], "and", 2)
	}
}

func forExample(example string) string {
	if example == "" {
		return ""
	}
	return fmt.Sprintf("a right value is, for example, %q", example)
}

// blameList blames the first item of a list that cannot stand where it does.
func (v *Validator) blameList(list *term, text string) blame {
	v.machine.mu.Lock()
	s := v.machine.state(list.parts[0])
	v.machine.mu.Unlock()
	for item := range strings.FieldsFuncSeq(text, isSpaceRune) {
		next := v.machine.readText(s, item, &v.scope)
		if next == nil && len(v.machine.leaves(s)) == 0 {
			return blame{wrong: item, item: true, reason: fmt.Sprintf("%q is one item too many", item)}
		}
		if next == nil {
			b := v.blame([]*state{s}, item)
			b.item = true
			return b
		}
		s = next
	}
	b := v.blame([]*state{s}, "")
	b.instead, b.reason = "", "it must have more items"
	if isBlank(text) {
		b.reason = "it must not be empty"
	}
	return b
}

// within returns the part of a span that is to blame: all of it, or the item of a
// list, if the source has it as it is.
func (b *blame) within(span source.Span, value string) source.Span {
	if !b.item {
		return span
	}
	return itemSpan(span, value, b.wrong)
}

func (b *blame) fixes(span source.Span) []diag.Fix {
	if b.instead == "" || collapse(span.Text()) != b.wrong {
		return nil
	}
	return []diag.Fix{{
		Message: fmt.Sprintf("write %q", b.instead),
		Certain: b.certain,
		Edits:   []diag.Edit{{Span: span, Text: escapeValue(b.instead)}},
	}}
}
