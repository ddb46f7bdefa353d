package relaxng

import (
	"strings"

	"github.com/siglum/siglum/schema/datatype"
)

// A valueKind is a set of leaves that lead to the same state: text matches if one
// of them does. The words of an enumeration are looked up, not compared in turn.
type valueKind struct {
	words  map[string]bool // values of type token
	leaves []valueLeaf
}

type valueLeaf struct {
	term   *term
	items  *state // of a list: where its first item is expected
	except *state // of data with an exception: what the exception matches
}

func (k *valueKind) add(a *automaton, t *term) {
	leaf := valueLeaf{term: t}
	switch s := t.source.(type) {
	case *Value:
		if s.Type.Name() == "token" {
			if k.words == nil {
				k.words = map[string]bool{}
			}
			k.words[collapse(s.Text)] = true
			return
		}
	case *Data:
		if s.Except != nil {
			leaf.except = a.state(a.pool.compile(s.Except))
		}
	}
	if t.kind == listTerm {
		leaf.items = a.state(t.parts[0])
	}
	k.leaves = append(k.leaves, leaf)
}

// matches reports whether text is of the kind.
func (a *automaton) matches(k *valueKind, text string, c datatype.Context) bool {
	if k.words != nil && k.words[collapse(text)] {
		return true
	}
	for i := range k.leaves {
		if a.matchesLeaf(&k.leaves[i], text, c) {
			return true
		}
	}
	return false
}

func (a *automaton) matchesLeaf(leaf *valueLeaf, text string, c datatype.Context) bool {
	switch s := leaf.term.source.(type) {
	case *Data:
		if s.Type.Check(text, c) != nil {
			return false
		}
		return leaf.except == nil || !a.matchesString(leaf.except, text, c)
	case *Value:
		v, err := s.Type.Value(text, c)
		return err == nil && s.Type.Equal(v, s.Value)
	}
	if leaf.items != nil {
		return a.matchesList(leaf.items, text, c)
	}
	return true
}

// matchesString reports whether a whole text, such as the value of an attribute,
// is what a state expects.
func (a *automaton) matchesString(s *state, text string, c datatype.Context) bool {
	if s.accepts && isBlank(text) {
		return true
	}
	next := a.readText(s, text, c)
	return next != nil && next.accepts
}

func (a *automaton) matchesList(s *state, text string, c datatype.Context) bool {
	for item := range strings.FieldsFuncSeq(text, isSpaceRune) {
		if s = a.readText(s, item, c); s == nil {
			return false
		}
	}
	return s.accepts
}

// readText returns the state after text, or nil if the text is not allowed.
func (a *automaton) readText(s *state, text string, c datatype.Context) *state {
	step := a.text(s)
	if step.plain != nil {
		return step.plain
	}
	if len(step.kinds) == 1 {
		if a.matches(&step.kinds[0], text, c) {
			return step.fork.only
		}
		return nil
	}
	var marks []int32
	for i := range step.kinds {
		if a.matches(&step.kinds[i], text, c) {
			marks = append(marks, int32(i))
		}
	}
	if len(marks) == 0 {
		return nil
	}
	return a.take(&step.fork, marks, markKey(marks))
}

func isSpaceRune(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }

// isBlank reports whether text is white space only.
func isBlank[T string | []byte](text T) bool {
	for i := range len(text) {
		if !isSpaceRune(rune(text[i])) {
			return false
		}
	}
	return true
}

// collapse normalises white space as datatype token does. Text that needs no
// change is returned as it is.
func collapse(s string) string {
	space := true
	for i := range len(s) {
		now := isSpaceRune(rune(s[i]))
		if now && (space || s[i] != ' ') {
			return strings.Join(strings.FieldsFunc(s, isSpaceRune), " ")
		}
		space = now
	}
	if space && s != "" {
		return strings.Join(strings.FieldsFunc(s, isSpaceRune), " ")
	}
	return s
}
